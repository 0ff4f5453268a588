import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser, CDPSession, Page } from 'playwright-core';
import type * as ScriptTagFile from '../../src/cdn.js';
import { startServer } from '../../scripts/serve.mjs';
import { launchBrowser, openPage } from './browser.js';

const TIMES = process.env.LONG_TESTS === '1' ? 1000 : 40;
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

/** Instances that a collection of garbage leaves alive. */
interface Census {
  elements: number;
  nodes: number;
  listeners: number;
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
    session = await page.context().newCDPSession(page);
  });
  after(async () => {
    await browser?.close();
    await server?.close();
    await rm(pages, { recursive: true, force: true });
  });

  for (const tag of TAGS) {
    test(`leaves nothing behind, be it shown or still loading: ${tag}`, async () => {
      await page.goto(server.url);
      // Whatever is made once for all is made now.
      await makeAndRemove(tag, 4, 60);
      const before = await census(tag);
      await makeAndRemove(tag, TIMES, 2);
      assert.deepEqual({ ...(await census(tag)) }, { ...before, elements: 0 });
    });
  }

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

  async function census(tag: string): Promise<Census> {
    await session.send('HeapProfiler.collectGarbage');
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
    const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
    return { elements: Number(length.value), nodes, listeners: jsEventListeners };
  }
});
