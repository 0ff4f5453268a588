import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { runNode } from '../../scripts/run-node.mjs';

describe('a program that is run', () => {
  test('is known by its code and by all it says', async () => {
    const run = await runNode(['-e', "console.log('out'); console.error('err'); process.exitCode = 3"]);
    assert.deepEqual(
      { ...run, output: run.output.split('\n').sort() },
      { ok: false, output: ['err', 'out'], stopped: false },
    );
  });

  test('is stopped when its time is over, and whatever it started with it', { timeout: 20_000 }, async () => {
    // What it started keeps its output open, so that this ends only after both have ended.
    const start =
      "require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' })";
    const { ok, stopped, output } = await runNode(['-e', `${start}; setInterval(() => {}, 1000)`], { timeout: 500 });
    assert.deepEqual({ ok, stopped }, { ok: false, stopped: true });
    assert.match(output, /^Stopped after 0\.0 minutes\.$/);
  });
});

describe('the total', () => {
  test('of tests that all pass is no failure', () => {
    assert.deepEqual(totalOf(suite('{ passed: 2, failed: 0, skipped: 0 }')), { last: '2 passed, 0 failed', status: 0 });
  });

  test('counts skipped tests as one failure of their suite', () => {
    assert.deepEqual(totalOf(suite('{ passed: 2, failed: 0, skipped: 3 }')), { last: '2 passed, 1 failed', status: 1 });
  });

  test('counts a suite without tests, and one whose runner fails, as a failure', () => {
    const runs =
      suite('{ passed: 0, failed: 0, skipped: 0 }') +
      suite('{ passed: 4, failed: 0, skipped: 0 }', 'process.exitCode = 1');
    assert.deepEqual(totalOf(runs), { last: '4 passed, 2 failed', status: 1 });
  });

  test('counts a check as one test', () => {
    const checks = `await check('good', '-e', ''); await check('bad', '-e', 'process.exitCode = 1');`;
    assert.deepEqual(totalOf(checks), { last: '1 passed, 1 failed', status: 1 });
  });

  test('forgives a suite stopped for lack of time, but no test that had failed until then', () => {
    const hang = 'setInterval(() => {}, 1000)';
    assert.deepEqual(totalOf(suite(null, hang, '{ timeout: 500, mayBeStopped: true }')), {
      last: '0 passed, 0 failed',
      status: 0,
    });
    // Long enough for a busy machine to start the program and write its counts.
    const failing = suite('{ passed: 1, failed: 1, skipped: 0 }', hang, '{ timeout: 5000, mayBeStopped: true }');
    assert.deepEqual(totalOf(failing), { last: '1 passed, 1 failed', status: 1 });
  });
});

/** Code that runs a suite whose runner writes these counts and then does `more`. */
function suite(counts: string | null, more = '', options = '{}'): string {
  const write = counts ? `require('fs').writeFileSync(process.env.TEST_COUNTS, JSON.stringify(${counts}));` : '';
  return `await suite('tests', ['a.test.ts'], ['-e', ${JSON.stringify(write + more)}], ${options});`;
}

/** The last line and the exit code after these runs. */
function totalOf(runs: string) {
  const from = pathToFileURL('scripts/results.mjs').href;
  const code = `import { check, finish, suite } from '${from}'; ${runs} finish(performance.now());`;
  const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });
  return { last: stdout.trimEnd().split('\n').at(-1), status };
}
