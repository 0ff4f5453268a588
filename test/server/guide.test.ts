import { after, before, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';
import type { SyncFilter } from '../../src/model/filter.js';
import type { SyncHandlerOptions } from '../../src/server/index.js';
import { checkedOptions } from '../../src/server/handler-options.js';
import { memorySource, type SyncDataSource } from '../../src/sources/index.js';
import { ControlledSource } from '../support/controlled-source.js';
import { twelveEvents } from '../support/events.js';
import { about, handlerOver, question, replyOf } from '../support/handler.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const page = await readFile(join(ROOT, 'docs/server.md'), 'utf8');
const blocks = new Map(
  [...page.matchAll(/^```js (\S+)\n([^]*?)^```$/gm)].map(([, name = '', text = '']) => [name, text]),
);
const examples = await readdir(join(ROOT, 'examples/server'));

/** Stand for what readers have: a sign-in, and Azure. */
const SIGN_IN = `
/** @param {Request} request */
export async function sessionOf(request) {
  const id = request.headers.get('cookie');
  return id ? { id, team: id, roles: id === 'mei' ? ['identity-admin'] : [] } : null;
}
`;

type Authorize = SyncHandlerOptions['authorize'];
type Handler = (request: Request) => Promise<Response>;

describe('the page about a server of your own', () => {
  let folder: string;
  before(async () => {
    await mkdir(join(ROOT, '.cache'), { recursive: true });
    folder = await mkdtemp(join(ROOT, '.cache/server-page-'));
    await writeFile(join(folder, 'package.json'), '{"type":"module"}');
    for (const place of ['typed', 'run']) await mkdir(join(folder, place));
    for (const [name, text] of [...blocks, ['sign-in.js', SIGN_IN] as const]) {
      await writeFile(join(folder, 'typed', name), text);
      await writeFile(join(folder, 'run', name), runnable(text));
    }
    for (const name of examples) {
      await writeFile(join(folder, 'typed', name), await readFile(join(ROOT, 'examples/server', name), 'utf8'));
    }
    process.env['WORKSPACE_ID'] = '00000000-0000-0000-0000-000000000000';
  });
  after(() => rm(folder, { recursive: true }));

  /** A module of the page as its readers run it, on the sources of this checkout instead of the built package. */
  const importFrom = async <Module>(name: string): Promise<Module> =>
    (await import(pathToFileURL(join(folder, 'run', name)).href)) as Module;

  test('has no code that is not checked here', () => {
    assert.equal([...page.matchAll(/^```/gm)].length, 2 * blocks.size);
    assert.deepEqual(
      [...blocks.keys()],
      'handler.js route.js node.js express.js azure-functions.js authorize.js page.js wrapped.js'.split(' '),
    );
  });

  test('shows code, as the examples do, whose types are right under the strictest settings', () => {
    const files = [...blocks.keys(), ...examples].map((name) => join(folder, 'typed', name));
    assert.deepEqual(typeProblems(files), []);
  });

  test('makes a handler for a workspace, which its route gives out', async () => {
    const { handler } = await importFrom<{ handler: Handler }>('handler.js');
    const { POST } = await importFrom<{ POST: Handler }>('route.js');
    assert.equal(POST, handler);
    const { status, body } = await replyOf(await handler(question(about)));
    assert.deepEqual([status, body.error?.reason], [401, 'unauthorised']);
  });

  for (const [name, path] of [
    ['node.js', '/'],
    ['express.js', '/api/sync'],
  ] as const) {
    test(`mounts it in ${name}`, async () => {
      const text = runnable(blocks.get(name)!)
        .replace(/import \{ handler \} from '.\/handler.js';/, '')
        .replace(/^(createServer|const app)/m, 'export const serve = (handler) => { $1')
        .replace(/(createServer\(nodeListener\(handler\)\)|app)\.listen\(3000, '127.0.0.1'\);/, 'return $1; };');
      await writeFile(join(folder, 'run', `served-${name}`), text);
      const { serve } = await importFrom<{ serve: (handler: Handler) => RequestListener & { emit?: unknown } }>(
        `served-${name}`,
      );
      const { handler } = handlerOver(memorySource(twelveEvents));
      const made: unknown = serve(handler);
      const server =
        typeof made === 'function' ? createServer(made as RequestListener) : (made as ReturnType<typeof createServer>);
      await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
      const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
      const { method, headers } = question(about);
      const { body } = await replyOf(await fetch(address, { method, headers, body: JSON.stringify(about) }));
      server.close().closeAllConnections();
      assert.equal(body.value?.events, 12);
    });
  }

  test('mounts it in Azure Functions', async (t) => {
    t.mock.method(console, 'warn', () => undefined);
    const { HttpRequest } = await import('@azure/functions');
    const text = runnable(blocks.get('azure-functions.js')!).replace(
      "from './handler.js'",
      "from './other-handler.js'",
    );
    await writeFile(join(folder, 'run', 'functions.js'), text);
    await writeFile(
      join(folder, 'run', 'other-handler.js'),
      'export const handler = (request) => globalThis.testHandler(request);',
    );
    const { sync } = await importFrom<{
      sync: (request: unknown) => Promise<{ status: number; headers: Headers; body: string }>;
    }>('functions.js');
    Object.assign(globalThis, { testHandler: handlerOver(memorySource(twelveEvents)).handler });
    const headers = { 'Content-Type': 'application/json', 'Sync-Insights-Version': '1' };
    const url = 'https://logs.azurewebsites.net/api/sync';
    const ask = (more: Record<string, string> = {}) =>
      sync(
        new HttpRequest({
          method: 'POST',
          url,
          headers: { ...headers, ...more },
          body: { string: JSON.stringify(about) },
        }),
      );
    const first = await ask();
    assert.equal((JSON.parse(first.body) as { value: { events: number } }).value.events, 12);
    assert.deepEqual([first.status, first.headers.get('cache-control')], [200, 'no-store']);
    assert.equal((await ask({ 'If-None-Match': first.headers.get('etag') ?? '' })).status, 304);
  });

  test('shows an authorize that keeps each help desk to its domains', async () => {
    const { authorize } = await importFrom<{ authorize: Authorize }>('authorize.js');
    const events = ['berlin', 'tokyo', 'osaka'].flatMap((name, index) =>
      twelveEvents.slice(index * 4, index * 4 + 4).map((event) => ({
        ...event,
        servicePrincipal: { id: name, displayName: `${name}.contoso.com` },
      })),
    );
    const { ask } = handlerOver(memorySource(events), { authorize });
    const seen = async (cookie: string) => {
      const { status, body } = await ask(about, { Cookie: cookie });
      return status === 200 ? body.value?.events : status;
    };
    assert.deepEqual(
      [await seen('mei'), await seen('desk-berlin'), await seen('desk-tokyo'), await seen('desk-oslo'), await seen('')],
      [12, 4, 8, 401, 401],
    );
  });

  test('shows filters that can be forced', async () => {
    const filters = [...page.matchAll(/^\| `(\{ (\w+): .*? \})` +\|/gm)];
    assert.equal(filters.length, 6);
    const list = filters.map(([, text]) => text).join(',\n');
    await writeFile(join(folder, 'run', 'filters.js'), `const objectId = 'an-id';\nexport const shown = [${list}];`);
    const { shown } = await importFrom<{ shown: SyncFilter[] }>('filters.js');
    for (const filter of shown) {
      const { ask } = handlerOver(memorySource(twelveEvents), { authorize: () => ({ filter }) });
      assert.equal((await ask(about)).status, 200, Object.keys(filter).join());
    }
  });

  test('asks from a page, with cookies or with a token', async (t) => {
    const { withToken, withCookie } = await importFrom<{
      withToken: (token: () => Promise<string>) => SyncDataSource;
      withCookie: SyncDataSource;
    }>('page.js');
    const asked: [string, string | null][] = [];
    t.mock.method(globalThis, 'fetch', (url: string, init: RequestInit) => {
      asked.push([url, new Headers(init.headers).get('authorization')]);
      return Promise.resolve(Response.json({ version: 1, value: null }));
    });
    const record = { kind: 'record', id: '1' } as const;
    await withToken(() => Promise.resolve('token')).query(record);
    await withCookie.query(record);
    assert.deepEqual(asked, [['https://api.contoso.com/sync', 'Bearer token'], ['/api/sync', null]]); // prettier-ignore
  });

  test('wraps a source once', async () => {
    const { patientHandler } = await importFrom<{
      patientHandler: (source: SyncDataSource, authorize: Authorize) => Handler;
    }>('wrapped.js');
    const source = new ControlledSource(memorySource(twelveEvents));
    const handler = patientHandler(source, () => ({}));
    for (let count = 0; count < 3; count++) assert.equal((await handler(question(about))).status, 200);
    assert.equal(source.asked.length, 1);
  });

  test('names every option with its default, and every status', () => {
    const table = page.slice(page.indexOf('## Options'), page.indexOf('## What the workspace'));
    const rows = new Map(
      [...table.matchAll(/^\| `(\w+)[^`]*` +\| (.*?) +\|/gm)].map(([, name = '', usual = '']) => [name, usual]),
    );
    const settings = checkedOptions(memorySource([]), { authorize: () => null });
    assert.deepEqual([...rows.keys()].sort(), Object.keys(settings).sort());
    assert.deepEqual(
      ['maxRange', 'questionsPerMinute', 'timeLimit', 'maxAge'].map((name) => rows.get(name)?.replace(/[`',]/g, '')),
      [settings.maxRange, settings.questionsPerMinute, settings.timeLimit, settings.maxAge].map(String),
    );
    const described = JSON.parse(openapi) as { paths: Record<string, { post: { responses: object } }> };
    const listed = page.slice(page.indexOf('## Statuses')).match(/\b[2-5]\d\d\b/g);
    assert.deepEqual(listed?.sort(), Object.keys(described.paths['/api/sync']!.post.responses).sort());
  });

  test('links to what is there', async () => {
    for (const [, link = ''] of page.matchAll(/\]\((?!https?:)([^)#]+)/g)) await readFile(join(ROOT, 'docs', link));
  });
});

const openapi = await readFile(join(ROOT, 'docs/openapi.json'), 'utf8');

/** Names of packages as this checkout has them. */
function runnable(text: string): string {
  return text.replace(/'cloud-sync-insights\/(\w+)'/g, (_, entry: string) => {
    return `'${pathToFileURL(join(ROOT, 'src', entry, 'index.ts')).href}'`;
  });
}

function typeProblems(files: string[]): string[] {
  const program = ts.createProgram(files, {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    allowJs: true,
    checkJs: true,
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noEmit: true,
    skipLibCheck: true,
    experimentalDecorators: true,
    useDefineForClassFields: false,
    types: ['node'],
    typeRoots: [join(ROOT, 'node_modules/@types')],
    paths: { 'cloud-sync-insights/*': [join(ROOT, 'src/*/index.ts')] },
  });
  return files
    .map((file) => program.getSourceFile(file)!)
    .flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)])
    .map(
      ({ file, messageText }) =>
        `${file?.fileName.split('/').at(-1)}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
}
