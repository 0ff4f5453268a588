import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, test } from 'node:test';
import { countSessions } from '../../scripts/reporters/browser.mjs';
import reporter from '../../scripts/reporters/node.mjs';

/** What the reporter for Node writes and counts for test files of these texts. */
function report(...texts: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'reporter-'));
  try {
    const files = texts.map((_, index) => join(folder, `file-${index}.mjs`));
    files.forEach((file, index) => writeFileSync(file, `import { test, describe } from 'node:test';\n${texts[index]}`));
    const reporter = pathToFileURL(resolve('scripts/reporters/node.mjs')).href;
    const args = ['--test', `--test-reporter=${reporter}`, '--test-reporter-destination=stdout', ...files];
    const { NODE_TEST_CONTEXT: _, ...outer } = process.env;
    const env = { ...outer, TEST_COUNTS: join(folder, 'counts.json') };
    const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8', env });
    return { stdout, counts: JSON.parse(readFileSync(env.TEST_COUNTS, 'utf8')) as unknown };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('counts of Node tests', () => {
  test('tests are counted, the suites around them are not', () => {
    const { counts } = report("describe('outer', () => { test('a', () => {}); test('b', () => {}); });");
    assert.deepEqual(counts, { passed: 2, failed: 0, skipped: 0 });
  });

  test('a failure is told with the suites it stands in and its message, and counted once', () => {
    const { stdout, counts } = report("describe('outer', () => { test('a', () => { throw new Error('boom'); }); });");
    assert.match(stdout, /✗ outer › a \(.*file-0\.mjs\)\n +Error: boom/);
    assert.deepEqual(counts, { passed: 0, failed: 1, skipped: 0 });
  });

  test('a file without tests counts nothing, a file that cannot be loaded is a failure', () => {
    const { counts } = report('', "import './nothing.mjs';");
    assert.deepEqual(counts, { passed: 0, failed: 1, skipped: 0 });
  });

  test('a failure is counted before the run ends, for a run that is stopped', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'reporter-'));
    process.env.TEST_COUNTS = join(folder, 'counts.json');
    try {
      await reporter(failing()).next();
      assert.deepEqual(JSON.parse(readFileSync(process.env.TEST_COUNTS, 'utf8')), { passed: 0, failed: 1, skipped: 0 });
    } finally {
      delete process.env.TEST_COUNTS;
      rmSync(folder, { recursive: true });
    }

    async function* failing() {
      yield { type: 'test:fail', data: { name: 'a', nesting: 0, details: { error: new Error('boom') } } };
      await new Promise(() => undefined);
    }
  });

  test('a skipped test is neither passed nor failed', () => {
    assert.deepEqual(report("test('a', { skip: true }, () => {});").counts, { passed: 0, failed: 0, skipped: 1 });
  });
});

describe('counts of browser tests', () => {
  const outcome = (passed: boolean, skipped = false) => ({ name: 'a', passed, skipped });
  const results = (...tests: ReturnType<typeof outcome>[]) => ({ name: '', tests, suites: [] });

  test('tests of inner suites count too', () => {
    const testResults = { ...results(outcome(true)), suites: [results(outcome(false), outcome(false, true))] };
    assert.deepEqual(countSessions([{ passed: false, errors: [], testResults }]), { passed: 1, failed: 1, skipped: 1 });
  });

  test('a file that failed outside of its tests is one failure', () => {
    const sessions = [{ passed: false, errors: [{ message: 'not loaded' }] }];
    assert.deepEqual(countSessions(sessions), { passed: 0, failed: 1, skipped: 0 });
  });
});
