import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { launchOptions } from '../../scripts/browser.mjs';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Chromium as found on this machine. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch(launchOptions());
}

/** A page and everything on it that should not have happened. */
export interface WatchedPage {
  page: Page;
  /** Console errors, exceptions, policy violations. */
  troubles: string[];
  /** Requests that left the page's own origin. */
  foreignRequests: string[];
}

export async function openPage(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  // Half of what Playwright waits: whatever is to come comes in a second or two, and a broken build fails soon.
  page.setDefaultTimeout(15_000);
  const troubles: string[] = [];
  const foreignRequests: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text());
  });
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !/^(data|blob|about):/.test(request.url()))
      foreignRequests.push(request.url());
  });
  return { page, troubles, foreignRequests };
}

/** Accessibility violations below a selector, one line each; of all rules of axe but those in `without`. */
export async function violations(page: Page, selector: string, without: string[] = []): Promise<string[]> {
  const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
  // The debugging protocol runs this, so that the page's content policy need not allow it.
  const session = await page.context().newCDPSession(page);
  const known = await session.send('Runtime.evaluate', { expression: `typeof axe === 'object'` });
  if (known.result.value !== true) await session.send('Runtime.evaluate', { expression: axeSource });
  const { result } = await session.send('Runtime.evaluate', {
    expression: `axe.run(${JSON.stringify(selector)}, ${JSON.stringify({ resultTypes: ['violations'], rules })}).then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.target.flat().join(' ')).slice(0, 4).join(' | ') + ' ' + nodes[0].failureSummary))`,
    awaitPromise: true,
    returnByValue: true,
  });
  await session.detach();
  // Without a list axe did not run: that is no good news.
  if (!Array.isArray(result.value)) throw new Error(`axe: ${result.description ?? 'no answer'}`);
  return result.value as string[];
}
