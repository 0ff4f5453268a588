import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { startServer } from '../../scripts/serve.mjs';
import { launchBrowser, openPage, violations, type WatchedPage } from './browser.js';

const samples = join(import.meta.dirname, '../fixtures/samples');
const sample = (name: string) => join(samples, name);
const PANELS = ['sync-actions-chart', 'sync-status-table', 'sync-error-list', 'sync-log-detail'];

type Bytes = Uint8Array<ArrayBuffer>;

describe('the portal page, under the strict content policy', () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof startServer>>;
  let watched: WatchedPage;
  before(async () => {
    browser = await launchBrowser();
    server = await startServer();
    watched = await openPage(browser, server.url);
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  /** The page loaded anew, always in the same window: a window of its own for each test takes twice the time. */
  const open = async ({
    colorScheme = 'light',
    width = 1280,
  }: { colorScheme?: 'light' | 'dark'; width?: number } = {}) => {
    const { page, troubles, foreignRequests } = watched;
    await page.goto('about:blank');
    await page.mouse.move(0, 0);
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    troubles.length = foreignRequests.length = 0;
    await page.goto(server.url);
    await shown(page);
    return watched;
  };
  const shown = async (page: Page) => {
    await page.waitForFunction(
      (tags) =>
        tags.every((tag) => document.querySelector(tag)?.shadowRoot?.querySelector('[aria-busy="false"]')) &&
        !document.querySelector('[data-busy]'),
      PANELS,
    );
  };
  const loaded = (page: Page) =>
    page.waitForFunction(
      (tags) => tags.every((tag) => !document.querySelector(tag)?.shadowRoot?.textContent?.includes('Still loading')),
      PANELS,
    );
  const bodyOf = (page: Page, tag: string) => page.locator(tag).first().locator('[part=body]').innerText();
  const choose = async (page: Page, ...files: (string | { name: string; mimeType: string; buffer: Buffer })[]) => {
    await page.locator('input[name=files]').setInputFiles(files as string[]);
    await page.getByText('Back to the invented tenant').waitFor();
    await page.waitForFunction(() => !document.querySelector('.loaded')?.textContent?.includes('reading'));
    await shown(page);
  };

  test('shows every panel, breaks no policy and asks no other host', async () => {
    const { page, troubles, foreignRequests } = await open();
    await page.locator('sync-error-list').getByText('What to do').first().waitFor();
    assert.deepEqual({ troubles, foreignRequests }, { troubles: [], foreignRequests: [] });
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`is accessible, ${colorScheme}`, async () => {
      const { page } = await open({ colorScheme });
      assert.deepEqual(await violations(page, 'body'), []);
    });
  }

  for (const width of [320, 640, 1280]) {
    test(`fits ${width} px without sideways scrolling`, async () => {
      const { page } = await open({ width });
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width);
    });
  }

  test('a legend entry filters the other panels and again clears them', async () => {
    const { page } = await open();
    await loaded(page);
    const before = await bodyOf(page, 'sync-error-list');
    const success = page.locator('sync-actions-chart[by=status]').getByRole('button', { name: /^Success/ });
    await success.click();
    await page.locator('sync-error-list').getByText('No events match', { exact: true }).waitFor();
    await success.click();
    await shown(page);
    assert.equal(await bodyOf(page, 'sync-error-list'), before);
  });

  test('from an error row to the failing event with its remedy by keyboard alone, and back', async () => {
    const { page } = await open();
    const focused = () =>
      page.evaluate(() => {
        let element = document.activeElement;
        while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
        return element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? '';
      });
    for (let tabs = 0; tabs < 200 && !/: details$/.test(await focused()); tabs++) await page.keyboard.press('Tab');
    const opener = await focused();
    assert.match(opener, /: details$/);
    await page.keyboard.press('Enter');
    const dialog = page.locator('dialog[open]');
    for (const next of [/: history$/, /^Event at /]) {
      await dialog.getByRole('button', { name: next }).first().waitFor();
      for (let tabs = 0; tabs < 200 && !next.test(await focused()); tabs++) await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
    }
    const event = dialog.locator('sync-log-detail');
    await event.getByText('What to do').first().waitFor();
    await event.getByText('Failure', { exact: true }).first().waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    assert.equal(await focused(), opener);
  });

  test('what is opened stands on the page’s own dark', async () => {
    const { page } = await open({ colorScheme: 'dark' });
    await page
      .locator('sync-error-list')
      .getByRole('button', { name: /: details$/ })
      .first()
      .click();
    const dialog = page.locator('dialog[open]');
    await dialog
      .getByRole('button', { name: /: history$/ })
      .first()
      .waitFor();
    assert.equal(await dialog.evaluate((node) => getComputedStyle(node).colorScheme), 'light dark');
    assert.deepEqual(await violations(page, 'body'), []);
  });

  test('files of three kinds, chosen together, are one set: equal events are counted once', async () => {
    const { page, troubles, foreignRequests } = await open();
    await choose(
      page,
      sample('portal-download.json'),
      sample('graph-provisioning-response.json'),
      sample('loganalytics-query-response.json'),
    );
    assert.match(await page.locator('.loaded').innerText(), /: 6 records\./);
    assert.match(await page.locator('sync-status-table [part=footer]').innerText(), /12 duplicates left out/);
    assert.deepEqual({ troubles, foreignRequests }, { troubles: [], foreignRequests: [] });
  });

  test('a foreign file says what it is and what was expected', async () => {
    const { page } = await open();
    await choose(page, {
      name: 'users.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('name,mail\nAda,ada@contoso.com\n'),
    });
    assert.match(
      await bodyOf(page, 'sync-error-list'),
      /users\.csv has no column for time, and none for id or changeId/,
    );
    assert.match(await page.locator('.loaded').innerText(), /users\.csv/);
  });

  test('good records beside broken ones are shown, and the broken ones counted by file and position', async () => {
    const { page } = await open();
    const records = [
      { id: 'a', activityDateTime: '2026-09-01T06:00:00Z', jobId: 'AD2AADProvisioning.x' },
      { id: 'b' },
      7,
    ];
    await choose(page, {
      name: 'mixed.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(records)),
    });
    const footer = page.locator('sync-status-table [part=footer]');
    await footer.getByText('2 records not read').click();
    assert.match(await footer.innerText(), /mixed\.json, record 1/);
  });

  describe('the status line', () => {
    const log = (name: string, ...ids: string[]) => {
      const records = ids.map((id) => ({
        id,
        activityDateTime: '2026-09-01T06:00:00Z',
        jobId: 'AD2AADProvisioning.x',
      }));
      return { name, mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(records)) };
    };
    const status = (page: Page) => page.locator('.loaded').innerText();
    /** From now on reading late.json takes until the function returned is called. */
    /** In the page's own thread, where the test can hold a file back. */
    const holdLate = async (page: Page) => {
      await page.evaluate(() => {
        Reflect.deleteProperty(window, 'Worker');
        const released = new Promise<void>((resolve) =>
          window.addEventListener('release', () => resolve(), { once: true }),
        );
        const read = Object.getOwnPropertyDescriptor(Blob.prototype, 'stream')?.value as () => ReadableStream<Bytes>;
        File.prototype.stream = function (this: File) {
          const stream = read.call(this);
          if (this.name !== 'late.json') return stream;
          return stream.pipeThrough(new TransformStream<Bytes, Bytes>({ start() { return released; } })); // prettier-ignore
        };
      });
      return () => page.evaluate(() => window.dispatchEvent(new Event('release')));
    };

    test('counts on while files are read', async () => {
      const { page } = await open();
      const release = await holdLate(page);
      await page.locator('input[name=files]').setInputFiles([log('first.json', 'a'), log('late.json', 'b', 'c')]);
      await page.getByText('first.json, late.json: reading… 1 record so far', { exact: true }).waitFor();
      await release();
      await page.getByText('first.json, late.json: 3 records.', { exact: true }).waitFor();
    });

    test('is that of the source shown, and the one before is closed', async () => {
      const { page } = await open();
      const release = await holdLate(page);
      await page.locator('input[name=files]').setInputFiles(log('late.json', 'a'));
      const old = await page.evaluateHandle(() => document.querySelector('sync-scope')?.source);
      await page.getByRole('button', { name: 'Back to the invented tenant' }).click();
      const reason = await old.evaluate((source) =>
        source?.query({ kind: 'about', filter: {} }).catch((error: { reason: string }) => error.reason),
      );
      await release();
      await shown(page);
      assert.equal(reason, 'closed');
      assert.equal(await status(page), 'Shown now: an invented tenant, made in this page.');
    });

    test('says what could not be read', async () => {
      const { page } = await open();
      const csv = { name: 'users.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b,c\n1,2,3') };
      await choose(page, log('good.json', 'a'), csv);
      assert.match(await status(page), /: 1 record, 1 not read\. Not complete: users\.csv has no column for time/);
    });

    test('a file can be chosen again', async () => {
      const { page } = await open();
      await choose(page, log('good.json', 'a'));
      assert.equal(await page.locator('input[name=files]').inputValue(), '');
    });

    test('files dropped anywhere are read and the page stays; other things dragged are left alone', async () => {
      const { page } = await open();
      const drag = (type: string, name?: string) =>
        page.locator('h1').evaluate(
          (heading, [type, name]) => {
            const dataTransfer = new DataTransfer();
            if (name) dataTransfer.items.add(new File(['[]'], name));
            else dataTransfer.setData('text/plain', 'words');
            return heading.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
          },
          [type, name ?? ''] as const,
        );
      const isLit = () => page.locator('.drop').evaluate((zone) => zone.classList.contains('over'));
      assert.deepEqual([await drag('dragover'), await isLit()], [true, false]);
      assert.deepEqual([await drag('dragover', 'empty.json'), await isLit()], [false, true]);
      assert.deepEqual([await drag('drop', 'empty.json'), await isLit()], [false, false]);
      await page.getByText('empty.json: 0 records.', { exact: true }).waitFor();
    });
  });
});
