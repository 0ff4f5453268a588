import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page, Worker } from 'playwright-core';
import { build } from 'vite';
import { CONTENT_POLICY, startServer } from '../../scripts/serve.mjs';
import type * as sources from '../../src/sources/index.js';
import { launchBrowser, openPage, type WatchedPage } from './browser.js';

const root = join(import.meta.dirname, '../..');
const page = (script: string) =>
  `<!doctype html><html lang="en"><title>Files</title><script type="module" src="${script}"></script></html>`;
const script = (address: string) => `import * as library from '${address}';\nObject.assign(globalThis, { library });\n`;

declare global {
  interface Window {
    /** What the pages' scripts load. */
    library: typeof sources;
    source: sources.SyncDataSource;
  }
}

/** Serves the package's files to pages of other origins, as a public file server does. */
async function startForeignServer() {
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '', 'http://foreign').pathname;
    response.setHeader('access-control-allow-origin', '*').setHeader('content-type', 'text/javascript');
    readFile(join(root, 'dist/cdn', name)).then(
      (content) => response.end(content),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

describe('files in a browser, under the strict content policy', () => {
  // Inside the package, so that its own name resolves as it does for its users.
  let folder: string;
  let browser: Browser;
  let foreign: Awaited<ReturnType<typeof startForeignServer>>;
  const servers: Awaited<ReturnType<typeof startServer>>[] = [];
  const pages: WatchedPage[] = [];
  before(async () => {
    mkdirSync(join(root, '.cache'), { recursive: true });
    folder = mkdtempSync(join(root, '.cache/worker-'));
    cpSync(join(root, 'dist/cdn'), join(folder, 'copy'), { recursive: true });
    foreign = await startForeignServer();
    for (const [name, address] of [
      ['own', './dist/cdn/cloud-sync-insights.js'],
      ['modules', './copy/cloud-sync-insights.js'],
      ['foreign', `${foreign.url}cloud-sync-insights.js`],
    ] as const) {
      writeFileSync(join(folder, `${name}.js`), script(address));
      writeFileSync(join(folder, `${name}.html`), page(`./${name}.js`));
    }
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    for (const server of servers) await server.close();
    foreign?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = async (name: string, policy = CONTENT_POLICY): Promise<WatchedPage> => {
    const server = await startServer({ pages: folder, policy });
    servers.push(server);
    const watched = await openPage(browser, server.url);
    pages.push(watched);
    await watched.page.goto(server.url + name);
    await watched.page.waitForFunction(() => 'library' in window);
    return watched;
  };

  /** Events of two files, and the thread that counted them. */
  const count = (page: Page, options: sources.FileSourceOptions = {}) =>
    page.evaluate(async (options) => {
      const records = ['a', 'b', 'c'].map((id) => ({ id, activityDateTime: '2026-09-01T06:14:07Z', jobId: 'j' }));
      const files = [records, [{ ...records[0], id: 'd' }]].map((part, index) => {
        return new File([JSON.stringify(part)], `${index}.json`);
      });
      window.source = window.library.fileSource(files, options);
      const { value, partial } = await window.source.query({ kind: 'about', filter: { direction: 'all' } });
      return { events: value.events, thread: value.thread, partial };
    }, options);
  const answer = (thread: 'worker' | 'page') => ({ events: 4, thread, partial: undefined });

  test('are read in the worker beside the script-tag file; nothing is refused', async () => {
    const { page, troubles, foreignRequests } = await open('own.html');
    assert.deepEqual(await count(page), answer('worker'));
    assert.equal(page.workers().length, 1);
    assert.deepEqual({ troubles, foreignRequests }, { troubles: [], foreignRequests: [] });
  });

  test('have a worker for each of two copies of the library', async () => {
    const { page, troubles } = await open('own.html');
    assert.deepEqual(await count(page), answer('worker'));
    await page.evaluate(async () => {
      const other: string = './copy/cloud-sync-insights.js';
      window.library = (await import(new URL(other, document.baseURI).href)) as typeof sources;
    });
    assert.deepEqual(await count(page), answer('worker'));
    assert.deepEqual([page.workers().length, troubles], [2, []]);
  });

  test('of every kind of question are answered alike by worker and page', async () => {
    const { page, troubles } = await open('own.html');
    const asked = await page.evaluate(async () => {
      const { fileSource } = window.library;
      const records = Array.from({ length: 500 }, (_, index) => ({
        id: `r${index}`,
        activityDateTime: new Date(Date.UTC(2026, 8, 1, index)).toISOString(),
        provisioningAction: index % 3 ? 'create' : 'update',
        sourceIdentity: { id: `user ${index % 7}`, displayName: `User ${index % 7}` },
      }));
      const filter = { direction: 'all' } as const;
      const questions: Parameters<sources.SyncDataSource['query']>[0][] = [
        { kind: 'summary', filter, zone: 'Europe/Berlin', groupings: [{ by: ['action'], bin: 'auto' }] },
        { kind: 'objects', filter },
        { kind: 'records', filter, page: { limit: 7 } },
        { kind: 'record', id: 'r7' },
        { kind: 'record', id: 'nobody' },
      ];
      const files = [new File([JSON.stringify(records)], 'log.json')];
      const [inWorker, inPage] = [fileSource(files), fileSource(files, { worker: false })];
      const both = [];
      for (const question of questions) both.push([await inWorker.query(question), await inPage.query(question)]);
      return both;
    });
    for (const [inWorker, inPage] of asked) assert.deepEqual(inWorker, inPage);
    assert.deepEqual([asked.length, page.workers().length, troubles], [5, 1, []]);
  });

  test('are read by the page where the policy allows no worker', async () => {
    const { page } = await open('own.html', CONTENT_POLICY.replace("worker-src 'self'", "worker-src 'none'"));
    assert.deepEqual(await count(page), answer('page'));
    assert.equal(page.workers().length, 0);
  });

  test('are read by the page where the policy allows no script address of ours', async () => {
    const { page } = await open('own.html', CONTENT_POLICY.replace(' cloud-sync-insights', ''));
    assert.deepEqual(await count(page), answer('page'));
  });

  test('are read by the page where the library comes from another origin', async () => {
    const policy = CONTENT_POLICY.replace("script-src 'self'", `script-src 'self' ${foreign.url}`);
    const { page, troubles } = await open('foreign.html', policy);
    assert.deepEqual(await count(page), answer('page'));
    assert.deepEqual([page.workers().length, troubles], [0, []]);
  });

  test('are read in the worker of the page’s own origin that a host of a foreign library names', async () => {
    const policy = CONTENT_POLICY.replace("script-src 'self'", `script-src 'self' ${foreign.url}`);
    const { page, troubles } = await open('foreign.html', policy);
    assert.deepEqual(await count(page, { workerUrl: './copy/worker.js' }), answer('worker'));
    assert.deepEqual(troubles, []);
  });

  test('are read by the page where the worker’s file is not there, or is another script', async () => {
    const { page } = await open('own.html');
    assert.deepEqual(await count(page, { workerUrl: './missing.js' }), answer('page'));
    writeFileSync(join(folder, 'broken.js'), 'throw new Error("no worker of ours")');
    assert.deepEqual(await count(page, { workerUrl: './broken.js' }), answer('page'));
    assert.equal(page.workers().length, 0);
  });

  test('are read by the page where the host wants no worker', async () => {
    const { page, troubles } = await open('own.html');
    assert.deepEqual(await count(page, { worker: false }), answer('page'));
    assert.deepEqual([page.workers().length, troubles], [0, []]);
  });

  test('free their worker when closed, and when nobody holds the source any more', async () => {
    const { page } = await open('own.html');
    await count(page);
    const [first] = page.workers() as [Worker];
    const closed = new Promise((resolve) => first.once('close', resolve));
    await page.evaluate(() => window.source.close?.());
    await closed;
    await count(page);
    const [second] = page.workers() as [Worker];
    const forgotten = new Promise((resolve) => second.once('close', resolve));
    await page.evaluate(() => Reflect.deleteProperty(window, 'source'));
    const session = await page.context().newCDPSession(page);
    await session.send('HeapProfiler.collectGarbage');
    await forgotten;
    assert.equal(page.workers().length, 0);
  });

  test('fail their questions when the worker breaks, with a sentence', async () => {
    const { page } = await open('own.html');
    await count(page);
    const [worker] = page.workers() as [Worker];
    await worker.evaluate(() => void Promise.reject(new Error('boom')));
    const failure = await page.evaluate(async () => {
      for (;;) {
        const thrown = await window.source.query({ kind: 'about', filter: {} }).then(
          () => null,
          (error: sources.SourceError) => ({ reason: error.reason, message: error.message }),
        );
        if (thrown) return thrown;
      }
    });
    assert.equal(failure.reason, 'unreachable');
    assert.match(failure.message, /^The worker that reads the files has stopped \(.*boom\)\. Open the files again\.$/);
  });

  test('of 45 MB leave the page its thread', async (t) => {
    const { page, troubles } = await open('own.html');
    const { events, thread, longest, turns } = await page.evaluate(async () => {
      const text = 'x'.repeat(800);
      const parts = Array.from({ length: 50 }, (_, part) => {
        const records = Array.from({ length: 1000 }, (_, index) => ({
          id: `${part}-${index}`,
          activityDateTime: '2026-09-01T06:14:07Z',
          jobId: 'j',
          modifiedProperties: [{ displayName: 'description', newValue: text }],
        }));
        return JSON.stringify(records).slice(1, -1);
      });
      const file = new File(['[', parts.join(','), ']'], 'large.json');
      await new Promise((resolve) => requestAnimationFrame(resolve));
      let [longest, turns, last, isRunning] = [0, 0, performance.now(), true];
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        longest = Math.max(longest, performance.now() - last);
        last = performance.now();
        turns += 1;
        if (isRunning) channel.port2.postMessage(null);
      };
      channel.port2.postMessage(null);
      const source = window.library.fileSource([file]);
      for (;;) {
        const { value, partial } = await source.query({ kind: 'about', filter: { direction: 'all' } });
        if (partial) continue;
        isRunning = false;
        return { events: value.events, thread: value.thread, longest, turns };
      }
    });
    t.diagnostic(`longest task of the page while 45 MB were read: ${Math.round(longest)} ms, of ${turns}`);
    assert.deepEqual([events, thread, troubles], [50_000, 'worker', []]);
    assert.ok(turns > 10, 'the page was looked at');
  });

  test('are read in a worker by a page that a build tool has made', async () => {
    const built = join(folder, 'bundled');
    mkdirSync(built);
    writeFileSync(join(built, 'index.html'), page('./main.js'));
    writeFileSync(join(built, 'main.js'), script('cloud-sync-insights/sources'));
    await build({ root: built, base: './', logLevel: 'error', build: { outDir: 'built', modulePreload: false } });
    const { page: opened, troubles } = await open('bundled/built/index.html');
    assert.deepEqual(await count(opened), answer('worker'));
    assert.match((opened.workers() as [Worker])[0].url(), /\/assets\/worker-[\w-]+\.js$/);
    assert.deepEqual(troubles, []);
  });
});
