// What all measurements share: peers as the lock file says, what ran on which machine, and where results go.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';

const here = import.meta.dirname;
const root = dirname(here);

const readJson = (...path) => JSON.parse(readFileSync(join(...path), 'utf8'));

/** Peers are no packages of the project: they are installed here, as the lock file says. */
export function ensurePeers() {
  if (!existsSync(join(root, 'dist', 'define'))) throw new Error('dist/ is missing: run "npm run build" first.');
  const installed = join(here, 'node_modules', '.package-lock.json');
  const wanted = join(here, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return;
  const npm = process.env.npm_execpath;
  const [program, ...args] = npm ? [process.execPath, npm] : ['npm'];
  const { status } = spawnSync(program, [...args, 'ci', '--prefix', here], { stdio: 'inherit' });
  if (status !== 0) throw new Error('The peers could not be installed: see the lines of npm above.');
}

/** Versions of the package, of what it is made of, of peers and of Node. */
export function versions({ own, peers }) {
  const versionIn = (folder, name) => [name, readJson(folder, 'node_modules', name, 'package.json').version];
  const { name, version } = readJson(root, 'package.json');
  const used = [...own.map((one) => versionIn(root, one)), ...peers.map((peer) => versionIn(here, peer))];
  return { [name]: version, ...Object.fromEntries(used), node: process.versions.node };
}

export function machine() {
  const [{ model }] = cpus();
  return { cores: cpus().length, cpu: model, memoryGB: Math.round(totalmem() / 1e9) };
}

/** How busy the machine was in the last minute. */
export function load() {
  return loadavg()[0];
}

/** Writes bench/results/<date>-<name>.json and answers with the path from the project's folder. */
export async function writeResult(name, result) {
  const date = new Date().toISOString().slice(0, 10);
  const path = `bench/results/${date}-${name}.json`;
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  const text = JSON.stringify({ date, ...result });
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), parser: 'json' }));
  return path;
}
