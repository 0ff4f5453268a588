import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fromRecords } from '../../src/sources/index.js';
import type { SyncDataSource } from '../../src/sources/data-source.js';
import { checkSource } from '../../src/testing/index.js';

const page = await readFile(new URL('../../docs/adapters.md', import.meta.url), 'utf8');
const blocks = new Map(
  [...page.matchAll(/^```(\S+ ?\S*)\n([^]*?)^```$/gm)].map(([, name, text]) => [name ?? '', text ?? '']),
);

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

  test('has no code that is not run here', () => {
    assert.deepEqual([...blocks.keys()].sort(), [
      'js adapter.js',
      'js adapter.test.js',
      'js check.js',
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
  });

  test('its wrapper passes the contract', async () => {
    const { timed } = (await import(pathToFileURL(join(folder, 'timed.js')).href)) as {
      timed: (source: SyncDataSource, log: (kind: string, time: number) => void) => SyncDataSource;
    };
    const kinds = new Set<string>();
    const report = await checkSource(({ records }) =>
      timed(
        fromRecords(() => records),
        (kind) => kinds.add(kind),
      ),
    );
    assert.deepEqual(report.failed, []);
    assert.ok(kinds.has('summary') && kinds.has('record'));
  });
});
