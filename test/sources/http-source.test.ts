import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import type { SyncQuestion } from '../../src/model/question.js';
import { SourceError } from '../../src/model/source-error.js';
import { httpSource, type HttpSourceOptions } from '../../src/sources/http/http-source.js';
import { memorySource } from '../../src/sources/index.js';
import { ControlledSource } from '../support/controlled-source.js';
import { twelveEvents } from '../support/events.js';
import { handlerOver } from '../support/handler.js';

const about: SyncQuestion = { kind: 'about', filter: { direction: 'all' } };
const record = (id: string) => ({ kind: 'record', id }) as const;

/** A source whose requests are answered by a function, and kept. */
function asking(answer: (request: Request) => Response | Promise<Response>, options: HttpSourceOptions = {}) {
  const requests: Request[] = [];
  const inits: (RequestInit | undefined)[] = [];
  const source = httpSource('http://localhost/api/sync', {
    fetch: async (url, init) => {
      const request = new Request(url, init);
      requests.push(request.clone());
      inits.push(init);
      return answer(request);
    },
    ...options,
  });
  return { source, requests, inits };
}

const json = (body: unknown, init: ResponseInit = {}) => Response.json(body, init);
const nobody = (init: ResponseInit) => () => new Response('<html>Sign in</html>', init);

async function failureOf(answer: () => Response | Promise<Response>): Promise<SourceError> {
  const thrown = await asking(answer).source.query(about).then(() => assert.fail('answered'), (reason: unknown) => reason); // prettier-ignore
  assert.ok(thrown instanceof SourceError);
  return thrown;
}

describe('a question', () => {
  test('is sent as JSON by POST, with the version of the format and nothing else', async () => {
    const { source, requests, inits } = asking(() => json({ version: 1, value: null }));
    await source.query(record('event-1'));
    const [request] = requests;
    assert.deepEqual([request?.method, request?.url], ['POST', 'http://localhost/api/sync']);
    assert.deepEqual(Object.fromEntries(request!.headers), {
      'content-type': 'application/json',
      'sync-insights-version': '1',
    });
    assert.equal(await request!.text(), '{"kind":"record","id":"event-1"}');
    assert.deepEqual([inits[0]?.credentials, inits[0]?.redirect], ['same-origin', 'manual']);
  });

  test('carries the headers of the page, worked out for each, and its cookies if it says so', async () => {
    let count = 0;
    const own = { 'Content-Type': 'text/plain', 'If-None-Match': '"e"' };
    const headers = () => Promise.resolve({ Authorization: `Bearer ${++count}`, ...own });
    const { source, requests, inits } = asking(() => json({ version: 1, value: null }), {
      headers,
      credentials: 'include',
    });
    await source.query(record('1'));
    await source.query(record('1'));
    assert.deepEqual(requests.map((request) => request.headers.get('authorization')), ['Bearer 1', 'Bearer 2']); // prettier-ignore
    assert.equal(requests[0]?.headers.get('content-type'), 'application/json');
    assert.equal(requests[0]?.headers.has('if-none-match'), false, 'an answer unknown here is always sent');
    assert.equal(inits[0]?.credentials, 'include');
  });

  test('goes to an address relative to the page as it stands', async () => {
    const asked: unknown[] = [];
    const source = httpSource('/api/sync', {
      fetch: (url) => {
        asked.push(url);
        return Promise.resolve(json({ version: 1, value: null }));
      },
    });
    await source.query(record('1'));
    assert.deepEqual(asked, ['/api/sync']);
  });

  test("by the platform's own fetch is the default, looked up when asked", async (t) => {
    const source = httpSource('http://localhost/api/sync');
    const fetch = t.mock.method(globalThis, 'fetch', () => Promise.resolve(json({ version: 1, value: null })));
    await source.query(record('1'));
    assert.equal(fetch.mock.callCount(), 1);
  });

  test('of an unknown kind is not supported, those of the five are', () => {
    const { source } = asking(() => assert.fail('asked'));
    for (const kind of ['about', 'summary', 'objects', 'records', 'record'])
      assert.ok(source.supports({ kind } as never));
    assert.equal(source.supports({ kind: 'kql' } as never), false);
    assert.deepEqual(
      [source.defaultRange, source.patience, source.restrictable],
      [{ last: 'P14D' }, 200_000, undefined],
    );
  });
});

describe('an answer that has not changed', () => {
  const overTwelve = () => {
    const { handler } = handlerOver(memorySource(twelveEvents));
    const statuses: number[] = [];
    const { source, requests } = asking(async (request) => {
      const response = await handler(request);
      statuses.push(response.status);
      return response;
    });
    return { source, requests, statuses };
  };

  test('is not sent again, and is the same', async () => {
    const { source, statuses } = overTwelve();
    const first = await source.query(about);
    const second = await source.query({ filter: { direction: 'all' }, kind: 'about' });
    assert.deepEqual([second, statuses], [first, [200, 304]]);
  });

  test('cannot be spoiled by who got it before', async () => {
    const { source } = overTwelve();
    const first = await source.query({ kind: 'records', filter: { direction: 'all' } });
    first.value.rows.length = 0;
    const second = await source.query({ kind: 'records', filter: { direction: 'all' } });
    assert.equal(second.value.rows.length, 12);
  });

  test('is remembered for the last fifty questions', async () => {
    const { source, requests } = overTwelve();
    for (let id = 0; id < 50; id++) await source.query(record(`event-${id}`));
    for (const id of [0, 50, 2, 0, 1]) await source.query(record(`event-${id}`));
    assert.deepEqual(
      requests.slice(-5).map((request) => request.headers.has('if-none-match')),
      [true, false, true, true, false],
    );
  });

  test('is not remembered beyond five million characters, or without a name', async () => {
    const large = { version: 1, value: { id: 'x'.repeat(3_000_000), time: '2026-09-01T00:00:00.0000000Z' } };
    let etag: string | null = '"e"';
    const { source, requests } = asking(() => json(large, etag ? { headers: { etag } } : {}));
    for (const id of ['1', '2', '2', '1']) await source.query(record(id));
    assert.deepEqual(requests.map((request) => request.headers.has('if-none-match')), [false, false, true, false]); // prettier-ignore
    etag = null;
    await source.query(record('3'));
    await source.query(record('3'));
    assert.equal(requests.at(-1)?.headers.has('if-none-match'), false);
  });
});

describe('what goes wrong', () => {
  const error = { reason: 'no-table', message: 'No logs.', correlationId: 'c-1' };

  test('is told in the words of the handler, with its reference', async () => {
    const { reason, message, retryAt } = await failureOf(() => json({ error }, { status: 502 }));
    assert.deepEqual([reason, message, retryAt], ['no-table', 'No logs. Reference: c-1.', null]);
  });

  test('for a reason nobody knows is invalid-data', async () => {
    for (const reason of ['made-up', '__proto__', 7, undefined]) {
      const thrown = await failureOf(() => json({ error: { ...error, reason } }, { status: 500 }));
      assert.equal(thrown.reason, 'invalid-data');
    }
  });

  test('is over at a time by this clock where the server says in how many seconds', async (t) => {
    t.mock.timers.enable({ apis: ['Date'], now: 1_000_000 });
    const throttled = { ...error, reason: 'throttled', retryAt: 7_000_000 };
    const status = 429;
    const after = (value: string) =>
      failureOf(() => json({ error: throttled }, { status, headers: { 'Retry-After': value } }));
    assert.equal((await after('30')).retryAt, 1_030_000);
    assert.equal((await after('Thu, 01 Jan 1970 00:30:00 GMT')).retryAt, 1_800_000);
    assert.equal((await failureOf(() => json({ error: throttled }, { status }))).retryAt, 7_000_000);
    const bare = await failureOf(() => new Response('', { status, headers: { 'Retry-After': '5' } }));
    assert.deepEqual([bare.reason, bare.retryAt], ['throttled', 1_005_000]);
  });

  for (const [what, answer, reason, message] of [
    ['no handler', nobody({ status: 404 }), 'unreachable', /no handler at this address/],
    ['a server of files', nobody({ status: 405 }), 'unreachable', /no handler at this address/],
    ['a sign-in page', nobody({ status: 200 }), 'invalid-data', /a sign-in page/],
    ['JSON of another program', () => json({ hello: 'world' }), 'invalid-data', /another program/],
    ['JSON that is no object', () => json(null), 'invalid-data', /another program/],
    [
      'a redirect',
      () => new Response(null, { status: 302, headers: { Location: 'https://login.example/' } }),
      'unauthorised',
      /sign in again/,
    ],
    [
      'a later version',
      () => json({ version: 2, value: {} }),
      'unsupported',
      /version 2 of the format and this page version 1/,
    ],
    ['a strange version', () => json({ version: '<b>', value: {} }), 'unsupported', /version unknown/],
    ['a proxy that wants a sign-in', nobody({ status: 401 }), 'unauthorised', /401/],
    ['a proxy that refuses', nobody({ status: 403 }), 'forbidden', /403/],
    ['a proxy without its server', nobody({ status: 502 }), 'unreachable', /502/],
    ['a proxy that lost patience', nobody({ status: 504 }), 'timeout', /504/],
    ['no connection', () => Promise.reject(new TypeError('fetch failed')), 'unreachable', /could not be reached/],
    ['unasked 304', () => new Response(null, { status: 304 }), 'unauthorised', /sends elsewhere/],
  ] as const) {
    test(`${what} is ${reason}`, async () => {
      const thrown = await failureOf(answer);
      assert.equal(thrown.reason, reason);
      assert.match(thrown.message, message);
    });
  }

  for (const after of ['-5', '1.5', '9'.repeat(400), '2027-01-01', 'soon']) {
    test(`is over at no time that is told by a Retry-After of ${after.slice(0, 9)}`, async () => {
      const thrown = await failureOf(() => new Response('', { status: 429, headers: { 'Retry-After': after } }));
      assert.deepEqual([thrown.reason, thrown.retryAt], ['throttled', null]);
    });
  }

  test('is over at a date that the server names, and at no time that is none', async () => {
    const headers = { 'Retry-After': 'Tue, 24 Nov 2026 12:00:00 GMT' };
    const thrown = await failureOf(() => new Response('', { status: 429, headers }));
    assert.equal(thrown.retryAt, Date.UTC(2026, 10, 24, 12));
    for (const retryAt of [1e300, -1, '7000000', null]) {
      assert.equal((await failureOf(() => json({ error: { ...error, retryAt } }, { status: 429 }))).retryAt, null);
    }
  });

  test('by an answer of another shape is invalid-data', async () => {
    for (const value of [5, null, 'x', undefined]) {
      assert.equal((await failureOf(() => json({ version: 1, value }))).reason, 'invalid-data');
    }
  });

  test("in the page's own sign-in is unauthorised, and its words, which may hold a token, are kept apart", async () => {
    const { source } = asking(() => assert.fail('asked'), { headers: () => Promise.reject(new Error('token eyJ0')) });
    await assert.rejects(source.query(about), ({ reason, message, cause }: SourceError) => {
      assert.deepEqual([reason, message], ['unauthorised', 'The page could not sign in to its server.']);
      return cause instanceof Error;
    });
  });

  test('is not kept', async () => {
    const answers = [
      () => json({ error }, { status: 502, headers: { etag: '"e"' } }),
      () => json({ version: 1, value: null }),
    ];
    const { source, requests } = asking(() => answers.shift()!());
    await assert.rejects(source.query(record('1')));
    await source.query(record('1'));
    assert.equal(requests[1]?.headers.has('if-none-match'), false);
  });

  test('at the handler arrives with its reason and reference', async () => {
    const inner = new ControlledSource(memorySource([]));
    inner.failure = new SourceError('no-table', 'AADProvisioningLogs of 1c2d');
    const { handler, errors } = handlerOver(inner);
    await assert.rejects(asking(handler).source.query(about), ({ reason, message }: SourceError) => {
      assert.deepEqual([reason, message], ['no-table', `The log service holds no provisioning logs. Reference: ${errors[0]?.correlationId}.`]); // prettier-ignore
      return true;
    });
  });
});

describe('leaving', () => {
  const never = (request: Request) =>
    new Promise<Response>((_, reject) => request.signal.addEventListener('abort', () => reject(new Error('aborted'))));

  test('gives the reason of the signal, and ends the request', async () => {
    const { source, inits } = asking(never);
    const leaving = new AbortController();
    const answer = source.query(about, { signal: leaving.signal });
    leaving.abort('gone');
    await assert.rejects(answer, (reason) => reason === 'gone');
    assert.equal(inits.length === 0 || inits[0]?.signal?.aborted, true);
  });

  test('is not kept up by a fetch that ignores its signal', async () => {
    const source = httpSource('http://localhost/', { fetch: () => new Promise(() => undefined) });
    const leaving = new AbortController();
    const answer = source.query(about, { signal: leaving.signal });
    leaving.abort('gone');
    await assert.rejects(answer, (reason) => reason === 'gone');
  });

  test('by closing ends every request', async () => {
    const { source, inits } = asking(never);
    const answers = [1, 2].map((id) => assert.rejects(source.query(record(`${id}`)), { reason: 'closed' }));
    await new Promise((resolve) => setImmediate(resolve));
    source.close?.();
    await Promise.all(answers);
    assert.deepEqual(inits.map((init) => init?.signal?.aborted), [true, true]); // prettier-ignore
    await assert.rejects(source.query(about), { reason: 'closed' });
  });
});
