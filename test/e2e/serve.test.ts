import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { launchBrowser, openPage, violations, type WatchedPage } from './browser.js';

const root = join(import.meta.dirname, '../..');
const answer = join(root, 'test/fixtures/contract/log-analytics.json');
const EVENTS = 167;

interface Started {
  child: ChildProcess;
  address: string;
}

/** The command as it is installed; resolves with the address that it prints. */
function serve(...words: string[]): Promise<Started> {
  const child = spawn(process.execPath, [join(root, 'dist/cli/main.js'), 'serve', ...words]);
  let printed = '';
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => {
      printed += text.toString();
      const address = /^(http:\S+)\n/.exec(printed)?.[1];
      if (address && /^\d+ records.*\.$/m.test(printed)) resolve({ child, address });
    });
    child.stderr.on('data', (text: Buffer) => reject(new Error(text.toString())));
    child.on('exit', (code) => reject(new Error(`ended with ${code}`)));
  });
}

/** What the command says and ends with where it cannot serve. */
function refusal(...words: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [join(root, 'dist/cli/main.js'), ...words]);
  let said = '';
  child.stderr.on('data', (text: Buffer) => (said += text.toString()));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, said })));
}

/** The status of an answer to a request with this path and host. */
function status(address: string, path: string, headers: Record<string, string> = {}): Promise<number | undefined> {
  const { hostname, port, host } = new URL(address);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, headers: { host, ...headers } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject).end();
  });
}

describe('the command serve', () => {
  let browser: Browser;
  let watched: WatchedPage;
  let started: Started;
  const folder = mkdtempSync(join(tmpdir(), 'serve-'));
  before(async () => {
    mkdirSync(join(folder, 'archive/d=01'), { recursive: true });
    copyFileSync(answer, join(folder, 'answer.json'));
    // The same events once more, packed: they are left out as duplicates.
    writeFileSync(join(folder, 'archive/d=01/again.json.gz'), gzipSync(readFileSync(answer)));
    [browser, started] = await Promise.all([launchBrowser(), serve(folder)]);
    watched = await openPage(browser, new URL(started.address).origin);
    await watched.page.goto(started.address);
    await watched.page.getByText(`${EVENTS} records, ${EVENTS} left out as duplicates`).waitFor();
  });
  after(async () => {
    await browser?.close();
    started?.child.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  test('shows the workbook over all files of a folder, each event once, under the strictest policy', async () => {
    const { page } = watched;
    await page.getByRole('tab', { name: 'Details' }).click();
    await page
      .locator('sync-log-table')
      .getByText(/of \d+$/)
      .first()
      .waitFor();
    assert.match(await page.locator('sync-log-table .position').innerText(), /of 158$/);
    assert.deepEqual(await violations(page, 'body'), []);
    assert.deepEqual([watched.troubles, watched.foreignRequests], [[], []]);
  });

  test('fits 320 px', async () => {
    const { page } = watched;
    await page.setViewportSize({ width: 320, height: 800 });
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 320);
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  test('answers nobody who does not know the address, or calls this machine by another name', async () => {
    const { pathname } = new URL(started.address);
    assert.equal(await status(started.address, pathname), 200);
    assert.equal(await status(started.address, '/'), 404);
    assert.equal(await status(started.address, `${pathname.slice(0, -2)}x/questions`), 404);
    assert.equal(await status(started.address, pathname, { host: 'logs.example' }), 421);
  });

  test('says of a file that was changed meanwhile that its events cannot be shown whole', async () => {
    const { page } = watched;
    appendFileSync(join(folder, 'answer.json'), '\n');
    await page.locator('sync-log-table .space .line.row').first().dblclick();
    await page
      .getByText(/answer\.json was changed since it was found/)
      .first()
      .waitFor();
  });

  test('ends when it is interrupted, with nothing left over', async () => {
    const own = await serve(answer);
    const ended = new Promise((resolve) => own.child.on('exit', (code) => resolve(code)));
    own.child.kill('SIGINT');
    assert.equal(await ended, 0);
    await assert.rejects(status(own.address, '/'), { code: 'ECONNREFUSED' });
  });

  test('says what to do about no file, nothing to read and a port that is taken', async () => {
    assert.deepEqual(await refusal('serve', join(folder, 'none')).then(({ code }) => code), 1);
    mkdirSync(join(folder, 'empty'));
    assert.match((await refusal('serve', join(folder, 'empty'))).said, /^No \.json, .* was found in .*empty\./);
    const { port } = new URL(started.address);
    const taken = await refusal('serve', '--port', port, answer);
    assert.deepEqual([taken.code, taken.said.includes(`Port ${port} is taken by another program.`)], [1, true]);
    assert.equal((await refusal('serve')).code, 2);
  });
});
