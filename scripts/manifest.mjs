// Writes custom-elements.json, what editors, Storybook and the documentation know of the elements.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const analyzer = join(root, 'node_modules', '@custom-elements-manifest', 'analyzer', 'cem.js');
const { status } = spawnSync(
  process.execPath,
  [analyzer, 'analyze', '--quiet', '--config', 'custom-elements-manifest.config.mjs'],
  { cwd: root, stdio: 'inherit' },
);
process.exitCode = status ?? 1;
