// What each entry costs a page, bundled and compressed, against size-budgets.json: node scripts/size.mjs (after the build)
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { rollup } from 'rollup';
import { filesBelow } from './files.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');

/** Packages of which no byte reaches a page by itself. */
const UNWANTED = /node_modules\/(@azure|@azure-rest|@typespec|@kusto|@lit\/react|react|react-dom)\//;

const kilobytes = (bytes) => bytes / 1000;

/**
 * @typedef {object} Bundle
 * @property {number} bytes compressed size of what loads at once
 * @property {{ name: string, bytes: number }[]} lazy chunks that load when needed
 * @property {string[]} modules paths of all modules that load at once
 * @property {string[]} lazyModules paths of all others
 */

/** @returns {Promise<Bundle>} */
async function bundle(entry) {
  const build = await rollup({
    input: entry,
    plugins: [nodeResolve({ exportConditions: ['production'] }), terser({ module: true, ecma: 2020 })],
    onwarn(warning) {
      throw new Error(warning.message);
    },
  });
  const { output } = await build.generate({ format: 'es' });
  await build.close();
  const chunks = new Map(output.flatMap((chunk) => (chunk.type === 'chunk' ? [[chunk.fileName, chunk]] : [])));
  const atOnce = new Set();
  const load = (name) => {
    if (atOnce.has(name) || !chunks.has(name)) return;
    atOnce.add(name);
    chunks.get(name).imports.forEach(load);
  };
  load(output[0].fileName);
  const size = (chunk) => gzipSync(chunk.code, { level: 9 }).length;
  const now = [...chunks.values()].filter(({ fileName }) => atOnce.has(fileName));
  const later = [...chunks.values()].filter(({ fileName }) => !atOnce.has(fileName));
  const modulesOf = (list) =>
    list.flatMap(({ modules }) => Object.keys(modules).map((path) => path.replaceAll('\\', '/')));
  return {
    bytes: now.reduce((sum, chunk) => sum + size(chunk), 0),
    lazy: later.map((chunk) => ({ name: chunk.fileName, bytes: size(chunk) })),
    modules: modulesOf(now),
    lazyModules: modulesOf(later),
  };
}

/** Elements that a define entry brings along although it is not theirs. */
function strangeElements(entry, { modules }) {
  const own = /^define\/(.+)\.js$/.exec(entry)?.[1];
  const brought = modules.flatMap((path) => /\/dist\/elements\/([^/]+)\//.exec(path)?.[1] ?? []);
  return [...new Set(brought)].filter((tag) => tag !== own);
}

function problemsOf(entry, budget, found) {
  const unwanted = [...found.modules, ...found.lazyModules].filter((path) => UNWANTED.test(path));
  return [
    ...(kilobytes(found.bytes) > budget.kilobytes ? [`is over its budget of ${budget.kilobytes} kB`] : []),
    ...(unwanted.length > 0 ? [`brings ${unwanted[0]}`] : []),
    ...(budget.composes ? [] : strangeElements(entry, found).map((tag) => `brings the element ${tag}`)),
  ];
}

const { entries, otherElements } = JSON.parse(readFileSync(join(root, 'scripts', 'size-budgets.json'), 'utf8'));
const tags = filesBelow(join(root, 'src', 'elements')).flatMap((file) => /^([^/]+)\/\1\.ts$/.exec(file)?.[1] ?? []);
const budgets = new Map(tags.map((tag) => [`define/${tag}.js`, otherElements]));
for (const [entry, budget] of Object.entries(entries)) budgets.set(entry, budget);

const show = (bytes) => kilobytes(bytes).toFixed(1).padStart(7);
const failures = [];
console.log('     kB  budget  entry (minified, gzip -9, lit included; what loads when needed is listed below it)');
for (const [entry, budget] of budgets) {
  const file = join(dist, entry);
  if (!existsSync(file)) {
    failures.push(`${entry} is not in dist`);
    continue;
  }
  const found = await bundle(file);
  console.log(`${show(found.bytes)} ${String(budget.kilobytes).padStart(7)}  ${budget.title ?? entry}`);
  for (const { name, bytes } of found.lazy) console.log(`${show(bytes)}             later: ${name}`);
  failures.push(...problemsOf(entry, budget, found).map((problem) => `${entry} ${problem}`));
}
for (const failure of failures) console.log(failure);
process.exitCode = failures.length > 0 ? 1 : 0;
