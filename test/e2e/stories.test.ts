import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchBrowser, violations, type WatchedPage } from './browser.js';
import { openFrame, serveStories, showStory, storiesByTitle } from './story-frame.js';

const PANELS = [
  'Object tiles',
  'Actions chart',
  'Status table',
  'Error list',
  'Success rate',
  'Object list',
  'Object history',
  'Log table',
  'Log detail',
  'Cycle list',
  'Filter bar',
];

describe('every story', () => {
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

  test('there is one for each of the states of each panel', () => {
    for (const panel of PANELS) {
      const names = storiesByTitle()
        .get(`Panels/${panel}`)
        ?.map(({ name }) => name);
      for (const state of ['Default', 'Loading', 'Empty', 'Partial', 'Error', 'No Source', 'Hostile']) {
        assert.ok(names?.includes(state), `Panels/${panel}/${state}`);
      }
    }
  });

  for (const [title, stories] of storiesByTitle()) {
    describe(title, () => {
      let frame: WatchedPage;
      before(async () => {
        frame = await openFrame(browser, server.url);
      });
      after(() => frame?.page.context().close());

      for (const story of stories) {
        test(`${story.name}: draws without an error, is accessible, asks no other host`, async () => {
          const { page, troubles, foreignRequests } = frame;
          const status = await showStory(page, story);
          const inaccessible = await violations(page, '#storybook-root');
          assert.deepEqual(
            { status, inaccessible, troubles: troubles.splice(0), foreignRequests: foreignRequests.splice(0) },
            { status: 'success', inaccessible: [], troubles: [], foreignRequests: [] },
          );
        });
      }
    });
  }
});
