// Test-runner plugin: serves large packages as one file each, made once. Unbundled, d3 alone is 500 requests a test file.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const cache = join(root, 'node_modules', '.cache', 'bundled-packages');
const require = createRequire(import.meta.url);

function versionOf(name) {
  const folder = require.resolve.paths(name).find((path) => existsSync(join(path, name, 'package.json')));
  return JSON.parse(readFileSync(join(folder, name, 'package.json'), 'utf8')).version;
}

async function bundle(name) {
  const file = join(cache, `${name}-${versionOf(name)}.js`);
  if (existsSync(file)) return file;
  mkdirSync(cache, { recursive: true });
  const build = await rollup({ input: name, plugins: [nodeResolve({ browser: true })], onwarn: () => {} });
  await build.write({ file, format: 'es' });
  await build.close();
  return file;
}

/** @param {string[]} names packages imported by exactly these names */
export function bundledPackages(names) {
  const files = new Map();
  return {
    name: 'bundled-packages',
    async serverStart() {
      for (const name of names) files.set(name, await bundle(name));
    },
    resolveImport({ source }) {
      const file = files.get(source);
      return file && file.slice(root.length).replaceAll('\\', '/');
    },
  };
}
