import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import type { Browser } from 'playwright-core';
import ts from 'typescript';
import { startServer } from '../../scripts/serve.mjs';
import type { SyncDataSource } from '../../src/sources/data-source.js';
import { httpSource, memorySource } from '../../src/sources/index.js';
import { rowsOfAnswer } from '../emulator/table-rows.js';
import { startWorkspace } from '../emulator/workspace.js';
import { launchBrowser, openPage, type WatchedPage } from './browser.js';

const root = join(import.meta.dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const snippets = new Map([...readme.matchAll(/^```(.+)\n([^]*?)^```$/gm)].map(([, name, text]) => [name!, text!]));
const sample = join(root, 'test/fixtures/samples/portal-download.json');

function snippet(name: string): string {
  const text = snippets.get(name);
  assert.ok(text, `README has a block \`\`\`${name}`);
  return text;
}

describe('README', () => {
  // Inside the package, so that its own name resolves as it does for its users.
  let folder: string;
  let browser: Browser;
  let server: Awaited<ReturnType<typeof startServer>>;
  before(async () => {
    mkdirSync(join(root, '.cache'), { recursive: true });
    folder = mkdtempSync(join(root, '.cache/readme-'));
    cpSync(join(root, 'dist/cdn'), folder, { recursive: true });
    browser = await launchBrowser();
    server = await startServer({ pages: folder, policy: "default-src 'self' 'unsafe-inline'" });
  });
  after(async () => {
    await browser?.close();
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = async (name: string): Promise<WatchedPage> => {
    const watched = await openPage(browser, server.url);
    await watched.page.goto(server.url + name);
    return watched;
  };
  const text = ({ page }: WatchedPage, selector: string) => page.locator(selector).locator('[part=body]').innerText();

  test('has no code block that is not run here', () => {
    const run = [
      'html page.html',
      'html files.html',
      'sh',
      'js workspace.js',
      'js server.js',
      'js adapter.js',
      'js check.js',
      'js module.js',
      'js events.js',
    ];
    assert.deepEqual([...snippets.keys()].sort(), run.sort());
  });

  test('the shortest page shows both panels', async () => {
    writeFileSync(join(folder, 'page.html'), snippet('html page.html'));
    const watched = await open('page.html');
    await watched.page.getByText('The service says').first().waitFor();
    assert.match(await text(watched, 'sync-actions-chart'), /Success/);
    assert.deepEqual([watched.troubles, watched.foreignRequests], [[], []]);
  });

  test('the page with a file chooser shows the numbers of the chosen file', async () => {
    writeFileSync(join(folder, 'files.html'), snippet('html files.html'));
    const watched = await open('files.html');
    await watched.page.locator('input').setInputFiles(sample);
    await watched.page.getByRole('rowheader', { name: /Staged delete/ }).waitFor();
    assert.deepEqual([watched.troubles, watched.foreignRequests], [[], []]);
  });

  test('the page of docs/workbook.md shows the workbook of an invented tenant', async () => {
    const guide = readFileSync(join(root, 'docs/workbook.md'), 'utf8');
    const [, page] = /^```html workbook\.html\n([^]*?)^```$/m.exec(guide)!;
    writeFileSync(join(folder, 'workbook.html'), page!);
    const watched = await open('workbook.html');
    await watched.page.getByText('Synced objects by type').waitFor();
    await watched.page
      .locator('sync-filter-bar')
      .getByText(/events of [\d,]+ distinct objects/)
      .first()
      .waitFor();
    assert.deepEqual([watched.troubles, watched.foreignRequests], [[], []]);
  });

  test('the code for modules compiles in strict TypeScript, too', () => {
    writeFileSync(
      join(folder, 'sign-in.ts'),
      'export declare const accessToken: (scope: string) => Promise<string>;' +
        'export declare const accountOf: (request: Request) => Promise<string | null>;',
    );
    const files = ['workspace', 'server', 'adapter', 'check', 'module', 'events'].map((name) => {
      const file = join(folder, `${name}.ts`);
      writeFileSync(file, `${snippet(`js ${name}.js`)}\nexport {};\n`);
      return file;
    });
    const program = ts.createProgram(files, {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
      types: ['node'],
      strict: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: true,
      noEmit: true,
    });
    const found = ts.getPreEmitDiagnostics(program);
    assert.deepEqual(
      found.map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`),
      [],
    );
  });

  test('whatever it links to is in the package', () => {
    const packing = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      cwd: root,
      encoding: 'utf8',
    });
    const [{ files: packed }] = JSON.parse(packing.stdout) as [{ files: { path: string }[] }];
    const files = new Set(packed.map(({ path }) => path));
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link]) => link!);
    assert.ok(links.includes('docs/portal.png'));
    for (const link of links) assert.ok(files.has(link), link);
  });

  test('both commands exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    for (const [, command] of snippet('sh').matchAll(/^npm (\w+)/gm)) assert.ok(scripts[command!], command);
  });

  test('the adapter asks its service for the range and answers questions', async () => {
    writeFileSync(join(folder, 'adapter.mjs'), snippet('js adapter.js'));
    const { source } = (await import(pathToFileURL(join(folder, 'adapter.mjs')).href)) as { source: SyncDataSource };
    const asked: string[] = [];
    const original = globalThis.fetch;
    globalThis.fetch = (address: URL | RequestInfo) => {
      asked.push(address instanceof Request ? address.url : String(address));
      return Promise.resolve(new Response(readFileSync(sample, 'utf8')));
    };
    try {
      const range = { from: '2026-09-01T00:00:00Z', to: '2026-09-02T00:00:00Z' };
      const { value } = await source.query({ kind: 'about', filter: { range } });
      assert.equal(value.events, 5);
    } finally {
      globalThis.fetch = original;
    }
    assert.match(
      asked[0]!,
      /^https:\/\/portal\.example\/api\/provisioning-logs\?from=2026-09-01T00.*&to=2026-09-02T00/,
    );
  });

  test('the server answers for the workspace, only to whom it knows and within the filter it forces', async () => {
    const emulator = await startWorkspace();
    const records = JSON.parse(
      readFileSync(join(root, 'test/fixtures/contract/log-analytics.json'), 'utf8'),
    ) as unknown;
    const workspaceId = emulator.addWorkspace(rowsOfAnswer(records));
    const endpoint = `{ endpoint: '${emulator.url}/v1', audience: 'https://api.loganalytics.io' }`;
    writeFileSync(
      join(folder, 'workspace.js'),
      snippet('js workspace.js')
        .replace(/'[\da-f-]{36}'/, `'${workspaceId}'`)
        .replace('{ token: accessToken }', `{ token: accessToken, cloud: ${endpoint} }`),
    );
    writeFileSync(
      join(folder, 'sign-in.js'),
      `export const accessToken = () => Promise.resolve('token');
       export const accountOf = ({ headers }) => Promise.resolve(headers.get('x-user'));`,
    );
    const port = await freePort();
    writeFileSync(
      join(folder, 'server.js'),
      snippet('js server.js').replace("3000, '127.0.0.1'", `${port}, '127.0.0.1', () => console.log('listening')`),
    );
    const child = spawn(process.execPath, [join(folder, 'server.js')]);
    try {
      const address = `http://127.0.0.1:${port}/`;
      await once(child.stdout, 'data');
      const range = { from: '2026-09-01T00:00:00Z', to: '2026-11-09T00:00:00Z' };
      const question = { kind: 'about', filter: { range, direction: 'all' } } as const;
      const { value } = await httpSource(address, { headers: { 'x-user': 'ada' } }).query(question);
      const expected = await memorySource(rowsOfAnswer(records)).query({
        ...question,
        filter: { ...question.filter, app: ['corp.contoso.com'] },
      });
      assert.equal(value.events, expected.value.events);
      await assert.rejects(httpSource(address).query(question), { reason: 'unauthorised' });
    } finally {
      child.kill();
      await emulator.close();
    }
  });

  test('the contract suite runs without a test runner and finds nothing wrong', () => {
    writeFileSync(join(folder, 'check.mjs'), snippet('js check.js'));
    const { stdout, stderr } = spawnSync(process.execPath, [join(folder, 'check.mjs')], { encoding: 'utf8' });
    assert.match(stdout, /^[1-9]\d* passed, 0 failed\n$/, stderr);
  });

  test('modules and events work through a bundler', async () => {
    const page = join(folder, 'bundled');
    mkdirSync(page);
    writeFileSync(
      join(page, 'index.html'),
      '<!doctype html><html lang="en"><title>Bundled</title><script type="module" src="./main.js"></script><sync-error-list></sync-error-list></html>',
    );
    writeFileSync(join(page, 'main.js'), snippet('js module.js') + snippet('js events.js'));
    await build({ root: page, base: './', logLevel: 'error', build: { outDir: 'built', modulePreload: false } });
    const watched = await open('bundled/built/index.html');
    await watched.page
      .getByRole('button', { name: /: details$/ })
      .first()
      .click();
    await watched.page.waitForFunction(() => location.hash.startsWith('#error='));
    assert.deepEqual([watched.troubles, watched.foreignRequests], [[], []]);
  });
});

/** A port that nobody listens on. */
function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
