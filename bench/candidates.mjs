// The candidates as pages: each a bundle of its own, minified and in production mode, as a page would load it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rollup } from 'rollup';
import { bundling } from '../rollup.config.js';

const here = import.meta.dirname;
const uplotStyles = join(here, 'node_modules', 'uplot', 'dist', 'uPlot.min.css');

/** `empty` draws nothing: the cost of any page. */
export const CANDIDATES = ['empty', 'sync-actions-chart', 'uplot', 'chartjs'];
export const OURS = 'sync-actions-chart';
export const PEERS = ['uplot', 'chartjs'];

/**
 * @typedef {object} Candidate
 * @property {string} name
 * @property {Map<string, string>} scripts code by file name; `page.js` starts it
 * @property {string} styles
 * @property {number} bytes compressed size of what loads at once
 */

/** @returns {Promise<Candidate>} */
export async function candidate(name) {
  const build = await rollup({ ...bundling, input: { page: join(here, 'candidates', `${name}.mjs`) } });
  const { output } = await build.generate({ format: 'es', entryFileNames: '[name].js' });
  await build.close();
  const chunks = new Map(output.flatMap((chunk) => (chunk.type === 'chunk' ? [[chunk.fileName, chunk]] : [])));
  const atOnce = new Set();
  const load = (file) => {
    if (atOnce.has(file)) return;
    atOnce.add(file);
    chunks.get(file).imports.forEach(load);
  };
  load('page.js');
  const styles = name === 'uplot' ? readFileSync(uplotStyles, 'utf8') : '';
  const size = (text) => (text === '' ? 0 : gzipSync(text, { level: 9 }).length);
  return {
    name,
    scripts: new Map([...chunks].map(([file, { code }]) => [file, code])),
    styles,
    bytes: [...atOnce].reduce((sum, file) => sum + size(chunks.get(file).code), size(styles)),
  };
}
