// npm test: every check and every suite once, and one total. With --long: the long suite, as far as LONG_MINUTES allow.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findFirefox } from './browser.mjs';
import { filesBelow } from './files.mjs';
import { check, fail, finish, suite } from './results.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = (...path) => join(root, 'node_modules', ...path);
const script = (name) => join(root, 'scripts', name);
const minutes = (count) => count * 60_000;

// A zone that is not UTC and not a whole hour away from it, so that no test passes by being run in Greenwich.
const zone = { TZ: 'America/St_Johns' };

function nodeSuite(name, files, options = {}) {
  const reporter = ['--test-reporter=./scripts/reporters/node.mjs', '--test-reporter-destination=stdout'];
  const args = ['--import', 'tsx', '--test', '--test-concurrency=2', ...reporter, ...files];
  return suite(name, files, args, { ...options, env: { ...zone, ...options.env } });
}

function browserSuite(name, files, options = {}) {
  return suite(name, files, [bin('@web', 'test-runner', 'dist', 'bin.js'), ...(options.args ?? [])], options);
}

const testFiles = filesBelow(join(root, 'test')).map((file) => `test/${file}`);
const isLong = (file) => file.startsWith('test/long/') || file.endsWith('.long.browser.ts');
const shortFiles = testFiles.filter((file) => !isLong(file));
const isEndToEnd = (file) => file.startsWith('test/e2e/');

const tsc = (project) => [bin('typescript', 'bin', 'tsc'), '--pretty', 'false', '-p', project];

/** The checks that soon say what is wrong, then what the end-to-end tests need; resolves to what was built. */
async function build() {
  // Types, stories and documentation are made from the manifest.
  await check('manifest', script('manifest.mjs'));
  await check('types of src', ...tsc('tsconfig.json'));
  await check('types of src/cli', ...tsc('src/cli/tsconfig.json'));
  await check('types of test', ...tsc('test/tsconfig.json'));
  await check('types of scripts', ...tsc('scripts/tsconfig.json'));
  await check('import arrows', script('arrows.mjs'));
  await check('public API documented', script('manifest-check.mjs'));
  return {
    dist: await check('build', script('build.mjs')),
    stories: await check('storybook build', script('storybook.mjs'), 'build'),
  };
}

async function runOtherChecks(built) {
  await check('format', bin('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level=warn', '.');
  await check('lint', bin('eslint', 'bin', 'eslint.js'), '.');
  if (!built.dist) return;
  await check('exports', script('exports.mjs'));
  await check('size', script('size.mjs'));
}

async function runSuites(building) {
  const nodeFiles = shortFiles.filter((file) => file.endsWith('.test.ts'));
  const browserFiles = shortFiles.filter((file) => file.endsWith('.browser.ts'));
  await nodeSuite(
    'node tests',
    nodeFiles.filter((file) => !isEndToEnd(file)),
  );
  await browserSuite('browser tests', browserFiles);
  const { dist, stories } = await building;
  if (dist && stories) await nodeSuite('end-to-end tests', nodeFiles.filter(isEndToEnd));
  else fail('end-to-end tests: not run, since a build failed');
}

/** Checks and suites side by side: each leaves a part of two cores idle. */
async function runAll() {
  const building = build();
  await Promise.all([building.then(runOtherChecks), runSuites(building)]);
}

const NEEDS_FIREFOX = ['test/long/log-table-last-row.test.ts'];

/** One file after the other, none begun that could not do much before the time is over. */
async function runLong() {
  const files = testFiles.filter((file) => isLong(file) && /\.(test|browser)\.ts$/.test(file));
  const end = performance.now() + minutes(Number(process.env.LONG_MINUTES ?? 24 * 60));
  const leftOut = [];
  await check('manifest', script('manifest.mjs'));
  const dist = await check('build', script('build.mjs'));
  const stories = await check('storybook build', script('storybook.mjs'), 'build');
  for (const file of dist && stories ? files : []) {
    if (NEEDS_FIREFOX.includes(file) && !findFirefox()) {
      leftOut.push(`${file} (no Firefox on this machine)`);
      continue;
    }
    const timeout = Math.floor(end - performance.now());
    const options = { show: true, mayBeStopped: true, timeout, env: { LONG_TESTS: '1' } };
    const run = file.endsWith('.browser.ts')
      ? () => browserSuite(file, [file], { ...options, args: ['--files', file] })
      : () => nodeSuite(file, [file], options);
    if (timeout < minutes(1) || !(await run())) leftOut.push(file);
  }
  if (leftOut.length > 0)
    console.log(
      `\nNot run to the end, for lack of time unless said otherwise:\n${leftOut.map((file) => `  ${file}`).join('\n')}`,
    );
}

const start = performance.now();
await (process.argv.includes('--long') ? runLong() : runAll());
finish(start);
