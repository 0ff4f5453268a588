import { spawn, type ChildProcess } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { contractFixture } from '../../src/testing/index.js';
import { tableRows } from '../emulator/table-rows.js';
import { startWorkspace } from '../emulator/workspace.js';
import { question, replyOf } from '../support/handler.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const EXAMPLES = join(ROOT, 'examples/server');
const about = { kind: 'about', filter: { range: { from: '2026-09-01', to: '2026-11-30' }, direction: 'all' } };

/** Azure's client as it is, asking the emulator with a credential that needs no sign-in. */
const AZURE = `
import { monitorQueryLogs } from '${pathToFileURL(join(ROOT, 'test/emulator/clients.ts')).href}';
export class DefaultAzureCredential {}
export class LogsQueryClient {
  constructor() {
    return monitorQueryLogs(process.env.EMULATOR);
  }
}
`;
const OPEN = `export const authorize = () => ({ user: 'mei', filter: { status: ['failure'] } });`;

describe('the example servers', () => {
  let folder: string;
  let workspace: Awaited<ReturnType<typeof startWorkspace>>;
  let id: string;
  const children: ChildProcess[] = [];
  before(async () => {
    workspace = await startWorkspace();
    id = workspace.addWorkspace(tableRows(contractFixture.records));
    await mkdir(join(ROOT, '.cache'), { recursive: true });
    folder = await mkdtemp(join(ROOT, '.cache/server-examples-'));
    await copyExamples('as-they-are', (text) => text);
    await copyExamples('changed', (text) => text.replace(/'@azure\/(identity|monitor-query-logs)'/g, "'./azure.mjs'"));
    await writeFile(join(folder, 'changed', 'azure.mjs'), AZURE);
    await writeFile(join(folder, 'changed', 'authorize.mjs'), OPEN);
  });
  after(async () => {
    for (const child of children) child.kill();
    await workspace.close();
    await rm(folder, { recursive: true });
  });

  /** With names of packages as this checkout has them. */
  async function copyExamples(place: string, change: (text: string) => string): Promise<void> {
    await cp(EXAMPLES, join(folder, place), { recursive: true });
    for (const name of await readdir(EXAMPLES)) {
      const text = (await readFile(join(EXAMPLES, name), 'utf8')).replace(
        /'cloud-sync-insights\/(\w+)'/g,
        (_, entry: string) => {
          return `'${pathToFileURL(join(ROOT, 'src', entry, 'index.ts')).href}'`;
        },
      );
      await writeFile(join(folder, place, name), change(text));
    }
  }

  /** Starts an example; the address that it names. */
  async function started(path: string): Promise<string> {
    const env = { ...process.env, PORT: '0', WORKSPACE_ID: id, EMULATOR: workspace.url };
    const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), path], {
      cwd: folder,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    for await (const line of createInterface(child.stdout)) if (line.startsWith('http')) return line;
    throw new Error(`${path} ended before it listened.`);
  }

  const ask = async (address: string) => {
    const { method, headers } = question(about);
    return replyOf(await fetch(address, { method, headers, body: JSON.stringify(about) }));
  };

  for (const name of ['node.mjs', 'express.mjs']) {
    test(`${name} lets nobody see anything as it is, and answers at one address only`, async () => {
      const address = await started(`as-they-are/${name}`);
      const { status, body } = await ask(address);
      assert.deepEqual([status, body.error?.reason], [401, 'unauthorised']);
      assert.equal((await fetch(new URL('/', address))).status, 404);
    });

    test(`${name} answers from the workspace whom authorize lets in`, async () => {
      const { status, body } = await ask(await started(`changed/${name}`));
      assert.deepEqual([status, body.value?.events, body.value?.loaded], [200, 23, null]);
    });
  }

  test('azure-functions.mjs does the same', async (t) => {
    t.mock.method(console, 'warn', () => undefined);
    Object.assign(process.env, { WORKSPACE_ID: id, EMULATOR: workspace.url });
    const { HttpRequest } = await import('@azure/functions');
    const headers = { 'Content-Type': 'application/json', 'Sync-Insights-Version': '1' };
    const url = 'https://logs.azurewebsites.net/api/sync';
    const statuses: unknown[] = [];
    for (const place of ['as-they-are', 'changed']) {
      const module = pathToFileURL(join(folder, place, 'azure-functions.mjs')).href;
      const { sync } = (await import(module)) as {
        sync: (request: unknown) => Promise<{ status: number; body: string }>;
      };
      const { status, body } = await sync(
        new HttpRequest({ method: 'POST', url, headers, body: { string: JSON.stringify(about) } }),
      );
      statuses.push(status, (JSON.parse(body) as { value?: { events: number } }).value?.events);
    }
    assert.deepEqual(statuses, [401, undefined, 200, 23]);
  });
});
