// What each entry costs a page, bundled and compressed, against size-budgets.json: node scripts/size.mjs (after the build)
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { rollup } from 'rollup';
import { bundling } from '../rollup.config.js';
import { filesBelow } from './files.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');

/** Packages of which no byte reaches a page by itself. */
const UNWANTED = /node_modules\/(@azure|@azure-rest|@typespec|@kusto|@lit\/react|react|react-dom)\//;

const kilobytes = (bytes) => bytes / 1000;

/**
 * @typedef {object} Entry
 * @property {string} file module below dist
 * @property {string[]} [names] only these of its exports; default all
 * @property {string[]} [also] modules that the same page imports
 * @property {string} [title]
 * @property {number} kilobytes budget, in thousands of bytes
 * @property {number} [target] where it is to come to; printed until it is reached
 * @property {boolean} [composes] may bring several elements
 */

/**
 * @typedef {object} Bundle
 * @property {number} bytes compressed size of what loads at once
 * @property {{ name: string, bytes: number }[]} lazy chunks that load when needed
 * @property {string[]} modules paths of all modules that load at once
 * @property {string[]} lazyModules paths of all others
 */

/** A page's own module that imports what is measured. */
const pageOf = ({ file, names, also = [] }) => ({
  name: 'page',
  resolveId: (id) => (id === 'page' ? id : null),
  load: (id) =>
    id === 'page'
      ? [
          ...also.map((other) => `import '${join(dist, other)}';`),
          `export ${names ? `{ ${names.join(', ')} }` : '*'} from '${join(dist, file)}';`,
        ].join('\n')
      : null,
});

/** @returns {Promise<Bundle>} */
async function bundle(entry) {
  const build = await rollup({ ...bundling, plugins: [pageOf(entry), ...bundling.plugins], input: 'page' });
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

/** Elements that an entry brings along although it is not theirs. */
function strangeElements(file, { modules }) {
  const own = /^define\/(.+)\.js$/.exec(file)?.[1];
  const brought = modules.flatMap((path) => /\/dist\/elements\/([^/]+)\//.exec(path)?.[1] ?? []);
  return [...new Set(brought)].filter((tag) => tag !== own);
}

function problemsOf(entry, found) {
  const unwanted = [...found.modules, ...found.lazyModules].filter((path) => UNWANTED.test(path));
  return [
    ...(kilobytes(found.bytes) > entry.kilobytes ? [`is over its budget of ${entry.kilobytes} kB`] : []),
    ...(unwanted.length > 0 ? [`brings ${unwanted[0]}`] : []),
    ...(entry.composes ? [] : strangeElements(entry.file, found).map((tag) => `brings the element ${tag}`)),
  ];
}

const budgets = JSON.parse(readFileSync(join(root, 'scripts', 'size-budgets.json'), 'utf8'));
const tags = filesBelow(join(root, 'src', 'elements')).flatMap((file) => /^([^/]+)\/\1\.ts$/.exec(file)?.[1] ?? []);
const listed = new Set(budgets.entries.map(({ file }) => file));
/** @type {Entry[]} */
const entries = [
  ...budgets.entries,
  ...tags
    .map((tag) => ({ file: `define/${tag}.js`, ...budgets.otherElements }))
    .filter(({ file }) => !listed.has(file)),
];

const show = (bytes) => kilobytes(bytes).toFixed(1).padStart(7);

/** Prints what an entry weighs, and returns what is wrong with it. */
async function measure(entry, title) {
  if (!existsSync(join(dist, entry.file))) return ['is not in dist'];
  try {
    const found = await bundle(entry);
    const target = entry.target && kilobytes(found.bytes) > entry.target ? ` (target ${entry.target})` : '';
    console.log(`${show(found.bytes)} ${String(entry.kilobytes).padStart(7)}  ${title}${target}`);
    for (const { name, bytes } of found.lazy) console.log(`${show(bytes)}             later: ${name}`);
    return problemsOf(entry, found);
  } catch (error) {
    return [`cannot be bundled: ${error.message}`];
  }
}

const failures = [];
console.log('     kB  budget  entry (minified, gzip -9, lit included; what loads when needed is listed below it)');
for (const entry of entries) {
  const title = entry.title ?? [entry.file, ...(entry.names ?? [])].join(' ');
  failures.push(...(await measure(entry, title)).map((problem) => `${title} ${problem}`));
}
for (const failure of failures) console.log(failure);
process.exitCode = failures.length > 0 ? 1 : 0;
