// Takes the README's picture of the portal demo page: node scripts/picture.mjs (after the build)
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { launchOptions } from './browser.mjs';
import { startServer } from './serve.mjs';

const PANELS = ['sync-actions-chart', 'sync-status-table', 'sync-error-list', 'sync-log-detail'];

const server = await startServer();
const browser = await chromium.launch(launchOptions());
try {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 1290 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
  });
  await page.goto(server.url);
  for (const tag of PANELS) {
    await page.locator(tag).first().getByText('data up to').waitFor();
    await page.locator(tag).first().getByText('Still loading').waitFor({ state: 'detached' });
  }
  await page.screenshot({ path: join(import.meta.dirname, '../docs/portal.png') });
} finally {
  await browser.close();
  await server.close();
}
