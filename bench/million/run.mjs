// Measures the columnar store against its peers: node bench/million/run.mjs [rounds] [events]. Needs dist/ (npm run build)
// and a Chromium browser. All candidates read the same lines in the page's thread; answers have to be the same.
import { deepStrictEqual } from 'node:assert';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { chromium } from 'playwright-core';
import { rollup } from 'rollup';
import { bundling } from '../../rollup.config.js';
import { launchOptions } from '../../scripts/browser.mjs';
import { median, round as rounded } from '../report.mjs';
import { ensurePeers, load, machine, versions, writeResult } from '../setup.mjs';
import { FILTERS, lines } from './data.mjs';

const [rounds = '3', events = '1000000'] = process.argv.slice(2);
const CANDIDATES = ['sync-store', 'd3', 'arquero'];
/** Target by measure: the most in its own unit, or as a share of d3's. */
const TARGETS = { load: { share: 1.5 }, all: { most: 70 }, filtered: { most: 30 }, filteredAgain: { most: 30 }, retained: { most: 160 } }; // prettier-ignore

ensurePeers();
const before = load();
const text = Buffer.from(await lines(Number(events)).arrayBuffer());
const scripts = new Map(await Promise.all(CANDIDATES.map(async (name) => [name, await bundle(name)])));

async function bundle(name) {
  const plugins = [nodeResolve({ browser: true, exportConditions: ['production'] }), ...bundling.plugins.slice(1)];
  const build = await rollup({ ...bundling, plugins, input: join(import.meta.dirname, 'candidates', `${name}.mjs`) });
  const { output } = await build.generate({ format: 'es', inlineDynamicImports: true });
  await build.close();
  return output[0].code;
}

const server = createServer((request, response) => {
  const name = request.url.slice(1);
  if (name === 'events.ndjson') response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end(text);
  else if (name.endsWith('.js')) {
    response.writeHead(200, { 'content-type': 'text/javascript' }).end(scripts.get(name.slice(0, -3)));
  } else {
    const page = `<!doctype html><link rel="icon" href="data:,"><script type="module" src="/${name}.js"></script>`;
    response.writeHead(200, { 'content-type': 'text/html' }).end(page);
  }
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${server.address().port}`;

/** A browser of its own for each, so that none pays for what another left. */
async function measure(name) {
  const browser = await chromium.launch(launchOptions());
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(`${name}: ${error.message}`));
  await page.goto(`${origin}/${name}`);
  const session = await page.context().newCDPSession(page);
  const retained = async () => {
    for (let time = 0; time < 3; time++) await session.send('HeapProfiler.collectGarbage');
    const { usedSize, backingStorageSize = 0 } = await session.send('Runtime.getHeapUsage');
    return (usedSize + backingStorageSize) / 1e6;
  };
  const empty = await retained();
  const sample = { load: await page.evaluate(() => globalThis.bench.load()) };
  sample.retained = (await retained()) - empty;
  const answers = [];
  for (const filter of Object.keys(FILTERS)) {
    const { ms, answer } = await page.evaluate((one) => globalThis.bench.ask(one), filter);
    sample[filter] = ms;
    answers.push(answer);
  }
  const version = browser.version();
  await browser.close();
  return { sample, answers, version };
}

const samples = new Map(CANDIDATES.map((name) => [name, []]));
let expected = null;
let browserVersion = '';
for (let time = 0; time < Number(rounds); time++) {
  for (let place = 0; place < CANDIDATES.length; place++) {
    const name = CANDIDATES[(time + place) % CANDIDATES.length];
    const { sample, answers, version } = await measure(name);
    expected ??= answers;
    deepStrictEqual(answers, expected, `${name} answers something else`);
    browserVersion = version;
    samples.get(name).push(sample);
    console.log(`Round ${time + 1}, ${name}: ${JSON.stringify(sample)}`);
  }
}
server.close();

const keys = Object.keys(TARGETS);
const figures = Object.fromEntries(
  CANDIDATES.map((name) => [
    name,
    Object.fromEntries(
      keys.map((key) => {
        const values = samples.get(name).map((sample) => sample[key]);
        const [lowest, highest] = [Math.min(...values), Math.max(...values)];
        return [key, { median: rounded(median(values)), lowest: rounded(lowest), highest: rounded(highest) }];
      }),
    ),
  ]),
);
const comparison = keys.map((key) => {
  const { share, most } = TARGETS[key];
  const own = figures['sync-store'][key].median;
  const ratio = rounded(own / figures.d3[key].median);
  return { key, ratioToD3: ratio, target: share ? `≤ ${share} × d3` : `≤ ${most}`, reached: share ? ratio <= share : own <= most }; // prettier-ignore
});
const path = await writeResult('million', {
  rounds: Number(rounds),
  events: Number(events),
  megabytes: rounded(text.length / 1e6),
  kilobytes: Object.fromEntries([...scripts].map(([name, code]) => [name, rounded(gzipSync(code).length / 1000)])),
  machine: machine(),
  loadAverage: { before, after: load() },
  browser: `Chromium ${browserVersion}`,
  packages: versions({ own: ['d3'], peers: ['arquero'] }),
  comparison,
  figures,
});
console.table(comparison);
console.log(`Written to ${path}`);
