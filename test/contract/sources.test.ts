import { describe, it } from 'node:test';
import { readFile } from 'node:fs/promises';
import { fileSource, fromRecords, memorySource } from '../../src/sources/index.js';
import type { SyncRecordDetail } from '../../src/model/record.js';
import type { SyncDataSource } from '../../src/sources/data-source.js';
import { contractFixture, runSourceContract } from '../../src/testing/index.js';
import type { ContractFixture, GraphRecord } from '../../src/testing/index.js';

const folder = new URL('../fixtures/contract/', import.meta.url);

describe('memorySource of records', () => {
  runSourceContract({ describe, it }, ({ records }) => memorySource(records));
});

describe('fromRecords', () => {
  runSourceContract({ describe, it }, ({ records }) => fromRecords(() => records), {
    makeFailing({ records }) {
      let loads = 0;
      return fromRecords(() => (loads++ === 0 ? Promise.reject(new Error('The service is away.')) : records));
    },
    makeSlow: ({ arrived, aborted }) =>
      fromRecords(({ signal }) => {
        arrived();
        signal.addEventListener('abort', aborted);
        return new Promise(() => undefined);
      }),
  });
});

describe('fromRecords with a default range in which nothing lies', () => {
  const options = { now: () => Date.parse('2030-01-01T00:00:00Z'), defaultRange: { last: 'P14D' } };
  runSourceContract(it, ({ records }) =>
    fromRecords(({ from, to }) => records.filter((record) => isWithin(record.activityDateTime, from, to)), options),
  );
});

/** Compared by the millisecond: the service gives what it has a little beyond. */
function isWithin(time: string, from: string | null, to: string | null): boolean {
  if (from === null || to === null) return true;
  return Date.parse(time) >= Date.parse(from) && Date.parse(time) <= Date.parse(to) + 1;
}

describe('fromRecords of canonical records', () => {
  runSourceContract(it, async ({ records }) => {
    const canonical = await canonicalOf(records);
    return fromRecords(() => canonical);
  });
});

const known = new Map<readonly GraphRecord[], Promise<SyncRecordDetail[]>>();

function canonicalOf(records: readonly GraphRecord[]): Promise<SyncRecordDetail[]> {
  const found = known.get(records) ?? readAll(records);
  known.set(records, found);
  return found;
}

async function readAll(records: readonly GraphRecord[]): Promise<SyncRecordDetail[]> {
  const source = memorySource(records);
  const ids = records.map((record) => record.id || record.changeId);
  const answers = await Promise.all(ids.map((id) => source.query({ kind: 'record', id })));
  return answers.flatMap(({ value }) => value ?? []);
}

describe('fromRecords of pages that come in one after the other', () => {
  runSourceContract(it, ({ records }) => fromRecords(() => pages(records)));
});

async function* pages(records: readonly GraphRecord[]): AsyncGenerator<GraphRecord> {
  for (const [index, record] of records.entries()) {
    if (index % 50 === 0) await Promise.resolve();
    yield record;
  }
}

for (const name of ['graph.json', 'portal.json', 'log-analytics.json']) {
  const text = await readFile(new URL(name, folder), 'utf8');
  describe(`fileSource of ${name}`, () => {
    runSourceContract({ describe, it }, (fixture) => fileOf(fixture, name, text));
  });
}

/** The committed file for the contract's records; for any others a file as the portal would write it. */
function fileOf(fixture: ContractFixture, name: string, text: string): SyncDataSource {
  const content = fixture === contractFixture ? text : JSON.stringify(fixture.records);
  return fileSource([new File([content], name)]);
}
