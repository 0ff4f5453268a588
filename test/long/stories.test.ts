import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, violations } from '../e2e/browser.js';
import { openFrame, panelsDrawn, serveStories, showStory, storiesByTitle } from '../e2e/story-frame.js';

const LOOKS = [
  { look: 'light', media: { colorScheme: 'light', forcedColors: 'none' }, without: [] },
  { look: 'dark', media: { colorScheme: 'dark', forcedColors: 'none' }, without: [] },
  // Forced colours are the reader's; axe does not see them, it reads `-webkit-text-fill-color`, which stays as it was.
  { look: 'forced colours', media: { colorScheme: 'dark', forcedColors: 'active' }, without: ['color-contrast'] },
] as const;
const WIDTHS = [280, 900, 1600];

describe('every story, alone in a page', () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof serveStories>>;
  before(async () => {
    browser = await launchBrowser();
    server = await serveStories();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  for (const story of [...storiesByTitle().values()].flat()) {
    test(`${story.title}, ${story.name}: is accessible in every look and width, without an error`, async () => {
      const { page, troubles, foreignRequests } = await openFrame(browser, server.url);
      try {
        assert.equal(await showStory(page, story), 'success');
        const found: Record<string, string[]> = {};
        for (const { look, media, without } of LOOKS) {
          await page.emulateMedia(media);
          for (const width of WIDTHS) {
            await page.setViewportSize({ width, height: 900 });
            await settled(page);
            await panelsDrawn(page, story);
            const wrong = await violations(page, '#storybook-root', [...without]);
            if (wrong.length > 0) found[`${look}, ${width} px`] = wrong;
          }
        }
        assert.deepEqual({ found, troubles, foreignRequests }, { found: {}, troubles: [], foreignRequests: [] });
      } finally {
        await page.context().close();
      }
    });
  }
});

/** Two frames: one in which elements hear of their new size, one in which what they make of it is drawn. */
const settled = (page: Page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
