// Starts or builds Storybook without a word to anyone outside: node scripts/storybook.mjs dev|build [more arguments]
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const [mode, ...more] = process.argv.slice(2);
const modes = {
  dev: ['dev', '--host', '127.0.0.1', '--port', '6006', '--ci', '--no-open', '--no-version-updates'],
  build: ['build', '--output-dir', 'storybook-static', '--quiet'],
};
if (!Object.hasOwn(modes, mode ?? '')) {
  console.error('Say dev or build: node scripts/storybook.mjs dev');
  process.exit(1);
}

const require = createRequire(import.meta.url);
const manifest = require.resolve('storybook/package.json');
const program = join(dirname(manifest), require(manifest).bin.storybook ?? require(manifest).bin);
const child = spawn(process.execPath, [program, ...modes[mode], '--disable-telemetry', ...more], {
  stdio: 'inherit',
  env: { ...process.env, STORYBOOK_DISABLE_TELEMETRY: '1' },
});
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));
