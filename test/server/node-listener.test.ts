import express from 'express';
import { createServer, request as nodeRequest, type RequestListener } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { after, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { nodeListener, type NodeListenerOptions } from '../../src/server/index.js';
import { memorySource } from '../../src/sources/index.js';
import { ControlledSource } from '../support/controlled-source.js';
import { twelveEvents } from '../support/events.js';
import { about, handlerOver, replyOf } from '../support/handler.js';

const headers = { 'Content-Type': 'application/json', 'Sync-Insights-Version': '1' };
const closing: (() => void)[] = [];
after(() => closing.forEach((close) => close()));

/** Starts a server on a free port; its address without a path. */
async function listening(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closing.push(() => server.close().closeAllConnections());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A listener that notes the standard requests it makes. */
function noting(options?: NodeListenerOptions) {
  const seen: { url: string; method: string; headers: Headers; body: string }[] = [];
  const listener = nodeListener(async (request) => {
    const { url, method, headers: sent } = request;
    seen.push({ url, method, headers: sent, body: await request.text() });
    return new Response(null, { status: 204 });
  }, options);
  return { seen, listener: (...args: Parameters<typeof listener>) => void listener(...args) };
}

/** What a server writes to a connection after such bytes. */
async function raw(address: string, text: string): Promise<string> {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  socket.end(text);
  const parts: Buffer[] = [];
  for await (const part of socket) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

describe('a listener of node:http', () => {
  test('answers questions', async () => {
    const { handler } = handlerOver(memorySource(twelveEvents));
    const listener = nodeListener(handler);
    const address = await listening((...args) => void listener(...args));
    const response = await fetch(address, { method: 'POST', headers, body: JSON.stringify(about) });
    assert.match(response.headers.get('content-length') ?? '', /^\d+$/);
    const { status, body } = await replyOf(response);
    assert.deepEqual([status, body.value?.events], [200, 12]);
  });

  test('names the request by the origin it is given, never by the Host header or the path', async () => {
    const { seen, listener } = noting({ origin: 'https://portal.example' });
    const address = await listening(listener);
    await fetch(`${address}/api/sync?a=1`, { headers: { 'X-Forwarded-Host': 'evil.example' } });
    for (const target of ['//evil.example/x', 'http://evil.example/x', '/@evil.example', '/..//evil.example']) {
      await raw(address, `GET ${target} HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n`);
    }
    assert.equal(seen[0]?.url, 'https://portal.example/api/sync?a=1');
    assert.deepEqual([...new Set(seen.map(({ url }) => new URL(url).origin))], ['https://portal.example']);
    assert.equal(seen.length, 5);
  });

  test('passes on method, headers and body, in any number of pieces', async () => {
    const { seen, listener } = noting();
    const address = await listening(listener);
    const pieces = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let piece = 0; piece < 100; piece++) controller.enqueue(new TextEncoder().encode(`${piece},`.repeat(100)));
        controller.close();
      },
    });
    await fetch(address, { method: 'PUT', headers: { 'X-Own': 'a' }, body: pieces, duplex: 'half' } as RequestInit);
    const expected = Array.from({ length: 100 }, (_, piece) => `${piece},`.repeat(100)).join('');
    assert.deepEqual([seen[0]?.method, seen[0]?.headers.get('x-own'), seen[0]?.body], ['PUT', 'a', expected]);
  });

  test('refuses 1 MB, and the client hears why', async () => {
    const { handler } = handlerOver(memorySource([]));
    const listener = nodeListener(handler);
    const address = await listening((...args) => void listener(...args));
    const response = await fetch(address, { method: 'POST', headers, body: ' '.repeat(1_000_000) });
    assert.deepEqual([response.status, response.headers.get('connection')], [413, 'close']);
    const chunked = new ReadableStream({
      start(controller) {
        for (let piece = 0; piece < 1000; piece++) controller.enqueue(new Uint8Array(1000));
        controller.close();
      },
    });
    const init = { method: 'POST', headers, body: chunked, duplex: 'half' } as RequestInit;
    assert.equal((await fetch(address, init)).status, 413);
  });

  test('cancels the question when the client goes away', async () => {
    const source = new ControlledSource(memorySource([]));
    source.hold = true;
    const { handler, errors } = handlerOver(source);
    const listener = nodeListener(handler);
    const done: Promise<void>[] = [];
    const address = await listening((...args) => void done.push(listener(...args)));
    const leaving = new AbortController();
    const asked = new Promise<void>((resolve) => {
      source.held.push = (...held) => {
        resolve();
        return Array.prototype.push.apply(source.held, held);
      };
    });
    const init = { method: 'POST', headers, body: JSON.stringify(about), signal: leaving.signal };
    const response = assert.rejects(fetch(address, init));
    await asked;
    const stopped = new Promise((resolve) => source.signals[0]!.addEventListener('abort', resolve));
    leaving.abort();
    await Promise.all([response, stopped, ...done]);
    assert.deepEqual(errors, []);
  });

  test('makes no fuss about a client that goes away in the middle of its body', async () => {
    const { handler, errors } = handlerOver(memorySource([]));
    const done: Promise<void>[] = [];
    const listener = nodeListener((request) => {
      done.push(assert.rejects(request.clone().text()));
      return handler(request);
    });
    const address = await listening((request, response) => {
      done.push(listener(request, response));
      request.once('data', () => request.socket.destroy());
    });
    const { hostname, port } = new URL(address);
    await new Promise((resolve) => {
      const half = nodeRequest({ hostname, port, method: 'POST', headers: { ...headers, 'Content-Length': '500' } });
      half.on('error', resolve);
      half.write('{"kind":');
    });
    await Promise.all(done);
    assert.deepEqual([done.length, errors], [2, []]);
  });

  test('takes what is no request for what it is', async () => {
    const { seen, listener } = noting();
    const address = await listening(listener);
    const answer = await raw(address, 'TRACE / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    assert.match(answer, /^HTTP\/1\.1 400 /);
    assert.equal(seen.length, 0);
  });

  test('answers 500 for a handler that fails, without its words', async () => {
    const listener = nodeListener(() => Promise.reject(new Error('secret')));
    const address = await listening((...args) => void listener(...args));
    const response = await fetch(address);
    assert.deepEqual([response.status, await response.text()], [500, 'The server failed.\n']);
  });

  for (const [what, answer] of [
    ['a body that breaks', new Response(new ReadableStream({ pull: () => Promise.reject(new Error('secret')) }))],
    ['no status', Response.error()],
    ['nothing', undefined as never],
  ] as const) {
    test(`answers 500 for an answer of ${what}, and does not reject`, async () => {
      const listener = nodeListener(() => Promise.resolve(answer));
      const done: Promise<void>[] = [];
      const response = await fetch(await listening((...args) => void done.push(listener(...args))));
      assert.deepEqual([response.status, await response.text()], [500, 'The server failed.\n']);
      await Promise.all(done);
    });
  }

  test('leaves alone what somebody else has answered', async () => {
    const listener = nodeListener(() => Promise.resolve(new Response('late')));
    const done: Promise<void>[] = [];
    const address = await listening((request, response) => {
      response.writeHead(503).write('too ');
      done.push(listener(request, response).then(() => void response.end('slow')));
    });
    const response = await fetch(address);
    assert.deepEqual([response.status, await response.text()], [503, 'too slow']);
    await Promise.all(done);
  });

  test('ends the connection where Node refuses to write the answer', async () => {
    const listener = nodeListener(() => Promise.resolve(new Response('x', { status: 200 })));
    const done: Promise<void>[] = [];
    const address = await listening((request, response) => {
      response.writeHead = () => assert.fail('not this');
      done.push(listener(request, response));
    });
    await assert.rejects(fetch(address));
    await Promise.all(done);
  });

  test('does not ask for a client that left before, as behind a slow middleware', async () => {
    const asked: Request[] = [];
    const listener = nodeListener((request) => Promise.resolve(new Response(`${asked.push(request)}`)));
    const left = new Promise<void>((resolve, reject) => {
      void listening((request, response) => {
        response.once('close', () => void listener(request, response).then(resolve, reject));
        request.socket.destroy();
      }).then((address) => assert.rejects(fetch(address, { method: 'POST', body: '{}' })));
    });
    await left;
    assert.equal(asked.length, 0);
  });

  test('is a middleware of Express, before or behind its reading of JSON', async () => {
    const { handler } = handlerOver(memorySource(twelveEvents));
    for (const parsers of [[], [express.json()], [express.text({ type: '*/*' })], [express.raw({ type: '*/*' })]]) {
      const app = express();
      for (const parser of parsers) app.use(parser);
      app.use('/api/sync', nodeListener(handler));
      const address = await listening(app);
      const response = await fetch(`${address}/api/sync`, { method: 'POST', headers, body: JSON.stringify(about) });
      const { status, body } = await replyOf(response);
      assert.deepEqual([status, body.value?.events], [200, 12]);
    }
  });
});
