// A thousand viewers of the handler: node bench/viewers/run.mjs [viewers] [seconds]. Needs dist/. Prints what it measured.
import { fork } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { format, resolveConfig } from 'prettier';

const root = dirname(dirname(import.meta.dirname));
if (!existsSync(join(root, 'dist', 'server'))) throw new Error('dist/ is missing: run "npm run build" first.');
const { httpSource } = await import('../../dist/sources/index.js');

const [viewers = 1000, seconds = 60] = process.argv.slice(2).map(Number);
/** A viewer's panels ask again so often. */
const REFRESH = 10_000;

const start = (file, ...args) => fork(join(root, file), args, { execArgv: ['--import', 'tsx'], cwd: root });
const message = (child) => new Promise((resolve) => child.once('message', resolve));

const emulator = start('test/emulator/serve.ts');
const { url: workspaceUrl } = await message(emulator);
const control = async (path, body) =>
  (await fetch(`${workspaceUrl}/control/${path}`, body && { method: 'POST', body: JSON.stringify(body) })).json();
const { tables } = JSON.parse(readFileSync(join(root, 'test', 'fixtures', 'contract', 'log-analytics.json'), 'utf8'));
const names = tables[0].columns.map(({ name }) => name);
const rows = tables[0].rows.map((row) => Object.fromEntries(row.map((value, index) => [names[index], value])));
const { id } = await control('workspaces', { rows });

const server = start('bench/viewers/server.mjs', workspaceUrl, id);
const { url } = await message(server);
const usage = () => {
  const answer = message(server);
  server.send('usage');
  return answer;
};

const range = { from: '2026-09-01T00:00:00Z', to: '2026-11-09T00:00:00Z' };
const filter = { range };
/** What the panels of a summary page ask, after they were merged. */
const QUESTIONS = [
  {
    kind: 'summary',
    filter,
    zone: 'Europe/Berlin',
    groupings: [
      { by: ['action'], bin: 'auto', ignoreOwn: true },
      { by: ['status'], bin: 'auto', ignoreOwn: true },
      { by: ['action', 'status'], ignoreOwn: true },
      { by: ['action'], ignoreOwn: ['action', 'status'] },
      { by: ['error'], ignoreOwn: true, order: 'last', top: 20, latest: true },
    ],
  },
  { kind: 'about', filter: { range, direction: 'all' } },
  { kind: 'records', filter, page: { limit: 1 } },
];

const took = [];
const failures = new Map();

// The emulator reads its first queries for seconds, which says nothing of the handler; the answers are kept from then on.
const first = performance.now();
await Promise.all(QUESTIONS.map((question) => httpSource(url, { headers: { 'x-viewer': 'first' } }).query(question)));
const firstAnswers = Math.round(performance.now() - first);

const before = await usage();
const begun = performance.now();
const end = begun + seconds * 1000;

async function view(number) {
  const source = httpSource(url, { headers: { 'x-viewer': `viewer-${number}` } });
  await pause((number / viewers) * REFRESH);
  while (performance.now() < end) {
    const round = performance.now();
    await Promise.all(QUESTIONS.map((question) => ask(source, question)));
    await pause(Math.max(0, REFRESH - (performance.now() - round)));
  }
}

async function ask(source, question) {
  const asked = performance.now();
  try {
    await source.query(question);
    took.push(performance.now() - asked);
  } catch (error) {
    failures.set(error.message, (failures.get(error.message) ?? 0) + 1);
  }
}

await Promise.all(Array.from({ length: viewers }, (_, number) => view(number)));
const after = await usage();
const { requests, peak } = await control('requests');
emulator.disconnect();
server.disconnect();

took.sort((one, other) => one - other);
const share = (part) => Math.round(took[Math.min(took.length - 1, Math.floor(part * took.length))] * 10) / 10;
const megabytes = (bytes) => Math.round(bytes / 1e5) / 10;
const result = {
  date: new Date().toISOString().slice(0, 10),
  machine: { cores: cpus().length, cpu: cpus()[0].model, memoryGB: Math.round(totalmem() / 1e9), load: loadavg()[0] },
  node: process.versions.node,
  viewers,
  seconds,
  questionsAnswered: took.length,
  failures: Object.fromEntries(failures),
  differentQuestions: QUESTIONS.length,
  upstreamQueries: requests.length,
  upstreamAtOnce: peak,
  millisecondsToFirstAnswers: firstAnswers,
  millisecondsToAnswer: { median: share(0.5), p95: share(0.95), p99: share(0.99), most: share(1) },
  serverMemoryMB: {
    before: megabytes(before.memory.rss),
    after: megabytes(after.memory.rss),
    heap: megabytes(after.memory.heapUsed),
  },
  serverCpuSeconds: Math.round((after.cpu.user + after.cpu.system - before.cpu.user - before.cpu.system) / 1e5) / 10,
};
console.log(result);
const file = join(root, 'bench', 'results', `${result.date}-viewers.json`);
mkdirSync(dirname(file), { recursive: true });
const style = await resolveConfig(file);
writeFileSync(file, await format(JSON.stringify(result), { ...style, parser: 'json' }));
