import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import type { SyncDataSource } from '../../src/sources/data-source.js';
import { expectedAnswers } from '../../src/testing/contract-cases.js';
import { fromRecords } from '../../src/sources/index.js';
import { checkSource, contractFixture, runSourceContract, sourceContract } from '../../src/testing/index.js';
import type { ContractFixture } from '../../src/testing/index.js';

const about = expectedAnswers.find(({ name }) => name === 'about: default')!;
const aboutCase = sourceContract.find(({ name }) => name === about.name)!;

describe('a source that loads bit by bit', () => {
  /** Says twice that it is loading, before it answers. */
  const loading = (watch: SyncDataSource['watch']): SyncDataSource => {
    let waits = 2;
    return {
      supports: () => true,
      query: () => {
        const partial = waits-- > 0 ? { partial: { reason: 'loading' as const, limit: null } } : {};
        return Promise.resolve({ value: rightAbout, ...partial }) as never;
      },
      ...(watch && { watch }),
    };
  };
  const rightAbout = { ...(about.expected as object), broken: { count: 0 }, duplicates: null };

  test('is asked again when it tells of news', async () => {
    const soon = (listener: () => void) => {
      const timer = setTimeout(listener, 1);
      return () => clearTimeout(timer);
    };
    await aboutCase.run(() => loading(soon));
  });

  test('is incomplete where it tells of none', async () => {
    await assert.rejects(
      aboutCase.run(() => loading(undefined)),
      /gave a partial answer/,
    );
  });
});

describe('a failed case', () => {
  test('shows the question, the place, what was expected and what came', async () => {
    const found = sourceContract.find(({ name }) => name === 'totals: object by target id');
    const row = { key: [], events: 2, objects: 2 };
    const wrong = {
      supports: () => true,
      query: () => Promise.resolve({ value: { tables: [{ rows: [row] }] } }) as never,
    };
    await assert.rejects(
      found!.run(() => wrong),
      (error: Error) => {
        assert.match(error.message, /differs at tables\[0\]\.rows\[0\]\.objects\n/);
        assert.match(error.message, /question: \{"kind":"summary","filter":\{"object":\["entra-only"\]\}/);
        assert.match(error.message, /expected: 1\n.*actual: {3}2/);
        return true;
      },
    );
  });

  test('names the first record that could not be read, by the adapter as a whole', async () => {
    const foreign = ({ records }: ContractFixture) =>
      fromRecords(() => records.map(({ activityDateTime, ...rest }) => ({ ...rest, Happened: activityDateTime })));
    const { failed } = await checkSource(foreign);
    const broken = `  broken:   ${contractFixture.records.length} records, the first: No time: expected time,`;
    assert.ok(failed.find(({ name }) => name === 'about: default')?.message.includes(broken));
  });

  test('of a whole record comes first, since it names the field', async () => {
    const nameless = ({ records }: ContractFixture) =>
      fromRecords(() => records.map((record) => ({ ...record, cycleId: '' })));
    const { failed } = await checkSource(nameless);
    assert.match(failed[0]?.message ?? '', /^The answer differs at cycleId\n/);
  });

  test('stands in the report of checkSource, beside the number of those that passed', async () => {
    const silent: SyncDataSource = {
      supports: () => false,
      query: () => Promise.reject(Object.assign(new Error('No.'), { name: 'SourceError', reason: 'unsupported' })),
    };
    const { passed, failed } = await checkSource(() => silent);
    assert.equal(passed + failed.length, sourceContract.length);
    assert.ok(failed.some(({ name }) => name === 'about names the kinds that are supported'));
  });
});

test('every case of the contract has a name of its own', () => {
  const names = sourceContract.map(({ name }) => name);
  assert.equal(new Set(names).size, names.length);
});

test('any runner can run it: a function for each test, or describe and it', () => {
  const names: string[] = [];
  const it = (name: string) => names.push(name);
  runSourceContract(it, () => Promise.reject(new Error('never made')));
  assert.equal(names.length, sourceContract.length);
  runSourceContract({ describe: (_, body) => body(), it }, () => Promise.reject(new Error('never made')));
  assert.equal(names.length, 2 * sourceContract.length);
});
