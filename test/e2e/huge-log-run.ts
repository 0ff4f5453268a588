import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { openPage } from './browser.js';

/** What one load of a file on the portal page cost, by the clock and in the process of page and worker. */
export interface LoadRun {
  seconds: number;
  /** Until the status line named a number of records. */
  firstFiguresSeconds: number;
  /** Of the page's main thread, in milliseconds, as browsers tell of them from 50 ms on. */
  longTasks: number[];
  /** Resident megabytes before the file was chosen, then each second. */
  memory: number[];
  /** What the progress line said, each second. */
  progress: string[];
}

/** A page of its own process, watched from outside: nothing that measures runs in its thread but the browser's own observer. */
export async function openWatched(browser: Browser, url: string): Promise<{ page: Page; memory: () => number }> {
  const known = new Set(await renderers(browser));
  const { page } = await openPage(browser, url);
  await page.addInitScript(() => {
    window.longTasks = [];
    new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' }); // prettier-ignore
  });
  await page.goto(url);
  await page.waitForFunction(() => !document.querySelector('[data-busy]'));
  const own = (await renderers(browser)).filter((id) => !known.has(id));
  return { page, memory: () => Math.max(...own.map(residentMegabytes)) };
}

declare global {
  interface Window {
    longTasks: number[];
  }
}

async function renderers(browser: Browser): Promise<number[]> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
}

function residentMegabytes(process: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${process}/status`, 'utf8'))?.[1];
  return Math.round(Number(kilobytes) / 1024);
}

export const statusLine = (page: Page) => page.locator('.loaded').innerText();

/** Chooses a file and looks at the page each second until it is read. */
export async function load(page: Page, memory: () => number, path: string): Promise<LoadRun> {
  await page.evaluate(() => (window.longTasks = []));
  const run: LoadRun = { seconds: 0, firstFiguresSeconds: 0, longTasks: [], memory: [memory()], progress: [] };
  const start = await page.evaluate(() => performance.now());
  await page.locator('input[name=files]').setInputFiles(path);
  for (let isReading = true; isReading;) {
    const seen = await lookAfterSecond(page, start + 1000 * run.progress.length);
    run.seconds = (seen.at - start) / 1000;
    if (run.firstFiguresSeconds === 0 && /\d record/.test(seen.status)) run.firstFiguresSeconds = run.seconds;
    run.memory.push(memory());
    run.progress.push(seen.bytes);
    isReading = seen.status.includes('reading');
  }
  run.longTasks = await page.evaluate(() => window.longTasks);
  return run;
}

/** What the page says a second after `since`, or as soon as nothing is being read any more. */
async function lookAfterSecond(page: Page, since: number): Promise<{ status: string; bytes: string; at: number }> {
  const seen = await page.waitForFunction(
    (since) => {
      const status = document.querySelector('.loaded')!.textContent;
      const bytes = document.querySelector('.bytes')!.textContent;
      const at = performance.now();
      return at - since >= 1000 || !status.includes('reading') ? { status, bytes, at } : null;
    },
    since,
    { polling: 100, timeout: 0 },
  );
  return (await seen.jsonValue())!;
}

/** Holds the page's main thread for so many milliseconds; the long tasks that the browser tells of then. */
export function blockFor(page: Page, milliseconds: number): Promise<number[]> {
  return page.evaluate(async (milliseconds) => {
    window.longTasks = [];
    await new Promise(requestAnimationFrame);
    const end = performance.now() + milliseconds;
    while (performance.now() < end);
    while (window.longTasks.length === 0) await new Promise(requestAnimationFrame);
    return window.longTasks;
  }, milliseconds);
}

/** What the source on the page says of all its events: counts by status. */
export function countByStatus(page: Page): Promise<Record<string, number>> {
  return page.evaluate(async () => {
    const source = document.querySelector('sync-scope')?.source;
    const filter = { direction: 'all', range: 'all' } as const;
    const answer = await source?.query({
      kind: 'summary',
      filter,
      zone: 'UTC',
      groupings: [{ by: ['status'] }, { by: [] }],
    });
    const counts: Record<string, number> = {};
    for (const row of answer?.value.tables[0]?.rows ?? []) counts[row.key[0] ?? ''] = row.events;
    const [all] = answer?.value.tables[1]?.rows ?? [];
    return { ...counts, all: all?.events ?? 0, objects: all?.objects ?? 0 };
  });
}

/** Chooses a file, cancels it half way by the page's own button and waits until its worker is gone; `measure` comes before. */
export async function cancelHalfWay(page: Page, path: string, measure: () => void = () => undefined): Promise<void> {
  const started = page.waitForEvent('worker');
  await page.locator('input[name=files]').setInputFiles(path);
  const worker = await started;
  const closed = new Promise((resolve) => worker.once('close', resolve));
  await page.waitForFunction(() => document.querySelector<HTMLProgressElement>('.reading progress')!.value >= 0.4, undefined, { timeout: 0 }); // prettier-ignore
  measure();
  // Found and pressed in one turn: of a small file not much is left by then.
  await page.waitForFunction(
    () => {
      const isHalf = document.querySelector<HTMLProgressElement>('.reading progress')!.value >= 0.5;
      if (isHalf) document.querySelector<HTMLButtonElement>('.reading [name=cancel]')!.click();
      return isHalf;
    },
    undefined,
    { timeout: 0 },
  );
  await closed;
}

/** Collects garbage once a second until the page's process has no more than `limit` megabytes, for at most twenty. */
export async function collectUntil(page: Page, memory: () => number, limit: number): Promise<number> {
  const session = await page.context().newCDPSession(page);
  for (let second = 0; second < 20 && memory() > limit; second++) {
    await session.send('HeapProfiler.collectGarbage');
    // The system is given the pages of a worker that has ended back when the browser has time to.
    await page.evaluate(async (end) => {
      while (performance.now() < end) await new Promise(requestAnimationFrame);
    }, (await page.evaluate(() => performance.now())) + 1000); // prettier-ignore
  }
  return memory();
}
