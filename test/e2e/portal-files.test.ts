import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { startServer } from '../../scripts/serve.mjs';
import { launchBrowser, openPage, violations, type WatchedPage } from './browser.js';

const record = (id: string) => JSON.stringify({ id, activityDateTime: '2026-09-01T06:00:00Z', jobId: 'AD2AADProvisioning.x' }); // prettier-ignore

describe('on the portal page', () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof startServer>>;
  let watched: WatchedPage;
  const folder = mkdtempSync(join(tmpdir(), 'portal-files-'));
  before(async () => {
    browser = await launchBrowser();
    server = await startServer();
    watched = await openPage(browser, server.url);
  });
  beforeEach(() => watched.page.goto(server.url));
  after(async () => {
    await browser?.close();
    await server?.close();
    rmSync(folder, { recursive: true });
  });

  /** As a hand would, from outside of the browser. */
  const drop = async (page: Page, ...paths: string[]) => {
    const session = await page.context().newCDPSession(page);
    const data = { items: [], files: paths, dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await session.send('Input.dispatchDragEvent', { type, x: 200, y: 200, data });
    await session.detach();
  };
  const status = (page: Page) => page.locator('.loaded').innerText();
  /** A file of 2 MB that stops to come after 0.7 MB, in the page's own thread. */
  const readWithoutEnd = async (page: Page) => {
    const [first, second] = [`${record('a')}\n`.padEnd(350_000), `${record('b')}\n`.padStart(350_000)];
    await page.evaluate(
      ([first, second]) => {
        Reflect.deleteProperty(window, 'Worker');
        const texts = [first, second];
        const encoder = new TextEncoder();
        File.prototype.stream = function () {
          return new ReadableStream<Uint8Array<ArrayBuffer>>({
            async pull(controller) {
              // Time passes, so that there is progress to tell of.
              for (let frame = 0; frame < 5; frame += 1) await new Promise(requestAnimationFrame);
              const text = texts.shift();
              if (text) controller.enqueue(encoder.encode(text));
              else await new Promise(() => undefined);
            },
          });
        };
      },
      [first, second] as const,
    );
    const file = { name: 'month.json', mimeType: '', buffer: Buffer.alloc(2_000_000, ' ') };
    await page.locator('input[name=files]').setInputFiles(file);
    await page.getByText('month.json: reading… 2 records so far').waitFor();
    await page.getByText('0.7 of 2 MB read').waitFor();
  };

  test('a folder that is dropped is read to its last file, whatever a system keeps in it', async () => {
    const { page } = watched;
    for (let hour = 0; hour < 120; hour += 1) {
      const path = join(folder, 'archive', `d=${Math.floor(hour / 24)}`, `h=${hour % 24}`);
      mkdirSync(path, { recursive: true });
      writeFileSync(join(path, 'PT1H.json'), `${record(`event ${hour}`)}\r\n`);
      writeFileSync(join(path, '.DS_Store'), 'not a log');
    }
    await drop(page, join(folder, 'archive'));
    await page.getByText(/^archive\/d=0\/h=0\/PT1H\.json, .* and 117 more files: 120 records\.$/).waitFor();
  });

  test('an empty folder is said to be empty, and what was shown stays', async () => {
    const { page } = watched;
    mkdirSync(join(folder, 'empty'));
    await drop(page, join(folder, 'empty'));
    await page.getByText('There are no files in what was dropped.').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Back to the invented tenant' }).isVisible(), false);
  });

  test('it is seen how far reading has come', async () => {
    const { page } = watched;
    await readWithoutEnd(page);
    assert.equal(Math.round(Number(await page.getByRole('progressbar').getAttribute('value')) * 100), 35);
    assert.deepEqual(await violations(page, 'body'), []);
  });

  for (const width of [320, 1280]) {
    test(`what is being read fits ${width} px`, async () => {
      const { page } = watched;
      await page.setViewportSize({ width, height: 900 });
      await readWithoutEnd(page);
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width);
    });
  }

  test('reading is cancelled by keyboard; panels and focus go on', async () => {
    const { page } = watched;
    await readWithoutEnd(page);
    await page.getByRole('button', { name: 'Cancel' }).press('Enter');
    assert.equal(
      await status(page),
      'Reading was cancelled at 35 %. Shown now: an invented tenant, made in this page.',
    );
    await page.locator('sync-error-list').getByText('What to do').first().waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('name')), 'files');
    assert.equal(await page.getByRole('button', { name: 'Cancel' }).isVisible(), false);
  });
});
