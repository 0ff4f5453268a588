import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { startServer } from '../../scripts/serve.mjs';
import { launchBrowser, openPage, violations, type WatchedPage } from './browser.js';

const TABS = {
  summary: 'sync-status-table',
  details: 'sync-log-table',
  cycles: 'sync-cycle-list',
  object: 'sync-object-history',
};

describe('the workbook page, under the strict content policy', () => {
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

  const open = async (fragment = '', width = 1280): Promise<Page> => {
    const { page, troubles, foreignRequests } = watched;
    await page.goto('about:blank');
    await page.setViewportSize({ width, height: 900 });
    troubles.length = foreignRequests.length = 0;
    await page.goto(`${server.url}workbook.html${fragment}`);
    await page.locator('sync-workbook [role=tab]').first().waitFor();
    return page;
  };

  for (const [tab, tag] of Object.entries(TABS)) {
    for (const width of [1280, 320]) {
      test(`the tab ${tab} at ${width} px: nothing overflows, nothing is inaccessible, nothing goes elsewhere`, async () => {
        const page = await open(`#sync.tab=${tab}`, width);
        await shown(page, tag);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(overflow <= 0, `the page is ${overflow} px wider than the window`);
        assert.deepEqual(await violations(page, 'sync-workbook'), []);
        assert.deepEqual([watched.troubles, watched.foreignRequests], [[], []]);
      });
    }
  }

  test('by keyboard alone: from a failure to its event and remedy in three activations, and back', async () => {
    const page = await open();
    await shown(page, 'sync-error-list');
    await tabTo(page, 'button', /2 objects/);
    const opener = await focusedText(page);
    await page.keyboard.press('Enter');
    await shown(page, 'sync-object-list');
    await tabTo(page, 'button', /: history$/);
    await page.keyboard.press('Enter');
    await shown(page, 'sync-object-history');
    await tabTo(page, 'button', /^Event at/);
    await page.keyboard.press('Enter');
    await shown(page, 'sync-log-detail');
    const detail = await page.locator('sync-log-detail [part=body]').innerText();
    for (const part of ['Why it failed', 'What to do', 'Steps', 'Changed properties'])
      assert.ok(detail.includes(part), part);
    await page.keyboard.press('Escape');
    assert.equal(await focusedText(page), opener);
  });

  test('by keyboard alone: tabs, a filter, a chip, the log table down to its last row and an event of it', async () => {
    const page = await open();
    await tabTo(page, 'button', /^Summary$/);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await shown(page, 'sync-log-table');
    await tabTo(page, 'button', /^Failure/);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.hash.includes('sync.status=failure'));
    await tabTo(page, 'select', /./);
    await page.keyboard.press('n');
    await tabTo(page, '[role=treegrid]', /./);
    await page.keyboard.press('End');
    const last = await activeRow(page);
    assert.match(last, /Failure/);
    await page.keyboard.press('Enter');
    await shown(page, 'sync-log-detail');
    await page.keyboard.press('Escape');
    assert.equal(await activeRow(page), last);
  });

  test('a link opened elsewhere shows the same view, and back and forward walk through it', async () => {
    const page = await open('#sync.tab=details&sync.status=failure&sync.zone=Asia/Tokyo');
    await shown(page, 'sync-log-table');
    assert.match(await page.locator('sync-log-table [part=footer]').innerText(), /Asia\/Tokyo/);
    await page.getByRole('tab', { name: 'By cycle' }).click();
    await shown(page, 'sync-cycle-list');
    await page.goBack();
    await shown(page, 'sync-log-table');
    await page.goForward();
    await shown(page, 'sync-cycle-list');
    assert.match(page.url(), /sync\.tab=cycles&.*sync\.status=failure/);
  });

  test('on paper nothing is cut off, and buttons are left out', async () => {
    const page = await open('#sync.tab=summary', 800);
    await shown(page, 'sync-status-table');
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('sync-workbook [role=tablist]').isVisible(), false);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
    await page.emulateMedia({ media: 'screen' });
  });

  /** The newest panel of this kind has settled. */
  async function shown(page: Page, tag: string): Promise<void> {
    await page.locator(`${tag}:visible`).last().locator('[part=panel][aria-busy=false]').waitFor();
  }

  /** Presses Tab until an element has the focus that matches. */
  async function tabTo(page: Page, selector: string, text: RegExp): Promise<void> {
    for (let press = 0; press < 400; press++) {
      await page.keyboard.press('Tab');
      const found = await focused(page);
      if (found?.matches.includes(selector) && text.test(found.text)) return;
    }
    assert.fail(`Tab never reaches ${selector} with ${String(text)}`);
  }

  /** The row of the table that has the focus by name. */
  async function activeRow(page: Page): Promise<string> {
    return page.locator('sync-log-table').evaluate(({ shadowRoot }) => {
      const id = shadowRoot!.activeElement?.getAttribute('aria-activedescendant');
      return shadowRoot!.getElementById(id ?? '')?.innerText.replace(/\s+/g, ' ') ?? '';
    });
  }

  async function focusedText(page: Page): Promise<string> {
    return (await focused(page))?.text ?? '';
  }

  async function focused(page: Page): Promise<{ text: string; matches: string[] } | null> {
    return page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      if (!element) return null;
      const text = element.getAttribute('aria-label') ?? (element as HTMLElement).innerText.replace(/\s+/g, ' ').trim();
      return { text, matches: [element.localName, `[role=${element.getAttribute('role')}]`] };
    });
  }
});
