import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test, type TestContext } from 'node:test';
import type { Browser, CDPSession, Page } from 'playwright-core';
import type * as ScriptTagFile from '../../src/cdn.js';
import { startServer } from '../../scripts/serve.mjs';
import { launchBrowser, openPage } from './browser.js';

const MEGABYTE = 1024 * 1024;
const TIMES = process.env.LONG_TESTS === '1' ? 1000 : 20;
const TAGS = [
  'sync-object-tiles',
  'sync-actions-chart',
  'sync-status-table',
  'sync-error-list',
  'sync-success-rate',
  'sync-object-list',
  'sync-object-history',
  'sync-log-table',
  'sync-log-detail',
  'sync-cycle-list',
  'sync-filter-bar',
  'sync-scope',
  'sync-workbook',
];
const WARM_UP = 4;

/** What a collection of garbage leaves. */
interface Census {
  counts: Record<'elements' | 'nodes' | 'listeners' | 'workers', number>;
  /** Bytes. */
  usedSize: number;
}

describe(`an element made and removed ${TIMES} times`, () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof startServer>>;
  let page: Page;
  let session: CDPSession;
  let pages: string;
  before(async () => {
    browser = await launchBrowser();
    pages = await mkdtemp(join(tmpdir(), 'sync-leaks-'));
    await writeFile(join(pages, 'index.html'), '<!doctype html><html lang="en"><title>Leaks</title></html>');
    server = await startServer({ pages });
    ({ page } = await openPage(browser, server.url));
    await page.goto(server.url);
    session = await page.context().newCDPSession(page);
  });
  after(async () => {
    await browser?.close();
    await server?.close();
    await rm(pages, { recursive: true, force: true });
  });

  test('is gone, be it shown or still loading', async (context) => {
    // Whatever is made once for all is made now.
    for (const tag of TAGS) await makeAndRemove(tag, WARM_UP, 2);
    await page.waitForLoadState('networkidle');
    for (const tag of TAGS) await makeAndRemove(tag, WARM_UP, 2);
    for (const tag of TAGS) {
      await context.test(tag, async (context) => {
        const before = await census(tag);
        await makeAndRemove(tag, TIMES, 2);
        assertGone(await census(tag), before, context);
      });
    }
  });

  test('is gone, and the worker too that read its files, be they read or being read', async (context) => {
    await readAndClose(WARM_UP, true);
    const before = await census('sync-status-table');
    await readAndClose(TIMES, true);
    assertGone(await census('sync-status-table'), before, context);
  });

  test('takes along the worker of a source that nobody closes', async () => {
    await readAndClose(8, false);
    assert.equal((await census('sync-status-table')).counts.workers, 0);
  });

  /** Every other one is removed while its questions are under way. */
  async function makeAndRemove(tag: string, times: number, frames: number): Promise<void> {
    await page.evaluate(
      async ([tag, times, frames]) => {
        const address = '/dist/cdn/cloud-sync-insights.js';
        const { demoSource, defineElement, provideSync } = (await import(address)) as typeof ScriptTagFile;
        await defineElement(tag);
        const source = demoSource({ seed: 7, days: 2, objects: 20 });
        const provider = provideSync(document.body, { source });
        for (let time = 0; time < times; time++) {
          const element = document.createElement(tag) as HTMLElement & { updateComplete: Promise<unknown> };
          document.body.append(element);
          if (time % 2) await element.updateComplete;
          else for (let frame = 0; frame < frames; frame++) await new Promise(requestAnimationFrame);
          element.remove();
        }
        // What is given back a moment after a removal is given back.
        for (let frame = 0; frame < 5; frame++) await new Promise(requestAnimationFrame);
        provider.dispose();
        source.close?.();
      },
      [tag, times, frames] as const,
    );
  }

  /** Every other one is removed, and its source closed, while the files are being read. */
  async function readAndClose(times: number, isClosed: boolean): Promise<void> {
    const seen = await page.evaluate(
      async ([times, isClosed]) => {
        const address = '/dist/cdn/cloud-sync-insights.js';
        const { fileSource } = (await import(address)) as typeof ScriptTagFile;
        const record = {
          action: 'create',
          status: 'failure',
          type: 'user',
          direction: 'ad-to-entra',
          errorCode: 'Code',
        };
        const records = Array.from({ length: 500 }, (_, id) => ({
          ...record,
          id: `${id}`,
          time: '2026-11-20T08:00:00Z',
        }));
        const file = new File([JSON.stringify(records)], 'log.json');
        let threads = '';
        for (let time = 0; time < times; time++) {
          const source = fileSource([file]);
          const panel = document.createElement('sync-status-table') as HTMLElement &
            Pick<ScriptTagFile.SyncScope, 'source'>;
          panel.source = source;
          document.body.append(panel);
          if (time % 2) await new Promise(requestAnimationFrame);
          else {
            threads += (await source.query({ kind: 'about', filter: {} })).value.thread;
            while (!panel.shadowRoot?.querySelector('table')) await new Promise(requestAnimationFrame);
          }
          panel.remove();
          if (isClosed) source.close?.();
        }
        for (let frame = 0; frame < 5; frame++) await new Promise(requestAnimationFrame);
        return threads.replaceAll('worker', '');
      },
      [times, isClosed] as const,
    );
    assert.equal(seen, '', 'all are read by workers');
  }

  async function census(tag: string): Promise<Census> {
    await session.send('HeapProfiler.collectGarbage');
    // What a worker is freed by comes a moment after the collection of its source.
    await page.waitForFunction(() => true, null, { polling: 'raf' });
    const { result: prototype } = await session.send('Runtime.evaluate', {
      expression: `customElements.get(${JSON.stringify(tag)}).prototype`,
    });
    const { objects } = await session.send('Runtime.queryObjects', { prototypeObjectId: prototype.objectId! });
    const { result: length } = await session.send('Runtime.callFunctionOn', {
      objectId: objects.objectId!,
      functionDeclaration: 'function () { return this.length; }',
      returnByValue: true,
    });
    await session.send('Runtime.releaseObject', { objectId: objects.objectId! });
    await session.send('HeapProfiler.collectGarbage');
    const { nodes, jsEventListeners: listeners } = await session.send('Memory.getDOMCounters');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    return { counts: { elements: Number(length.value), nodes, listeners, workers: page.workers().length }, usedSize };
  }
});

function assertGone(now: Census, before: Census, context: TestContext): void {
  const grown = now.usedSize - before.usedSize;
  context.diagnostic(`${grown} of ${before.usedSize} bytes more`);
  assert.deepEqual(now.counts, { ...before.counts, elements: 0 });
  assert.ok(grown <= MEGABYTE, `${grown} bytes more`);
}
