import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { startServer } from '../../scripts/serve.mjs';

const folder = mkdtempSync(join(tmpdir(), 'serve-'));
const pages = join(folder, 'pages');
let server: Awaited<ReturnType<typeof startServer>>;

/** Status of a path as it stands: `fetch` would resolve its dots before asking. */
function statusOf(path: string): Promise<number | undefined> {
  const { hostname, port } = new URL(server.url);
  return new Promise((done, failed) => {
    request({ hostname, port, path }, (response) => {
      response.resume();
      done(response.statusCode);
    })
      .on('error', failed)
      .end();
  });
}

describe('demo server', () => {
  before(async () => {
    mkdirSync(join(pages, 'inner'), { recursive: true });
    writeFileSync(join(folder, 'secret.txt'), 'secret');
    writeFileSync(join(pages, 'index.html'), '<!doctype html>');
    writeFileSync(join(pages, 'page.js'), 'export {};');
    writeFileSync(join(pages, '.hidden'), 'hidden');
    symlinkSync(join(folder, 'secret.txt'), join(pages, 'link.txt'));
    server = await startServer({ pages });
  });
  after(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  test('the page comes with the strict content policy and its type', async () => {
    const response = await fetch(server.url);
    assert.equal(response.headers.get('content-type'), 'text/html; charset=utf-8');
    assert.match(response.headers.get('content-security-policy') ?? '', /^default-src 'none'; script-src 'self'; /);
    assert.match(response.headers.get('content-security-policy') ?? '', /require-trusted-types-for 'script'/);
  });

  test('a module is JavaScript, whatever is asked behind it', async () => {
    const response = await fetch(`${server.url}page.js?version=1`);
    assert.equal(response.headers.get('content-type'), 'text/javascript; charset=utf-8');
    assert.equal(await response.text(), 'export {};');
  });

  for (const path of [
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/inner/..%5c..%5csecret.txt',
    '/dist/../../package.json',
    '//secret.txt',
    '/.hidden',
    '/link.txt',
    '/%00',
    '/%',
    '/missing.js',
    '/inner',
  ]) {
    test(`${path} is not found`, async () => assert.equal(await statusOf(path), 404));
  }

  test('nothing but GET and HEAD is answered', async () => {
    assert.equal((await fetch(server.url, { method: 'POST', body: 'x' })).status, 405);
    assert.equal(await (await fetch(server.url, { method: 'HEAD' })).text(), '');
  });

  test('a taken port leads to the next free one', async () => {
    const taken = Number(new URL(server.url).port);
    const second = await startServer({ pages, port: taken });
    assert.ok(Number(new URL(second.url).port) > taken);
    await second.close();
  });

  test('it listens on this machine only', () => assert.equal(new URL(server.url).hostname, '127.0.0.1'));
});

describe('demo server that answers questions', () => {
  let own: string;
  let asked: Awaited<ReturnType<typeof startServer>>;
  before(async () => {
    own = mkdtempSync(join(tmpdir(), 'serve-'));
    writeFileSync(join(own, 'index.html'), '<!doctype html><html><head><title>A</title></head><body>ä</body></html>');
    writeFileSync(join(own, 'page.js'), '// </head>');
    asked = await startServer({ pages: own, questions: (request, response) => response.end(request.method) });
  });
  after(async () => {
    await asked.close();
    rmSync(own, { recursive: true });
  });

  test('tells the page where to ask, and changes nothing else', async () => {
    const response = await fetch(asked.url);
    const text = await response.text();
    assert.match(
      text,
      /<title>A<\/title> {2}<meta name="sync-endpoint" content="\/api\/sync" \/>\n {2}<\/head><body>ä</,
    );
    assert.equal(Number(response.headers.get('content-length')), Buffer.byteLength(text));
    assert.match(response.headers.get('content-security-policy') ?? '', /default-src 'none'/);
    assert.equal(await (await fetch(asked.url, { method: 'HEAD' })).text(), '');
    assert.equal(await (await fetch(`${asked.url}page.js`)).text(), '// </head>');
  });

  test('hands questions over at one address only', async () => {
    assert.equal(await (await fetch(`${asked.url}api/sync`, { method: 'POST' })).text(), 'POST');
    assert.equal((await fetch(`${asked.url}api/sync/more`, { method: 'POST' })).status, 405);
    const { url, close } = await startServer({ pages: own });
    assert.equal((await fetch(`${url}api/sync`, { method: 'POST' })).status, 405);
    assert.doesNotMatch(await (await fetch(url)).text(), /sync-endpoint/);
    await close();
  });
});

describe('a command line that cannot be followed ends in one plain sentence and exit code 1', () => {
  const script = join(import.meta.dirname, '../../scripts/serve.mjs');
  for (const [what, options, said] of [
    ['an unknown option', ['--prt', '1'], /^Unknown option '--prt'\. .* npm start -- --port 8080\n$/],
    ['an argument without an option', ['8081'], /^Unexpected argument '8081'\. .*\n$/],
    ['an option without its value', ['--port'], /^Option '--port <value>' argument missing\. .*\n$/],
    ['a port that is none', ['--port', '70000'], /^--port must be a number from 0 to 65535, not "70000"\. .*\n$/],
  ] as const) {
    test(what, () => {
      const { status, stderr } = spawnSync(process.execPath, [script, ...options], { encoding: 'utf8' });
      assert.match(stderr, said);
      assert.equal(status, 1);
    });
  }
});
