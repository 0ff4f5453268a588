import assert from 'node:assert/strict';
import { createReadStream } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser, LaunchOptions, Page } from 'puppeteer-core';
import { findFirefox, INSTALL_FIREFOX, launchOptions } from '../../scripts/browser.mjs';

const EVENTS = 1_000_000;
const bundles = join(import.meta.dirname, '../../dist/cdn');

// Drives Firefox as it is installed, which Playwright does not; the test runner brings it along.
const require = createRequire(import.meta.url);
const { launch } = createRequire(require.resolve('@web/test-runner-chrome'))(
  'puppeteer-core',
) as typeof import('puppeteer-core');

/** A million events that are made when asked for, under a table of them. */
const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Events</title><link rel="icon" href="data:,">
<sync-log-table columns="name,time" time-zone="UTC"></sync-log-table>
<script type="module">
  import './cloud-sync-insights.js';
  const time = (number) => new Date(Date.UTC(2026, 10, 23) - (number + 1) * 7000).toISOString().slice(0, 19) + '.0000000Z';
  const nobody = { id: null, name: null, type: null, upn: null };
  const system = { id: null, name: null };
  const event = (number) => ({
    id: 'event-' + number, time: time(number), tenantId: null, action: 'update', status: 'success', type: 'user',
    errorCode: null, reason: null, durationMs: null, jobId: null, cycleId: null, changeId: null,
    direction: 'ad-to-entra', syncType: 'object', app: system, sourceSystem: system, targetSystem: system,
    source: { ...nobody, id: 'object-' + number, name: 'Event number ' + number }, target: nobody,
    object: 'object-' + number, steps: [],
  });
  const records = ({ page: { at = 0, limit = 100 } = {} }) => {
    const offset = typeof at === 'number' ? at : 0;
    const rows = Array.from({ length: Math.min(limit, ${EVENTS} - offset) }, (_, row) => event(offset + row));
    return { rows, total: ${EVENTS}, offset, next: null };
  };
  const about = {
    earliest: time(${EVENTS - 1}), latest: time(0), events: ${EVENTS}, loaded: null, retentionDays: null,
    kinds: ['about', 'records'], objectCounts: 'exact', broken: { count: 0, samples: [] }, duplicates: null,
  };
  document.querySelector('sync-log-table').source = {
    supports: ({ kind }) => kind === 'about' || kind === 'records',
    query: async (question) => ({ value: question.kind === 'about' ? about : records(question) }),
  };
</script></html>`;

/** Numbers of the events that can be seen, from the top: what really stands at each place of the table. */
const SEEN = `(() => {
  const root = document.querySelector('sync-log-table').shadowRoot;
  const viewport = root?.querySelector('.viewport');
  if (!viewport) return [];
  const head = root.querySelector('.head').getBoundingClientRect();
  const end = viewport.getBoundingClientRect().top + viewport.clientTop + viewport.clientHeight;
  const found = new Set();
  for (let y = head.bottom + 2; y < end; y += 4) {
    const row = root.elementFromPoint(head.left + 60, y)?.closest('.row');
    found.add(row?.textContent.match(/Event number (\\d+)/)?.[1] ?? 'nothing at ' + y);
  }
  return [...found].map(Number);
})()`;

const inViewport = (code: string) =>
  `((viewport) => { ${code} })(document.querySelector('sync-log-table').shadowRoot.querySelector('.viewport'))`;

const FOCUS = inViewport('viewport.focus()');
const THUMB_TO = (share: number) =>
  inViewport(`viewport.scrollTop = ${share} * (viewport.scrollHeight - viewport.clientHeight)`);
const PLACE = inViewport(`
  const { left, top, width, height } = viewport.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2, line: viewport.querySelector('.space > .row').offsetHeight };`);

const BROWSERS: Record<string, () => LaunchOptions> = {
  Firefox() {
    const executablePath = findFirefox();
    if (!executablePath) throw new Error(`Firefox is not on this machine. ${INSTALL_FIREFOX}`);
    return { browser: 'firefox', executablePath, headless: true };
  },
  Chromium: () => ({ ...launchOptions(), headless: true }),
};

for (const [name, options] of Object.entries(BROWSERS)) {
  describe(`a table of a million events in ${name}`, () => {
    let server: Server;
    let browser: Browser;
    let page: Page;
    before(async () => {
      server = await serve();
      browser = await launch(options());
      page = await browser.newPage();
      await page.setViewport({ width: 1000, height: 900 });
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      await seen(page, (numbers) => numbers[0] === 0 && numbers.length > 5);
    });
    after(async () => {
      await browser?.close();
      server?.close();
    });

    test('End shows the last event, Home the first', async () => {
      await page.evaluate(FOCUS);
      await page.keyboard.press('End');
      assertRun(await seen(page, (numbers) => numbers.at(-1) === 999_999));
      await page.keyboard.press('Home');
      assertRun(await seen(page, (numbers) => numbers[0] === 0));
    });

    test('the thumb at the end shows the last event', async () => {
      await page.evaluate(THUMB_TO(1));
      assertRun(await seen(page, (numbers) => numbers.at(-1) === 999_999));
    });

    for (const [where, share, first] of [
      ['the top', 0, 0],
      ['the middle', 0.5, 499_990],
    ] as const) {
      test(`at ${where} the wheel moves row by row`, async () => {
        await page.evaluate(THUMB_TO(share));
        const start = (await seen(page, ([number = -1]) => number >= first && number <= first + 20))[0]!;
        const { x, y, line } = (await page.evaluate(PLACE)) as { x: number; y: number; line: number };
        await page.mouse.move(x, y);
        for (let turn = 1; turn <= 20; turn++) {
          await page.mouse.wheel({ deltaY: line });
          assertRun(await seen(page, ([number]) => number === start + turn));
        }
      });
    }
  });
}

/** The events seen once they are those that are waited for. */
async function seen(page: Page, isThere: (numbers: number[]) => boolean): Promise<number[]> {
  const end = performance.now() + 20_000;
  for (;;) {
    const numbers = (await page.evaluate(`new Promise(requestAnimationFrame).then(() => ${SEEN})`)) as number[];
    if (isThere(numbers)) return numbers;
    if (performance.now() > end) throw new Error(`Seen instead: ${numbers.join(', ')}`);
  }
}

/** Nothing is missing between the first and the last event seen. */
function assertRun(numbers: number[]): void {
  const [first = 0] = numbers;
  assert.deepEqual(
    numbers,
    numbers.map((_, place) => first + place),
  );
  assert.ok(numbers.length > 5);
}

async function serve(): Promise<Server> {
  const server = createServer(({ url = '/' }, response) => {
    if (url === '/') response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE);
    else {
      response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' });
      createReadStream(join(bundles, basename(url)))
        .on('error', () => response.destroy())
        .pipe(response);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
