// Measures a page of six charts and a table of 10,000 rows against its peers: node bench/page/run.mjs [rounds].
// Needs dist/ (npm run build) and a Chromium browser. Default: 5 rounds. A candidate that shows something else fails it.
import { chromium } from 'playwright-core';
import { launchOptions } from '../../scripts/browser.mjs';
import { servePages } from '../log-table/pages.mjs';
import { summarise } from '../report.mjs';
import { ensurePeers, load, machine, versions, writeResult } from '../setup.mjs';
import { measure } from './measure.mjs';
import { candidate, CANDIDATES } from './pages.mjs';
import { expectedPanels, ROWS } from './panels.mjs';
import { compare, table } from './report.mjs';

const rounds = Number(process.argv[2] ?? 5);
ensurePeers();

const before = load();
const candidates = await Promise.all(CANDIDATES.map(candidate));
const pages = await servePages(candidates);
const expected = expectedPanels(ROWS);
const browser = await chromium.launch(launchOptions());
const version = browser.version();
const samples = new Map(candidates.map(({ name }) => [name, []]));
try {
  for (let round = 0; round < rounds; round++) {
    // Another one begins each round, so that none always follows the same.
    for (let place = 0; place < candidates.length; place++) {
      const { name, bytes } = candidates[(round + place) % candidates.length];
      const sample = await measure(browser, pages.origin, name, expected);
      samples.get(name).push({ kilobytes: bytes(pages.requested(name)) / 1000, ...sample });
      console.log(`Round ${round + 1} of ${rounds}, ${name}: ${JSON.stringify(sample)}`);
    }
  }
} finally {
  await browser.close();
  pages.close();
}

const figures = Object.fromEntries([...samples].map(([name, all]) => [name, summarise(all)]));
const comparison = compare(figures);
const path = await writeResult('page', {
  rounds,
  rows: ROWS,
  machine: machine(),
  loadAverage: { before, after: load() },
  browser: `Chromium ${version}`,
  packages: versions({
    own: ['lit', 'd3'],
    peers: ['chart.js', '@tanstack/table-core', '@tanstack/virtual-core', 'uplot', '@revolist/revogrid'],
  }),
  comparison,
  figures,
});
console.log(`\n${table(figures, comparison)}\n\nCPU: time of the page's main thread. Written to ${path}`);
