// Test-runner plugin: /__workspace-emulator tells a page where its emulated Log Analytics is, another origin, begun when it first asks.
// Each page has one of its own: pages run side by side, and count their queries.
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
  const running = new Map();
  return {
    name: 'workspace-emulator',
    async serve({ path, headers }) {
      if (path !== '/__workspace-emulator') return undefined;
      const page = headers.referer;
      if (!running.has(page)) running.set(page, start());
      const { url } = await running.get(page);
      return { body: JSON.stringify({ url }), type: 'json' };
    },
    async serverStop() {
      for (const emulator of running.values()) (await emulator).child.disconnect();
    },
  };
}
