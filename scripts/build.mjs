// Writes dist/: modules and types by tsc, with the white space of their templates collapsed, static files as they are, and the script-tag bundle by rollup.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rollup } from 'rollup';
import bundles from '../rollup.config.js';
import { collapseTemplates } from './collapse-templates.mjs';
import { filesBelow } from './files.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');

rmSync(dist, { recursive: true, force: true });

const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const compiled = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
if (compiled.status !== 0) process.exit(1);

for (const file of filesBelow(dist)) {
  if (extname(file) !== '.js') continue;
  const path = join(dist, file);
  writeFileSync(path, collapseTemplates(readFileSync(path, 'utf8')));
}

for (const file of filesBelow(join(root, 'src'))) {
  if (['.css', '.html'].includes(extname(file))) cpSync(join(root, 'src', file), join(dist, file));
}

process.chdir(root);
for (const bundle of bundles) {
  const build = await rollup(bundle);
  for (const output of [bundle.output].flat()) await build.write(output);
  await build.close();
}

// As npm makes it when the package is installed.
chmodSync(join(dist, 'cli', 'main.js'), 0o755);
