import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { startServer } from '../../scripts/serve.mjs';
import { launchBrowser, openPage, violations } from './browser.js';

const built = join(import.meta.dirname, '../../storybook-static');
const index = JSON.parse(readFileSync(join(built, 'index.json'), 'utf8')) as {
  entries: Record<string, { id: string; type: string; title: string; name: string }>;
};
const stories = Object.values(index.entries).filter(({ type }) => type === 'story');

describe('every story', { concurrency: 2 }, () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof startServer>>;
  before(async () => {
    browser = await launchBrowser();
    // Storybook's own frame needs inline script and style; the elements are held to the strict policy by the portal's tests.
    server = await startServer({
      pages: built,
      policy: "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:",
    });
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  test('there is one for each of the states of each panel', () => {
    const names = stories.map(({ title, name }) => `${title}/${name}`);
    for (const panel of ['Actions chart', 'Status table', 'Error list', 'Log detail']) {
      for (const state of ['Default', 'Loading', 'Empty', 'Partial', 'Error', 'No Source', 'Hostile']) {
        assert.ok(names.includes(`Panels/${panel}/${state}`), `Panels/${panel}/${state}`);
      }
    }
  });

  for (const { id, title, name } of stories) {
    test(`${title}, ${name}: draws without an error, is accessible, asks no other host`, async () => {
      const { page, troubles, foreignRequests } = await openPage(browser, server.url);
      await page.goto(`${server.url}iframe.html?id=${id}&viewMode=story`);
      await page.waitForFunction(() => {
        const preview = (globalThis as { __STORYBOOK_PREVIEW__?: { storyRenders?: { phase?: string }[] } })
          .__STORYBOOK_PREVIEW__;
        return preview?.storyRenders?.some(
          ({ phase }) => phase === 'finished' || phase === 'completed' || phase === 'errored',
        );
      });
      await page.waitForFunction((loading) => {
        const panels = [...document.querySelectorAll('#storybook-root *')].filter(({ localName }) =>
          /^sync-(?!scope)/.test(localName),
        );
        const bodies = panels.map((panel) => panel.shadowRoot?.querySelector('[part=body]')?.textContent?.trim());
        return (
          panels.length > 0 &&
          bodies.every(Boolean) &&
          (loading || !panels.some((panel) => panel.hasAttribute('data-busy')))
        );
      }, name === 'Loading');
      assert.deepEqual(await violations(page, '#storybook-root'), []);
      assert.deepEqual({ troubles, foreignRequests }, { troubles: [], foreignRequests: [] });
      await page.context().close();
    });
  }
});
