// Measures the log table against its peers: node bench/log-table/run.mjs [rounds] [rows,rows] [candidate,candidate].
// Needs dist/ (npm run build) and a Chromium browser. Default: 3 rounds, 100000,1000000 rows, all candidates.
import { chromium } from 'playwright-core';
import { launchOptions } from '../../scripts/browser.mjs';
import { ensurePeers, load, machine, versions, writeResult } from '../setup.mjs';
import { measure } from './measure.mjs';
import { candidate, CANDIDATES, servePages } from './pages.mjs';
import { compare, growth, summarise, table } from './report.mjs';
import { expectedOrders } from './rows.mjs';

const [rounds = '3', sizes = '100000,1000000', names = CANDIDATES.join(',')] = process.argv.slice(2);
const counts = sizes.split(',').map(Number);
/** From so many rows on the targets for many rows hold. */
const MANY = 500_000;
/** More rows than these are never seen at once. */
const SEEN = 60;

ensurePeers();
const before = load();
const candidates = await Promise.all(names.split(',').map(candidate));
const pages = await servePages(candidates);
const browser = await chromium.launch(launchOptions());
const results = [];
for (const count of counts) {
  const orders = expectedOrders(count, SEEN);
  const samples = new Map(candidates.map(({ name }) => [name, []]));
  for (let round = 0; round < Number(rounds); round++) {
    // Another one begins each round, so that none always follows the same.
    for (let place = 0; place < candidates.length; place++) {
      const { name, bytes } = candidates[(round + place) % candidates.length];
      const sample = await measure(browser, pages.origin, name, count, orders);
      samples.get(name).push({ kilobytes: bytes(pages.requested(name)) / 1000, ...sample });
      console.log(`${count} rows, round ${round + 1} of ${rounds}, ${name}: ${JSON.stringify(sample)}`);
    }
  }
  const figures = Object.fromEntries([...samples].map(([name, all]) => [name, summarise(all)]));
  results.push({ rows: count, comparison: compare(figures, count < MANY ? 0 : 1), figures });
}
const version = browser.version();
await browser.close();
pages.close();

const few = results.find(({ rows }) => rows < MANY);
const many = results.find(({ rows }) => rows >= MANY);
const firstRowsGrowth = few && many ? growth(few.figures, many.figures) : null;
const path = await writeResult('log-table', {
  rounds: Number(rounds),
  machine: machine(),
  loadAverage: { before, after: load() },
  browser: `Chromium ${version}`,
  packages: versions({
    own: ['lit', 'd3'],
    peers: ['@revolist/revogrid', '@tanstack/table-core', '@tanstack/virtual-core'],
  }),
  firstRowsGrowth,
  results,
});
for (const { rows, figures, comparison } of results) {
  console.log(`\n${rows.toLocaleString('en')} rows\n\n${table(figures, comparison)}`);
}
if (firstRowsGrowth) {
  const { ratio, target, reached } = firstRowsGrowth;
  console.log(`\nFirst rows of many: ${ratio} × those of few, target ≤ ${target} ×: ${reached ? 'yes' : 'no'}`);
}
console.log(`\nWritten to ${path}`);
