import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser, CDPSession } from 'playwright-core';
import { startServer } from '../../scripts/serve.mjs';
import { launchBrowser, openPage, type WatchedPage } from './browser.js';
import { CLOCK, type SoakClock } from './soak-clock.js';

const REFRESHES = process.env.LONG_TESTS === '1' ? 10_000 : 200;
const ROUNDS = 20;
/** Until then a page's code is made ready. */
const WARM_UP = 150;
const MINUTE = 60_000;
const TAGS = ['sync-object-tiles', 'sync-actions-chart', 'sync-error-list', 'sync-log-table'] as const;

/** What the page below keeps for its test. */
interface SoakPage {
  soakClock: SoakClock;
  /** How often the source was asked for its records. */
  loads: number;
  /** Resolves when no panel is loading any more and a frame was painted. */
  rest(): Promise<void>;
  hide(hidden: boolean): void;
}

/** Sixty events at a time; with each load three are gone and three are new, with names and codes never seen before. */
const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Soak</title>
<sync-scope refresh-interval="PT1M" time-zone="UTC">${TAGS.map((tag) => `<${tag}></${tag}>`).join('')}</sync-scope>
<script type="module" src="/soak.js"></script></html>`;
const SCRIPT = `
import { fromRecords } from '/dist/cdn/cloud-sync-insights.js';
const event = (number) => ({
  id: 'event-' + number,
  time: new Date(Date.UTC(2026, 10, 20) + number * 60000).toISOString(),
  action: ['create', 'update', 'delete', 'disable'][number % 4],
  status: ['success', 'failure', 'skipped'][number % 3],
  type: 'user',
  direction: 'ad-to-entra',
  errorCode: number % 3 === 1 ? 'Code' + number : null,
  reason: number % 3 === 1 ? 'Reason ' + number : null,
  source: { id: 'object-' + number, name: 'Person ' + number, type: 'user', upn: null },
});
globalThis.loads = 0;
const scope = document.querySelector('sync-scope');
scope.source = fromRecords(() => {
  const first = loads++ * 3;
  return Array.from({ length: 60 }, (_, index) => event(first + index));
});
globalThis.rest = async () => {
  do await soakClock.task();
  while ([...scope.children].some((panel) => !panel.shadowRoot || panel.hasAttribute('data-busy')));
  await new Promise(requestAnimationFrame);
  await soakClock.task();
};
globalThis.hide = (hidden) => {
  Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
  Object.defineProperty(document, 'visibilityState', { value: hidden ? 'hidden' : 'visible', configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
};
globalThis.soakScope = scope;
`;

/** What a collection of garbage leaves. */
interface Census {
  bytes: number;
  nodes: number;
  listeners: number;
}

describe(`four panels that are refreshed ${REFRESHES.toLocaleString('en')} times`, () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof startServer>>;
  let watched: WatchedPage;
  let session: CDPSession;
  let pages: string;
  before(async () => {
    browser = await launchBrowser();
    pages = await mkdtemp(join(tmpdir(), 'sync-soak-'));
    await writeFile(join(pages, 'index.html'), PAGE);
    await writeFile(join(pages, 'soak.js'), SCRIPT);
    server = await startServer({ pages });
    watched = await openPage(browser, server.url);
    session = await watched.page.context().newCDPSession(watched.page);
    await watched.page.addInitScript({ content: CLOCK });
    await watched.page.goto(server.url);
    await watched.page.waitForFunction(() => (globalThis as unknown as SoakPage).loads > 0);
    await rest();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
    await rm(pages, { recursive: true, force: true });
  });

  test('ask once a refresh, show the newest events, and need no more memory, nodes, listeners and timers', async (context) => {
    await refresh(WARM_UP);
    const start = { loads: await loads(), pending: await pending() };
    const found: Census[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      await refresh(REFRESHES / ROUNDS);
      found.push(await census());
    }
    context.diagnostic(`bytes left after each ${REFRESHES / ROUNDS}: ${found.map(({ bytes }) => bytes).join(' ')}`);
    assert.deepEqual({ loads: await loads(), pending: await pending() }, { ...start, loads: start.loads + REFRESHES });
    assert.match(await shown('sync-log-table'), new RegExp(`Person ${(start.loads + REFRESHES - 1) * 3 + 59}\\b`));
    assert.ok(growth(found, 'bytes') <= 0.05, `bytes grew by ${growth(found, 'bytes')}`);
    assert.equal(growth(found, 'nodes'), 0);
    assert.equal(growth(found, 'listeners'), 0);
    assert.deepEqual(watched.troubles, []);
  });

  test('ask nothing while the page is hidden, and once when it is seen again', async () => {
    const before = await loads();
    await watched.page.evaluate(() => (globalThis as unknown as SoakPage).hide(true));
    await pass(60 * MINUTE);
    assert.deepEqual([await loads(), await pending()], [before, 0]);
    await watched.page.evaluate(() => (globalThis as unknown as SoakPage).hide(false));
    await pass(0);
    assert.equal(await loads(), before + 1);
    await pass(MINUTE);
    assert.equal(await loads(), before + 2);
  });

  test('ask nothing while they are off the page, and once when they return', async () => {
    const before = await loads();
    await watched.page.evaluate(() => document.querySelector('sync-scope')!.remove());
    await pass(60 * MINUTE);
    assert.deepEqual([await loads(), await pending()], [before, 0]);
    await watched.page.evaluate(() => {
      document.body.append((globalThis as unknown as { soakScope: Element }).soakScope);
    });
    await pass(0);
    assert.equal(await loads(), before + 1);
    assert.deepEqual(watched.troubles, []);
  });

  /** A minute passes before each. */
  async function refresh(times: number): Promise<void> {
    await watched.page.evaluate(
      async ([times, minute]) => {
        const { soakClock, rest } = globalThis as unknown as SoakPage;
        for (let time = 0; time < times; time++) {
          await soakClock.pass(minute);
          await rest();
        }
      },
      [times, MINUTE] as const,
    );
  }

  async function pass(ms: number): Promise<void> {
    await watched.page.evaluate((ms) => (globalThis as unknown as SoakPage).soakClock.pass(ms), ms);
    await rest();
  }

  function rest(): Promise<void> {
    return watched.page.evaluate(() => (globalThis as unknown as SoakPage).rest());
  }

  function loads(): Promise<number> {
    return watched.page.evaluate(() => (globalThis as unknown as SoakPage).loads);
  }

  function pending(): Promise<number> {
    return watched.page.evaluate(() => (globalThis as unknown as SoakPage).soakClock.pending);
  }

  function shown(tag: string): Promise<string> {
    return watched.page.evaluate((tag) => document.querySelector(tag)!.shadowRoot!.textContent, tag);
  }

  async function census(): Promise<Census> {
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
    return { bytes: usedSize, nodes, listeners: jsEventListeners };
  }
});

/** By what share the straight line through the last half of the rounds rises. */
function growth(found: readonly Census[], part: keyof Census): number {
  const values = found.slice(found.length / 2).map((census) => census[part]);
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const products = values.reduce((sum, value, index) => sum + (index - middle) * (value - mean), 0);
  const squares = values.reduce((sum, _value, index) => sum + (index - middle) ** 2, 0);
  return ((products / squares) * (values.length - 1)) / mean;
}
