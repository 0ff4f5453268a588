// Measures the stacked column chart against its peers: node bench/run.mjs [rounds]. Needs dist/ and a Chromium browser.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright-core';
import { format, resolveConfig } from 'prettier';
import { launchOptions } from '../scripts/browser.mjs';
import { candidate, CANDIDATES } from './candidates.mjs';
import { benchData } from './data.mjs';
import { measure, UPDATES } from './measure.mjs';
import { servePages } from './pages.mjs';
import { compare, summarise, table } from './report.mjs';

const here = import.meta.dirname;
const root = dirname(here);

const readJson = (...path) => JSON.parse(readFileSync(join(...path), 'utf8'));

/** Peers are no packages of the project: they are installed here, as the lock file says. */
function ensurePeers() {
  const installed = join(here, 'node_modules', '.package-lock.json');
  const wanted = join(here, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return;
  const npm = process.env.npm_execpath;
  const [program, ...args] = npm ? [process.execPath, npm] : ['npm'];
  const { status } = spawnSync(program, [...args, 'ci', '--prefix', here], { stdio: 'inherit' });
  if (status !== 0) throw new Error('The peers could not be installed: see the lines of npm above.');
}

function versions() {
  const versionIn = (folder, name) => [name, readJson(folder, 'node_modules', name, 'package.json').version];
  const { name, version } = readJson(root, 'package.json');
  return {
    [name]: version,
    ...Object.fromEntries([
      ...['lit', 'd3'].map((own) => versionIn(root, own)),
      ...['uplot', 'chart.js'].map((peer) => versionIn(here, peer)),
    ]),
    node: process.versions.node,
  };
}

function machine() {
  const [{ model }] = cpus();
  return { cores: cpus().length, cpu: model, memoryGB: Math.round(totalmem() / 1e9) };
}

const rounds = Number(process.argv[2] ?? 5);
if (!existsSync(join(root, 'dist', 'define'))) throw new Error('dist/ is missing: run "npm run build" first.');
ensurePeers();

const load = [loadavg()[0]];
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
load.push(loadavg()[0]);

const emptyHeap = summarise(samples.get('empty')).heap.median;
const figures = Object.fromEntries(
  [...samples].map(([name, all]) => [
    name,
    summarise(all.map((sample) => ({ ...sample, heap: sample.heap - emptyHeap }))),
  ]),
);
const comparison = compare(figures);
const date = new Date().toISOString().slice(0, 10);
const file = join(here, 'results', `${date}-chart.json`);
const result = {
  date,
  rounds,
  machine: machine(),
  loadAverage: { before: load[0], after: load[1] },
  browser: `Chromium ${version}`,
  packages: versions(),
  comparison,
  figures,
};
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, await format(JSON.stringify(result), { ...(await resolveConfig(file)), parser: 'json' }));
console.log(
  `\n${table(figures, comparison)}\n\nCPU: time of the page's main thread. Written to bench/results/${date}-chart.json`,
);
