// npm test: every check and every suite once, and one total. With --long: the long suite, as far as LONG_MINUTES allow.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesBelow } from './files.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = (...path) => join(root, 'node_modules', ...path);
const script = (name) => join(root, 'scripts', name);
const minutes = (count) => count * 60_000;

const scratch = mkdtempSync(join(tmpdir(), 'cloud-sync-insights-test-'));
const total = { passed: 0, failed: 0 };
const failures = [];

/** Runs a program of Node's; its output is shown as it comes, or kept for the caller. */
function runNode(args, { show, timeout = minutes(15), env = {} }) {
  const { status, stdout, stderr, signal, error } = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: show ? 'inherit' : 'pipe',
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    timeout,
    env: { ...process.env, ...env },
  });
  const ended = signal ? `stopped by ${signal} (limit ${Math.round(timeout / 60_000)} minutes)` : error?.message;
  return { ok: status === 0, output: [stdout, stderr, ended].filter(Boolean).join('\n') };
}

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

function fail(name, count = 1) {
  total.failed += count;
  failures.push(count === 1 ? name : `${name}: ${count} failed`);
}

/** A program that either succeeds or not: one test under its name. Its output is shown where it failed. */
function check(name, ...args) {
  const start = performance.now();
  const { ok, output } = runNode(args, { show: false });
  console.log(`${ok ? '✓' : '✗'} ${name} (${seconds(start)})`);
  if (ok) total.passed++;
  else {
    fail(name);
    console.log(output.trimEnd().replace(/^/gm, '    '));
  }
  return ok;
}

/** A test runner over files. It must run at least one test and skip none. */
function suite(name, files, args, { timeout = minutes(15), env = {} } = {}) {
  const start = performance.now();
  console.log(`\n${name}: ${files.length} file${files.length === 1 ? '' : 's'}`);
  const countsFile = join(scratch, `${name.replaceAll(/\W+/g, '-')}.json`);
  const { ok, output } =
    files.length === 0
      ? { ok: false, output: 'There are no test files.' }
      : runNode(args, { show: true, timeout, env: { ...env, TEST_COUNTS: countsFile } });
  const counts = existsSync(countsFile)
    ? JSON.parse(readFileSync(countsFile, 'utf8'))
    : { passed: 0, failed: 0, skipped: 0 };
  total.passed += counts.passed;
  if (counts.failed > 0) fail(name, counts.failed);
  if (counts.skipped > 0) fail(`${name}: ${counts.skipped} skipped, and every test must run`);
  if (counts.passed + counts.failed === 0) fail(`${name}: no test was run`);
  else if (!ok && counts.failed === 0) fail(`${name}: the runner failed outside of the tests`);
  if (output) console.log(`    ${output}`);
  const good = ok && counts.failed + counts.skipped === 0 && counts.passed > 0;
  console.log(`${good ? '✓' : '✗'} ${name}: ${counts.passed} passed, ${counts.failed} failed (${seconds(start)})`);
}

// A zone that is not UTC and not a whole hour away from it, so that no test passes by being run in Greenwich.
const zone = { TZ: 'America/St_Johns' };

function nodeSuite(name, files, options = {}) {
  const reporter = ['--test-reporter=./scripts/reporters/node.mjs', '--test-reporter-destination=stdout'];
  const args = ['--import', 'tsx', '--test', '--test-concurrency=2', ...reporter, ...files];
  suite(name, files, args, { ...options, env: { ...zone, ...options.env } });
}

function browserSuite(name, files, options = {}) {
  suite(name, files, [bin('@web', 'test-runner', 'dist', 'bin.js'), ...(options.args ?? [])], options);
}

const testFiles = filesBelow(join(root, 'test')).map((file) => `test/${file}`);
const isLong = (file) => file.startsWith('test/long/') || file.endsWith('.long.browser.ts');

function runAll() {
  const tsc = bin('typescript', 'bin', 'tsc');
  const prettier = ['--check', '--log-level=warn', '.'];
  check('format', bin('prettier', 'bin', 'prettier.cjs'), ...prettier);
  check('manifest', script('manifest.mjs'));
  check('lint', bin('eslint', 'bin', 'eslint.js'), '.');
  check('types of src', tsc, '--pretty', 'false', '-p', 'tsconfig.json');
  check('types of test', tsc, '--pretty', 'false', '-p', 'test/tsconfig.json');
  check('types of scripts', tsc, '--pretty', 'false', '-p', 'scripts/tsconfig.json');
  check('import arrows', script('arrows.mjs'));
  check('public API documented', script('manifest-check.mjs'));
  const built = check('build', script('build.mjs'));
  if (built) {
    check('exports', script('exports.mjs'));
    check('size', script('size.mjs'));
  }
  const told = check('storybook build', script('storybook.mjs'), 'build');

  const nodeFiles = testFiles.filter((file) => file.endsWith('.test.ts') && !isLong(file));
  nodeSuite(
    'node tests',
    nodeFiles.filter((file) => !file.startsWith('test/e2e/')),
  );
  browserSuite(
    'browser tests',
    testFiles.filter((file) => file.endsWith('.browser.ts') && !isLong(file)),
  );
  if (built && told) {
    nodeSuite(
      'end-to-end tests',
      nodeFiles.filter((file) => file.startsWith('test/e2e/')),
    );
  } else fail('end-to-end tests: not run, since a build failed');
}

function runLong() {
  const files = testFiles.filter((file) => isLong(file) && /\.(test|browser)\.ts$/.test(file));
  if (files.length === 0) console.log('Nothing is in the long suite yet.');
  const end = performance.now() + minutes(Number(process.env.LONG_MINUTES ?? 24 * 60));
  const leftOut = [];
  for (const file of files) {
    const timeout = Math.floor(end - performance.now());
    const env = { LONG_TESTS: '1' };
    if (timeout < minutes(1)) leftOut.push(file);
    else if (file.endsWith('.browser.ts')) browserSuite(file, [file], { args: ['--files', file], timeout, env });
    else nodeSuite(file, [file], { timeout, env });
  }
  if (leftOut.length > 0) console.log(`\nLeft out for lack of time:\n${leftOut.map((file) => `  ${file}`).join('\n')}`);
}

const start = performance.now();
try {
  if (process.argv.includes('--long')) runLong();
  else runAll();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
if (failures.length > 0) console.log(`\nFailed:\n${failures.map((name) => `  ${name}`).join('\n')}`);
console.log(`\nTook ${seconds(start)}.`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
