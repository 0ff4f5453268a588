import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page, Response } from 'playwright-core';
import { startServer } from '../../scripts/serve.mjs';
import { launchBrowser, openPage } from './browser.js';

const script = join(import.meta.dirname, '../../scripts/serve.mjs');
const PANELS = ['sync-actions-chart', 'sync-status-table', 'sync-error-list', 'sync-log-detail'];

/** As text: what the test runner does to functions does not work in a page. */
const ASK_TWICE = `(async () => {
  const { httpSource } = await import('/dist/cdn/cloud-sync-insights.js');
  const statuses = [];
  const source = httpSource('/api/sync', {
    fetch: async (...args) => {
      const response = await fetch(...args);
      statuses.push(response.status);
      return response;
    },
  });
  const filter = { range: { from: '2026-01-01', to: '2026-01-02' } };
  const answers = [await source.query({ kind: 'about', filter }), await source.query({ kind: 'about', filter })];
  return { statuses, same: JSON.stringify(answers[0]) === JSON.stringify(answers[1]) };
})()`;

const ASK_FROM_ELSEWHERE = `(async (url) => {
  const ask = (init) => fetch(url, { method: 'POST', body: '{"kind":"about","filter":{}}', ...init });
  const headers = { 'Content-Type': 'application/json', 'Sync-Insights-Version': '1' };
  const tries = await Promise.allSettled([ask({ headers }), ask({ mode: 'no-cors' }), ask({})]);
  return tries.map((one) => (one.status === 'fulfilled' ? one.value.type : 'refused'));
})`;

describe('npm start -- --through-server', () => {
  let browser: Browser;
  let server: ChildProcess;
  let address: string;
  before(async () => {
    browser = await launchBrowser();
    const child = spawn(process.execPath, [script, '--through-server', '--port', '0'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    server = child;
    for await (const line of createInterface(child.stdout)) {
      const [found] = /http:\S+/.exec(line) ?? [];
      if (!found) continue;
      address = found;
      break;
    }
  });
  after(async () => {
    await browser?.close();
    server?.kill();
  });

  const shown = (page: Page) =>
    page.waitForFunction(
      (tags) => tags.every((tag) => document.querySelector(tag)?.shadowRoot?.querySelector('[aria-busy="false"]')),
      PANELS,
    );

  test('the portal page shows every panel from the server, under the strict content policy', async () => {
    const { page, troubles, foreignRequests } = await openPage(browser, address);
    const answers: Response[] = [];
    page.on('response', (response) => void (response.url().endsWith('/api/sync') && answers.push(response)));
    await page.goto(address);
    await page.locator('sync-error-list').getByText('What to do').first().waitFor();
    await shown(page);
    assert.deepEqual({ troubles, foreignRequests }, { troubles: [], foreignRequests: [] });
    assert.ok(answers.length > 0 && answers.length <= 7, `${answers.length} questions`);
    // A panel whose code comes later may ask what the page knows already.
    const statuses = new Set(answers.map((response) => response.status()));
    assert.deepEqual(
      [...statuses].filter((status) => status !== 304),
      [200],
    );
    assert.match(await page.locator('sync-status-table [part=body]').innerText(), /[1-9]/);
    await page.getByText('Shown now: an invented tenant, asked of a server.').waitFor();
  });

  test('a browser lets what is known already be reused', async () => {
    const { page, troubles } = await openPage(browser, address);
    await page.goto(address);
    await shown(page);
    const answers = await page.evaluate(ASK_TWICE);
    assert.deepEqual(answers, { statuses: [200, 304], same: true });
    assert.deepEqual(troubles, []);
  });

  test('a page of another origin gets nothing', async () => {
    const { page } = await openPage(browser, address);
    const elsewhere = await startServer({ policy: 'default-src *' });
    await page.goto(`${elsewhere.url}portal.css`);
    const outcome = await page.evaluate(`${ASK_FROM_ELSEWHERE}('${address}api/sync')`);
    await elsewhere.close();
    assert.deepEqual(outcome, ['refused', 'opaque', 'refused']);
  });
});
