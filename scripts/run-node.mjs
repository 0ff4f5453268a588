// Runs programs of Node's, several at once if need be. Whatever is still running when this process ends is stopped with it.
import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const windows = process.platform === 'win32';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/** Also ends what the program has started itself: on a system with process groups it leads one. */
function stop(child, signal) {
  try {
    if (windows) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.once(signal, () => {
    for (const child of running) stop(child, 'SIGTERM');
    process.exit(1);
  });
}

/**
 * Runs a program in the root of the package.
 * @param {string[]} args file and arguments
 * @param {object} [options]
 * @param {boolean} [options.show] show its output as it comes, instead of keeping it
 * @param {number} [options.timeout] ms after which it is stopped; default 15 minutes
 * @param {Record<string, string>} [options.env] added to the environment
 * @returns {Promise<{ ok: boolean, output: string, stopped: boolean }>} `ok`: it ended with code 0; `stopped`: by the time-out
 */
export function runNode(args, { show = false, timeout = 15 * 60_000, env = {} } = {}) {
  return new Promise((done) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
      detached: !windows,
    });
    running.add(child);
    let output = '';
    let stopped = false;
    const keep = (text) => (output += text);
    child.stdout?.setEncoding('utf8').on('data', keep);
    child.stderr?.setEncoding('utf8').on('data', keep);
    const timers = [
      setTimeout(() => {
        stopped = true;
        keep(`Stopped after ${(timeout / 60_000).toFixed(1)} minutes.\n`);
        stop(child, 'SIGTERM');
      }, timeout),
      setTimeout(() => stop(child, 'SIGKILL'), timeout + 10_000),
    ];
    child.on('close', (code) => {
      timers.forEach(clearTimeout);
      running.delete(child);
      done({ ok: code === 0 && !stopped, output: output.trimEnd(), stopped });
    });
  });
}
