// Test-runner plugin: /__workspace-emulator tells pages where the emulated Log Analytics is, another origin, begun when first asked for.
import { fork } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

function start() {
  const child = fork(join(root, 'test', 'emulator', 'serve.ts'), { execArgv: ['--import', 'tsx'], cwd: root });
  return new Promise((resolve, reject) => {
    child.once('message', (/** @type {{ url: string }} */ { url }) => resolve({ child, url }));
    child.once('exit', (code) => reject(new Error(`The emulator ended with ${code} before it had begun.`)));
  });
}

export function workspaceEmulator() {
  let running;
  return {
    name: 'workspace-emulator',
    async serve({ path }) {
      if (path !== '/__workspace-emulator') return undefined;
      running ??= start();
      return { body: JSON.stringify({ url: (await running).url }), type: 'json' };
    },
    async serverStop() {
      (await running)?.child.disconnect();
    },
  };
}
