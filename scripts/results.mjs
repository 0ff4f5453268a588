// Runs checks and suites of tests, says how each went, and adds up what passed and what failed.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runNode } from './run-node.mjs';

const scratch = mkdtempSync(join(tmpdir(), 'cloud-sync-insights-test-'));
process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));

const total = { passed: 0, failed: 0 };
const failures = [];

/** Seconds since a moment of `performance.now()`, as text. */
export const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** Counts something as failed, which may stand for several tests. */
export function fail(name, count = 1) {
  total.failed += count;
  failures.push(count === 1 ? name : `${name}: ${count} failed`);
}

const indented = (text) => text.replace(/^/gm, '    ');

/** A program that either succeeds or not: one test under its name. Its output is shown where it failed. */
export async function check(name, ...args) {
  const start = performance.now();
  const { ok, output } = await runNode(args);
  console.log(`${ok ? '✓' : '✗'} ${name} (${seconds(start)})`);
  if (ok) total.passed++;
  else {
    fail(name);
    console.log(indented(output));
  }
  return ok;
}

/**
 * A test runner over files. It must run at least one test and skip none.
 * @param {string} name
 * @param {string[]} files
 * @param {string[]} args the runner and its arguments
 * @param {object} [options]
 * @param {boolean} [options.show] show its output as it comes
 * @param {boolean} [options.mayBeStopped] to be stopped by the time-out is no failure
 * @param {number} [options.timeout] ms
 * @param {Record<string, string>} [options.env]
 * @returns {Promise<boolean>} whether it ran to its end
 */
export async function suite(name, files, args, { mayBeStopped = false, show = false, timeout, env } = {}) {
  const start = performance.now();
  const title = `${name}: ${files.length} file${files.length === 1 ? '' : 's'}`;
  if (show) console.log(title);
  const countsFile = join(scratch, `${name.replaceAll(/\W+/g, '-')}.json`);
  const { ok, output, stopped } =
    files.length === 0
      ? { ok: false, output: 'There are no test files.', stopped: false }
      : await runNode(args, { show, timeout, env: { ...env, TEST_COUNTS: countsFile } });
  const counts = existsSync(countsFile)
    ? JSON.parse(readFileSync(countsFile, 'utf8'))
    : { passed: 0, failed: 0, skipped: 0 };
  const forgiven = stopped && mayBeStopped;
  total.passed += counts.passed;
  if (counts.failed > 0) fail(name, counts.failed);
  if (counts.skipped > 0) fail(`${name}: ${counts.skipped} skipped, and every test must run`);
  if (counts.passed + counts.failed === 0 && !forgiven) fail(`${name}: no test was run`);
  else if (!ok && counts.failed === 0 && !forgiven) fail(`${name}: the runner failed outside of the tests`);
  const good = ok && counts.failed + counts.skipped === 0 && counts.passed > 0;
  const mark = good ? '✓' : forgiven && counts.failed === 0 ? '–' : '✗';
  console.log(`${mark} ${title}, ${counts.passed} passed, ${counts.failed} failed (${seconds(start)})`);
  if (output) console.log(indented(output));
  return !stopped;
}

/** Prints what failed and, as the last line, the total; sets the exit code. */
export function finish(start) {
  if (failures.length > 0) console.log(`\nFailed:\n${failures.map((name) => `  ${name}`).join('\n')}`);
  console.log(`\nTook ${seconds(start)}.`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}
