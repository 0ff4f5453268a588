import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { startServer } from '../../scripts/serve.mjs';
import { openPage, type WatchedPage } from './browser.js';

const built = join(import.meta.dirname, '../../storybook-static');

/** A story as Storybook lists it. */
export interface Story {
  id: string;
  title: string;
  name: string;
}

interface StorybookFrame {
  __STORYBOOK_ADDONS_CHANNEL__: {
    emit: (event: string, value: object) => void;
    on: (event: 'storyFinished', listener: (story: { storyId: string; status: string }) => void) => void;
  };
}

/** Every story of the built Storybook, by its title. */
export function storiesByTitle(): Map<string, Story[]> {
  const { entries } = JSON.parse(readFileSync(join(built, 'index.json'), 'utf8')) as {
    entries: Record<string, Story & { type: string }>;
  };
  const stories = Object.values(entries).filter(({ type }) => type === 'story');
  const titles = [...new Set(stories.map(({ title }) => title))];
  return new Map(titles.map((title) => [title, stories.filter((story) => story.title === title)]));
}

/** Serves the built Storybook. Its frame needs inline script and style; the portal's tests hold the elements to the strict policy. */
export function serveStories() {
  return startServer({ pages: built, policy: "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:" });
}

/** Storybook's frame, still without a story and with its own runs of axe switched off. */
export async function openFrame(browser: Browser, origin: string): Promise<WatchedPage> {
  const frame = await openPage(browser, origin);
  await frame.page.goto(`${origin}iframe.html?viewMode=story`);
  await frame.page.locator('body.sb-show-nopreview').waitFor({ state: 'attached' });
  await frame.page.evaluate(() => {
    const channel = (globalThis as unknown as StorybookFrame).__STORYBOOK_ADDONS_CHANNEL__;
    channel.emit('updateGlobals', { globals: { a11y: { manual: true } } });
    channel.on('storyFinished', ({ storyId, status }) => {
      document.documentElement.dataset.finished = `${storyId} ${status}`;
    });
  });
  return frame;
}

/** Puts a story into the frame in place of the one before, and waits until its panels are drawn; `success` or `error`. */
export async function showStory(page: Page, story: Story): Promise<string> {
  await page.evaluate((storyId) => {
    const channel = (globalThis as unknown as StorybookFrame).__STORYBOOK_ADDONS_CHANNEL__;
    channel.emit('setCurrentStory', { storyId, viewMode: 'story' });
  }, story.id);
  await page.waitForFunction((id) => document.documentElement.dataset.finished?.startsWith(`${id} `), story.id);
  const status = await page.evaluate(() => document.documentElement.dataset.finished!.split(' ')[1]!);
  if (status === 'success') await panelsDrawn(page, story);
  return status;
}

/** Waits until every panel of a story shows something, and what it is asked for, unless the story is about loading. */
export async function panelsDrawn(page: Page, { name }: Story): Promise<void> {
  await page.waitForFunction((loading) => {
    // A workbook holds its panels inside.
    const holders = [...document.querySelectorAll('#storybook-root, sync-workbook')];
    const panels = holders
      .flatMap((holder) => [...(holder.shadowRoot ?? holder).querySelectorAll('*')])
      .filter(({ localName }) => /^sync-(?!scope|workbook)/.test(localName));
    const bodies = panels.map((panel) => panel.shadowRoot?.querySelector('[part=body]')?.textContent?.trim());
    return (
      panels.length > 0 &&
      bodies.every(Boolean) &&
      (loading || !panels.some((panel) => panel.hasAttribute('data-busy')))
    );
  }, name === 'Loading');
}
