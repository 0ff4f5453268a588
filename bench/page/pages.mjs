// The candidates as pages: the measuring with the data, and, loaded by the clock, a bundle of all that shows them.
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rollup } from 'rollup';
import { bundling } from '../../rollup.config.js';

const here = import.meta.dirname;

export const OURS = 'cloud-sync-insights';
export const PEERS = ['chartjs-tanstack', 'uplot-revogrid'];
/** `lit-floor` draws and does no more: the bound. */
export const CANDIDATES = [OURS, ...PEERS, 'lit-floor'];

const ENTRY = 'virtual:page';
const SIZED = 'virtual:sized';

const path = (file) => JSON.stringify(join(here, file));

const pageOf = (name) => `import { measurePage } from ${path('page.mjs')};
  import { load } from ${path(`candidates/${name}.mjs`)};
  measurePage(load);`;

/** A page with the elements also loads a source; of the peers nothing else is loaded. */
const sizedOf = (name) =>
  [`export * from ${path(`candidates/${name}.view.mjs`)};`]
    .concat(name === OURS ? `export * from ${path(`candidates/${name}.source.mjs`)};` : [])
    .join('\n');

function virtual(modules) {
  return { name: 'virtual', resolveId: (id) => (id in modules ? id : null), load: (id) => modules[id] ?? null };
}

/** As bundlers of pages do it. */
const production = {
  name: 'production',
  transform: (code) =>
    code.includes('process.env.NODE_ENV')
      ? { code: code.replaceAll('process.env.NODE_ENV', '"production"'), map: null }
      : null,
};

async function bundle(input, modules = {}, options = {}) {
  const plugins = [virtual(modules), production, ...bundling.plugins];
  const build = await rollup({ ...bundling, ...options, input, plugins });
  const { output } = await build.generate({
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
  });
  await build.close();
  return new Map(output.flatMap((chunk) => (chunk.type === 'chunk' ? [[chunk.fileName, chunk]] : [])));
}

function closure(chunks, file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  for (const other of chunks.get(file).imports) closure(chunks, other, found);
  return found;
}

/** @param {string} name */
export async function candidate(name) {
  // The data's module names the table's element too, which belongs to the view alone.
  const treeshake = { moduleSideEffects: (id) => !id.includes('/dist/define/') };
  const page = await bundle({ page: ENTRY }, { [ENTRY]: pageOf(name) }, { treeshake });
  const view = await bundle({ view: join(here, 'candidates', `${name}.view.mjs`) });
  const sized = await bundle({ sized: SIZED }, { [SIZED]: sizedOf(name) });
  return {
    name,
    chunks: new Map([...page, ...view]),
    /** Compressed size of what shows the panels, source included, with what of it was loaded when used. */
    bytes(requested) {
      const modules = new Set(requested.map((file) => view.get(file)?.facadeModuleId).filter(Boolean));
      const entries = [...sized].filter(
        ([file, { facadeModuleId }]) => file === 'sized.js' || modules.has(facadeModuleId),
      );
      const files = new Set(entries.flatMap(([file]) => [...closure(sized, file)]));
      return [...files].reduce((sum, file) => sum + gzipSync(sized.get(file).code, { level: 9 }).length, 0);
    },
  };
}
