// Measures the stacked column chart against its peers: node bench/run.mjs [rounds]. Needs dist/ and a Chromium browser.
import { chromium } from 'playwright-core';
import { launchOptions } from '../scripts/browser.mjs';
import { candidate, CANDIDATES } from './candidates.mjs';
import { benchData } from './data.mjs';
import { measure, UPDATES } from './measure.mjs';
import { servePages } from './pages.mjs';
import { compare, summarise, table } from './report.mjs';
import { ensurePeers, load, machine, versions, writeResult } from './setup.mjs';

const rounds = Number(process.argv[2] ?? 5);
ensurePeers();

const before = load();
const candidates = await Promise.all(CANDIDATES.map(candidate));
const pages = await servePages(candidates, benchData(UPDATES));
const browser = await chromium.launch(launchOptions());
const samples = new Map(candidates.map(({ name }) => [name, []]));
for (let round = 0; round < rounds; round++) {
  // Another one begins each round, so that none always follows the same.
  for (let place = 0; place < candidates.length; place++) {
    const { name, bytes } = candidates[(round + place) % candidates.length];
    samples.get(name).push({ kilobytes: bytes / 1000, ...(await measure(browser, pages.origin, name)) });
  }
  console.log(`Round ${round + 1} of ${rounds}`);
}
const version = browser.version();
await browser.close();
pages.close();
const after = load();

const emptyHeap = summarise(samples.get('empty')).heap.median;
const figures = Object.fromEntries(
  [...samples].map(([name, all]) => [
    name,
    summarise(all.map((sample) => ({ ...sample, heap: sample.heap - emptyHeap }))),
  ]),
);
const comparison = compare(figures);
const path = await writeResult('chart', {
  rounds,
  machine: machine(),
  loadAverage: { before, after },
  browser: `Chromium ${version}`,
  packages: versions({ own: ['lit', 'd3'], peers: ['uplot', 'chart.js'] }),
  comparison,
  figures,
});
console.log(`\n${table(figures, comparison)}\n\nCPU: time of the page's main thread. Written to ${path}`);
