import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isCanonical } from '../../src/model/reading/canonical-record.js';
import { fromRecords, type CanonicalRecord } from '../../src/sources/index.js';
import type { SyncDataSource } from '../../src/sources/data-source.js';
import { checkSource } from '../../src/testing/index.js';

const page = await readFile(new URL('../../docs/adapters.md', import.meta.url), 'utf8');
const blocks = new Map(
  [...page.matchAll(/^```(\S+ ?\S*)\n([^]*?)^```$/gm)].map(([, name, text]) => [name ?? '', text ?? '']),
);

type Ask = (address: string) => Promise<Response>;
interface Adapter {
  portalSource: (ask: Ask) => SyncDataSource;
}
interface Pages {
  pagesOf: (records: readonly unknown[]) => Ask;
}

/** The page's code as its readers run it, on the sources of this checkout instead of the built package. */
function runnable(text: string): string {
  return text.replace(/'cloud-sync-insights\/(\w+)'/g, (_, entry: string) => {
    return `'${new URL(`../../src/${entry}/index.ts`, import.meta.url).href}'`;
  });
}

describe('the page about adapters', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'adapters-'));
    await writeFile(join(folder, 'package.json'), '{"type":"module"}');
    for (const [name, text] of blocks) {
      if (name.startsWith('js ')) await writeFile(join(folder, name.slice(3)), runnable(text));
    }
  });
  after(() => rm(folder, { recursive: true }));

  const run = (...args: string[]) => {
    // With the context of this test run, Node would refuse to run tests within tests.
    const { NODE_TEST_CONTEXT: _, ...env } = process.env;
    return spawnSync(process.execPath, ['--import', import.meta.resolve('tsx'), ...args], {
      cwd: folder,
      encoding: 'utf8',
      env,
    });
  };

  const importFrom = async <Module>(file: string): Promise<Module> =>
    (await import(pathToFileURL(join(folder, file)).href)) as Module;

  test('has no code that is not run here', () => {
    assert.deepEqual([...blocks.keys()].sort(), [
      'js adapter.js',
      'js adapter.test.js',
      'js canonical.js',
      'js check.js',
      'js pages.js',
      'js timed.js',
      'text',
    ]);
  });

  test('its adapter passes the contract, as its check prints', () => {
    const { stdout, stderr } = run('check.js');
    assert.match(stdout, /^[12]\d\d passed, 0 failed\n$/, stderr);
  });

  test('its test file passes, with the failing source', () => {
    const { status, stdout } = run('--test', 'adapter.test.js');
    assert.equal(status, 0, stdout);
    assert.match(stdout, /a failure is a SourceError, and is not kept/);
    assert.match(stdout, /an aborted question aborts the request to the service/);
  });

  test('its adapter without the second page fails the contract', async () => {
    const text = runnable(blocks.get('js adapter.js') ?? '').replace('page = next;', 'page = null;');
    await writeFile(join(folder, 'first-page.js'), text);
    const { portalSource } = await importFrom<Adapter>('first-page.js');
    const { pagesOf } = await importFrom<Pages>('pages.js');
    const { failed } = await checkSource(({ records }) => portalSource(pagesOf(records)));
    assert.ok(failed.length > 100, `${failed.length} cases see that records are missing`);
  });

  test('its mapping makes records that panels show by default, with all that the detail has', async () => {
    const { toRecord } = await importFrom<{ toRecord: (event: object) => CanonicalRecord }>('canonical.js');
    const event = {
      eventId: 'e-1',
      happenedAt: '2026-09-01T06:14:07Z',
      verb: 'Update',
      ok: false,
      account: { guid: 'ad-mei', name: 'Mei Tanaka', mail: 'mei@contoso.com' },
      problem: { code: 'DuplicateTargetEntries', text: 'Two have this address.' },
      fields: [{ name: 'mail', before: null, after: 'mei@contoso.com' }],
    };
    const source = fromRecords(() => [toRecord(event)]);
    const { value: about } = await source.query({ kind: 'about', filter: {} });
    assert.deepEqual([about.events, about.broken?.count], [1, 0]);
    const { value } = await source.query({ kind: 'record', id: 'e-1' });
    assert.deepEqual([value?.direction, value?.status, value?.object], ['ad-to-entra', 'failure', 'ad-mei']);
    assert.deepEqual([value?.errorCode, value?.reason], ['DuplicateTargetEntries', 'Two have this address.']);
    assert.deepEqual(value?.changes, [{ name: 'mail', oldValue: null, newValue: 'mei@contoso.com' }]);
    assert.equal(value?.raw, JSON.stringify(event));
  });

  test('names every key of the service that decides how a record is read', () => {
    const [, keys = ''] = /unless it also has a key of the service's:([^]*?), in whatever case/.exec(page) ?? [];
    const named = [...keys.matchAll(/`(\w+)`/g)].map(([, key]) => key!);
    assert.equal(named.length, 9);
    for (const key of named) assert.equal(isCanonical(new Map([['time', 1], [key.toLowerCase(), 1]])), false, key); // prettier-ignore
  });

  test('its wrapper passes the contract', async () => {
    const { timed } = await importFrom<{
      timed: (source: SyncDataSource, log: (kind: string, time: number) => void) => SyncDataSource;
    }>('timed.js');
    const kinds = new Set<string>();
    const report = await checkSource(({ records }) =>
      timed(
        fromRecords(() => records),
        (kind) => kinds.add(kind),
      ),
    );
    assert.deepEqual(report.failed, []);
    assert.ok(kinds.has('summary') && kinds.has('record'));
    const options = { defaultRange: { last: 'P14D' }, patience: 5000 };
    const { defaultRange, patience } = timed(
      fromRecords(() => [], options),
      () => undefined,
    );
    assert.deepEqual({ defaultRange, patience }, options);
  });
});
