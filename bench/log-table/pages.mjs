// The candidates as pages: each a bundle of its own, minified and in production mode; served from memory, to this machine only.
import { createServer } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rollup } from 'rollup';
import { bundling } from '../../rollup.config.js';

const here = import.meta.dirname;
const WIDTH = 1500;
const HEIGHT = 720;

export const OURS = 'sync-log-table';
/** Best full grid: what else sorts, filters and draws by itself. */
export const GRIDS = ['revogrid'];
export const PEERS = [...GRIDS, 'tanstack-table', 'tanstack-virtual'];
export const CANDIDATES = [OURS, ...PEERS];

const ENTRY = 'virtual:page';

/** Starts the measuring with a candidate: a module that nobody has to write. */
function pageOf(name) {
  const code = `import { measurePage } from ${JSON.stringify(join(here, 'page.mjs'))};
    import * as candidate from ${JSON.stringify(join(here, 'candidates', `${name}.mjs`))};
    measurePage(candidate);`;
  return {
    name: 'page',
    resolveId: (id) => (id === ENTRY ? id : null),
    load: (id) => (id === ENTRY ? code : null),
  };
}

/** As bundlers of pages do it. */
const production = {
  name: 'production',
  transform: (code) =>
    code.includes('process.env.NODE_ENV')
      ? { code: code.replaceAll('process.env.NODE_ENV', '"production"'), map: null }
      : null,
};

async function bundle(input, plugins = []) {
  const build = await rollup({ ...bundling, input, plugins: [...plugins, production, ...bundling.plugins] });
  const { output } = await build.generate({
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
  });
  await build.close();
  return new Map(output.flatMap((chunk) => (chunk.type === 'chunk' ? [[chunk.fileName, chunk]] : [])));
}

/** Names of chunks that are loaded with one of them at once. */
function closure(chunks, file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  for (const other of chunks.get(file).imports) closure(chunks, other, found);
  return found;
}

/**
 * A candidate as a page, and what of its own code a page loads: without the measuring and without the source.
 * @param {string} name
 */
export async function candidate(name) {
  const chunks = await bundle({ page: ENTRY }, [pageOf(name)]);
  const own = await bundle({ view: join(here, 'candidates', `${name}.view.mjs`) });
  return {
    name,
    chunks,
    /** Compressed size of what was loaded until the first rows stood, given the files that the page asked for. */
    bytes(requested) {
      const modules = new Set(requested.map((file) => chunks.get(file)?.facadeModuleId).filter(Boolean));
      const entries = [...own].filter(
        ([file, { facadeModuleId }]) => file === 'view.js' || modules.has(facadeModuleId),
      );
      const files = new Set(entries.flatMap(([file]) => [...closure(own, file)]));
      return [...files].reduce((sum, file) => sum + gzipSync(own.get(file).code, { level: 9 }).length, 0);
    },
  };
}

const html = (name) => `<!doctype html>
<html lang="en-US">
  <meta charset="utf-8" />
  <title>${name}</title>
  <link rel="icon" href="data:," />
  <style>
    body { margin: 16px; font: 14px sans-serif; }
    .host { inline-size: ${WIDTH}px; block-size: ${HEIGHT}px; }
  </style>
  <div class="host"></div>
  <script type="module" src="page.js"></script>
</html>`;

/** `/<candidate>/?rows=<count>` is a page. Answers with the origin, how to stop, and which files a candidate's pages asked for. */
export async function servePages(candidates) {
  const found = new Map(candidates.map((one) => [one.name, one]));
  const requested = new Map(candidates.map(({ name }) => [name, new Set()]));
  const server = createServer((request, response) => {
    const [name, file] = new URL(request.url, 'http://localhost').pathname.split('/').slice(1);
    const chunk = found.get(name)?.chunks.get(file);
    if (chunk) {
      requested.get(name).add(file);
      response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' }).end(chunk.code);
    } else if (found.has(name) && file === '') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html(name));
    } else response.writeHead(404).end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    requested: (name) => [...requested.get(name)],
    close: () => server.close(),
  };
}
