import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { startServer } from '../../scripts/serve.mjs';
import { OBJECTS, ROUND_EVENTS, writeHugeLog } from '../support/huge-log.js';
import { launchBrowser } from './browser.js';
import { blockFor, cancelHalfWay, collectUntil, countByStatus, load, openWatched, statusLine } from './huge-log-run.js';

/** 65 MB, or with the long tests 2.2 GB: more than 32 bits with a sign can count. */
const rounds = process.env.LONG_TESTS ? 17_000 : 500;
/** Milliseconds. Beside other tests, a task waits for its turn on the processor. */
const LONGEST_TASK = process.env.LONG_TESTS ? 50 : 200;
const longest = (tasks: readonly number[]) => Math.max(0, ...tasks);
const records = (rounds * 24).toLocaleString('en');
const COUNTS = {
  success: ROUND_EVENTS.success * rounds,
  failure: ROUND_EVENTS.failure * rounds,
  skipped: ROUND_EVENTS.skipped * rounds,
  warning: ROUND_EVENTS.warning * rounds,
  all: ROUND_EVENTS.all * rounds,
  objects: Math.min(OBJECTS, ROUND_EVENTS.all * rounds),
};

describe(`a log of ${records} records on the portal page`, { timeout: 40 * 60_000 }, () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof startServer>>;
  const folder = mkdtempSync(join(tmpdir(), 'huge-log-'));
  const [plain, packed] = [join(folder, 'month.json'), join(folder, 'month.json.gz')];
  before(async () => {
    await writeHugeLog(plain, rounds);
    await writeHugeLog(packed, rounds, { members: 8 });
    browser = await launchBrowser();
    server = await startServer();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
    rmSync(folder, { recursive: true });
  });

  for (const path of [plain, packed]) {
    const name = path === plain ? 'lines' : 'gzip of eight members';
    test(`in ${name} is counted to the last record, with the page’s thread free`, async (t) => {
      const { page, memory } = await openWatched(browser, server.url);
      const run = await load(page, memory, path);
      assert.match(await statusLine(page), new RegExp(`: ${records} records\\.$`));
      assert.deepEqual(await countByStatus(page), COUNTS);
      t.diagnostic(JSON.stringify({ file: name, ...run }));
      assert.ok(longest(run.longTasks) < LONGEST_TASK, `${longest(run.longTasks)} ms`);
      assert.ok(longest(await blockFor(page, 2 * LONGEST_TASK)) >= LONGEST_TASK, 'a long task would have been seen');
      const grown = Math.max(...run.memory) - (run.memory[0] ?? 0);
      assert.ok(grown < 100 + 0.2 * rounds * 0.13, `${grown} MB more than before`);
      await page.context().close();
    });
  }

  test('is cancelled half way: worker and memory are freed, and the page goes on', async (t) => {
    const { page, memory } = await openWatched(browser, server.url);
    const before = memory();
    let half = 0;
    await cancelHalfWay(page, plain, () => (half = memory()));
    assert.match(await statusLine(page), /^Reading was cancelled at [5-9]\d %\. Shown now: an invented tenant/);
    assert.equal(page.workers().length, 0);
    await page.locator('sync-error-list').getByText('What to do').first().waitFor();
    const limit = Math.min(before + 150, half);
    const after = await collectUntil(page, memory, limit);
    t.diagnostic(JSON.stringify({ before, half, after }));
    assert.ok(after <= limit, `${after} MB, before it was ${before}, at half ${half}`);
    await page.context().close();
  });
});
