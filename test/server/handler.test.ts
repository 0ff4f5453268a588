import { describe, mock, test } from 'node:test';
import assert from 'node:assert/strict';
import { createSyncHandler } from '../../src/server/index.js';
import { fileSource, memorySource } from '../../src/sources/index.js';
import type { SyncDataSource } from '../../src/sources/data-source.js';
import { ControlledSource } from '../support/controlled-source.js';
import { twelveEvents } from '../support/events.js';
import { about, handlerOver, question, replyOf, SERVER_NOW } from '../support/handler.js';

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
const twelve = () => new ControlledSource(memorySource(twelveEvents));

describe('an answer', () => {
  test('is JSON with the version of the format, not to be stored or sniffed', async () => {
    const { ask } = handlerOver(memorySource(twelveEvents));
    const { status, headers, body } = await ask({ kind: 'record', id: 'event-99' });
    assert.equal(status, 200);
    assert.deepEqual(body, { version: 1, value: null });
    assert.deepEqual(Object.fromEntries(headers), {
      'cache-control': 'no-store',
      'content-type': 'application/json; charset=utf-8',
      etag: headers.get('etag'),
      'x-content-type-options': 'nosniff',
    });
  });

  test('counts what the source counts', async () => {
    const { ask } = handlerOver(memorySource(twelveEvents));
    assert.equal((await ask(about)).body.value?.events, 12);
  });

  test('that is known is not sent again', async () => {
    const source = twelve();
    const { ask } = handlerOver(source, { maxAge: null });
    const first = await ask(about);
    const etag = first.headers.get('etag') ?? '';
    assert.match(etag, /^"[0-9a-f]{32}"$/);
    for (const list of [etag, `"other", ${etag}`, `W/${etag}`]) {
      const { status, text, headers } = await ask(about, { 'If-None-Match': list });
      assert.deepEqual([status, text, headers.get('etag')], [304, '', etag]);
    }
    source.partial = { reason: 'rows', limit: 10 };
    const changed = await ask(about, { 'If-None-Match': etag });
    assert.deepEqual([changed.status, changed.headers.get('etag') === etag], [200, false]);
  });

  test('that is incomplete says why, without the words of the source', async () => {
    const source = twelve();
    source.partial = { reason: 'service', limit: null, detail: 'Cluster kusto-7 of workspace 1c2d failed' };
    const { body, text } = await handlerOver(source).ask(about);
    assert.deepEqual(body.partial, { reason: 'service', limit: null });
    assert.ok(!text.includes('kusto-7'));
  });

  test('of a source that is still loading is waited for', async () => {
    const source = twelve();
    source.partial = { reason: 'loading', limit: null };
    const { ask } = handlerOver(source);
    const reply = ask(about);
    await settled();
    await settled();
    source.partial = undefined;
    source.announce();
    assert.equal((await reply).body.partial, undefined);
  });

  test('of files comes when they are read', async () => {
    const files = [new File([JSON.stringify(twelveEvents)], 'log.json')];
    const { body } = await handlerOver(fileSource(files)).ask(about);
    assert.deepEqual([body.value?.events, body.partial], [12, undefined]);
  });

  test('of the wrong shape is a failure', async () => {
    for (const maxAge of [null, 300_000]) {
      const source = twelve();
      source.wrongAnswer = { result: { value: { events: 'many' } } };
      const { status, body } = await handlerOver(source, { maxAge }).ask(about);
      assert.deepEqual([status, body.error?.reason], [502, 'invalid-data']);
    }
  });
});

describe('ranges', () => {
  const askedRange = async (filter: object, options = {}, kind: object = { kind: 'about' }) => {
    const source = twelve();
    const { ask } = handlerOver(source, options);
    const { status, body } = await ask({ ...kind, filter });
    return status === 200 ? source.asked[0]?.filter?.range : [status, body.error?.reason, body.error?.message];
  };
  const span = (from: string, to: string) => ({ from: `${from}:00.0000000Z`, to: `${to}:00.0000000Z` });
  const tooLong = [400, 'bad-query', 'filter.range is longer than P93D, the longest that this server answers for.'];

  test('that end now are worked out by the server, rounded to five minutes', async () => {
    assert.deepEqual(await askedRange({ range: { last: 'PT1H' } }), span('2026-09-02T11:00', '2026-09-02T12:00'));
  });

  test('are 14 days where none is named, even if the source says everything', async () => {
    assert.deepEqual(await askedRange({}), span('2026-08-19T12:00', '2026-09-02T12:00'));
    const source = Object.assign(twelve(), { defaultRange: 'all' as const });
    await handlerOver(source).ask(about);
    assert.deepEqual(source.asked[0]?.filter?.range, span('2026-08-19T12:00', '2026-09-02T12:00'));
  });

  test("are the source's usual one where none is named, or the host's, and never longer than allowed", async () => {
    const source = Object.assign(twelve(), { defaultRange: { last: 'P2D' } });
    await handlerOver(source).ask(about);
    await handlerOver(source, { defaultRange: { last: 'P1D' } }).ask(about);
    await handlerOver(source, { maxRange: 'PT6H' }).ask(about);
    assert.deepEqual(source.asked.map(({ filter }) => filter?.range), [
      span('2026-08-31T12:00', '2026-09-02T12:00'),
      span('2026-09-01T12:00', '2026-09-02T12:00'),
      span('2026-09-02T06:00', '2026-09-02T12:00'),
    ]); // prettier-ignore
  });

  test('of 93 days are answered, longer ones and everything are not', async () => {
    assert.deepEqual(await askedRange({ range: { last: 'P93D' } }), span('2026-06-01T12:00', '2026-09-02T12:00'));
    for (const range of ['all', { last: 'P94D' }, { last: 'P3650D' }, { from: '2016-01-01', to: '2026-01-01' }]) {
      assert.deepEqual(await askedRange({ range }), tooLong);
    }
  });

  test('of another length are allowed by the host, and all if it says so', async () => {
    assert.deepEqual(await askedRange({ range: { last: 'P8D' } }, { maxRange: 'P7D' }), [
      400,
      'bad-query',
      'filter.range is longer than P7D, the longest that this server answers for.',
    ]);
    assert.equal(await askedRange({ range: 'all' }, { maxRange: null }), 'all');
  });

  test('of no length are refused in words', async () => {
    assert.deepEqual(await askedRange({ range: { last: 'PT0S' } }), [
      400,
      'bad-query',
      'filter.range.last is "PT0S", which is not a duration such as PT48H or P14D.',
    ]);
  });

  test('of less than the clock can tell apart are refused in words, and nothing to look into', async () => {
    const { ask, errors } = handlerOver(twelve());
    const { status, body } = await ask({ kind: 'about', filter: { range: { last: 'PT0.0000000001S' } } });
    assert.deepEqual([status, body.error?.message, errors], [400, 'filter.range is no time at all.', []]);
  });

  test('bound a record by its id, up to the newest', async () => {
    const record = { kind: 'record', id: 'event-1' };
    assert.deepEqual(await askedRange({}, {}, record), span('2026-06-01T12:00', '2026-09-02T12:05'));
    assert.equal(await askedRange({}, { maxRange: null }, record), undefined);
    assert.deepEqual(await askedRange({ range: 'all' }, {}, record), tooLong);
    const { ask } = handlerOver(memorySource(twelveEvents), { maxRange: 'PT12H' });
    assert.equal((await ask(record)).body.value, null, 'an event from before');
  });
});

describe('many who ask', () => {
  test('cost the source one question in five minutes, whoever they are', async () => {
    const source = twelve();
    let user = 0;
    const { ask } = handlerOver(source, { authorize: () => ({ user: `user-${user++}` }) });
    const replies = await Promise.all(Array.from({ length: 1000 }, () => ask(about)));
    assert.ok(replies.every(({ status }) => status === 200));
    assert.equal((await ask({ filter: { direction: 'all' }, kind: 'about' })).status, 200);
    assert.equal(source.asked.length, 1);
  });

  test('each get only as many answers a minute as allowed, and hear when to ask again', async (t) => {
    t.mock.timers.enable({ apis: ['Date'], now: SERVER_NOW });
    const user = { name: 'mei' };
    const { ask } = handlerOver(memorySource([]), { questionsPerMinute: 3, authorize: () => ({ user: user.name }) });
    for (let count = 0; count < 3; count++) assert.equal((await ask(about)).status, 200);
    const { status, headers, body } = await ask(about);
    assert.deepEqual([status, body.error?.reason, headers.get('retry-after')], [429, 'throttled', '20']);
    assert.equal(body.error?.retryAt, SERVER_NOW + 20_000);
    user.name = 'omar';
    assert.equal((await ask(about)).status, 200);
    user.name = 'mei';
    t.mock.timers.tick(20_000);
    assert.equal((await ask(about)).status, 200);
    assert.equal((await ask(about)).status, 429);
    t.mock.timers.tick(60_000);
    assert.equal((await ask(about)).status, 200);
    t.mock.timers.tick(59_000);
    const statuses: number[] = [];
    for (let count = 0; count < 4; count++) statuses.push((await ask(about)).status);
    assert.deepEqual(statuses, [200, 200, 200, 429], 'what was not asked is not saved up');
  });

  test('are 120 a minute by default, those without a name together, and no limit if the host says so', async () => {
    const { ask } = handlerOver(memorySource([]));
    const replies = await Promise.all(Array.from({ length: 121 }, () => ask(about)));
    assert.equal(replies.filter(({ status }) => status === 429).length, 1);
    const without = handlerOver(memorySource([]), { questionsPerMinute: null });
    const all = await Promise.all(Array.from({ length: 300 }, () => without.ask(about)));
    assert.ok(all.every(({ status }) => status === 200));
  });

  test('reach a source without cache or limit if the host made its own', async () => {
    const source = twelve();
    const { ask } = handlerOver(source, { maxAge: null });
    await Promise.all([1, 2, 3, 4, 5, 6].map(() => ask(about)));
    assert.equal(source.asked.length, 6);
  });

  test('reach the source four at a time', async () => {
    const source = twelve();
    source.hold = true;
    const { ask } = handlerOver(source);
    const replies = [1, 2, 3, 4, 5, 6].map((id) => ask({ kind: 'record', id: `event-${id}` }));
    await settled();
    await settled();
    assert.equal(source.held.length, 4);
    source.release();
    await Promise.all(replies);
  });
});

describe('time', () => {
  test('that is over is a timeout, and the source is told to stop', async (t) => {
    const source = twelve();
    source.hold = true;
    const { ask } = handlerOver(source, { timeLimit: 5000 });
    t.mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
    const reply = ask(about);
    await settled();
    t.mock.timers.tick(5000);
    const { status, body } = await reply;
    assert.deepEqual([status, body.error?.reason], [504, 'timeout']);
    await settled();
    await settled();
    assert.equal(source.signals[0]!.aborted, true);
  });

  test('is up, too, for who asks the host for ever', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
    const { ask } = handlerOver(memorySource([]), { authorize: () => new Promise(() => undefined) });
    const reply = ask(about);
    await settled();
    t.mock.timers.tick(200_000);
    assert.equal((await reply).status, 504);
  });

  test('that the service asks for beyond the limit is told at once', async () => {
    const source = twelve();
    source.hold = true;
    const { ask } = handlerOver(source, { timeLimit: 60_000 });
    const reply = ask(about);
    await settled();
    await settled();
    const retryAt = Date.now() + 90_000;
    source.held[0]!.options.onProgress?.({ records: 0, fraction: null, waitingUntil: Date.now() + 30_000 });
    source.held[0]!.options.onProgress?.({ records: 0, fraction: null, waitingUntil: retryAt });
    const { status, headers, body } = await reply;
    assert.deepEqual([status, body.error?.reason, body.error?.retryAt], [429, 'throttled', retryAt]);
    assert.ok(Number(headers.get('retry-after')) >= 89);
  });

  test('is not spent on one who is gone: the last one stops the source within 50 ms', async () => {
    const source = twelve();
    source.hold = true;
    const { handler, errors } = handlerOver(source);
    const leaving = [new AbortController(), new AbortController()];
    const replies = leaving.map(({ signal }) => handler(question(about, {}, { signal })));
    await settled();
    await settled();
    leaving[0]!.abort();
    assert.equal((await replies[0]!).status, 499);
    await settled();
    assert.equal(source.signals[0]!.aborted, false, 'somebody still waits');
    const start = performance.now();
    const stopped = new Promise((resolve) => source.signals[0]!.addEventListener('abort', resolve));
    leaving[1]!.abort();
    await stopped;
    assert.ok(performance.now() - start < 50);
    assert.deepEqual([(await replies[1]!).status, errors.length, source.asked.length], [499, 0, 1]);
  });
});

test('a question of one who was gone before is not asked', async () => {
  const source = twelve();
  const { handler } = handlerOver(source);
  assert.equal((await handler(question(about, {}, { signal: AbortSignal.abort() }))).status, 499);
  await settled();
  assert.equal(source.asked.length, 0);
});

describe('options', () => {
  const source = memorySource([]);
  const authorize = () => null;
  for (const [what, options] of [
    ['no options', undefined],
    ['no authorize', {}],
    ['an authorize that is no function', { authorize: true }],
    ['a maxRange that is no duration', { authorize, maxRange: '93 days' }],
    ['a maxRange of nothing', { authorize, maxRange: 'P0D' }],
    ['a default range longer than allowed', { authorize, maxRange: 'P1D', defaultRange: { last: 'P2D' } }],
    ['a default range of everything where that is not allowed', { authorize, defaultRange: 'all' }],
    ['a default range that is none', { authorize, defaultRange: { last: 'two days' } }],
    ['no questions a minute', { authorize, questionsPerMinute: 0 }],
    ['no time', { authorize, timeLimit: null }],
    ['a time in text', { authorize, timeLimit: '200000' }],
    ['an age that is no number', { authorize, maxAge: NaN }],
    ['an age in text', { authorize, maxAge: '300000' }],
    ['an age below 0', { authorize, maxAge: -1 }],
    ['any origin', { authorize, origins: ['*'] }],
    ['the null origin', { authorize, origins: ['null'] }],
    ['an origin with a path', { authorize, origins: ['https://portal.example/'] }],
    ['an origin in capitals', { authorize, origins: ['https://Portal.example'] }],
  ] as const) {
    test(`with ${what} throw`, () => {
      assert.throws(() => createSyncHandler(source, options as never), TypeError);
    });
  }

  test('that are changed later change nothing', async () => {
    const origins = ['https://portal.example'];
    const { ask } = handlerOver(source, { origins });
    origins.push('https://evil.example');
    assert.equal((await ask(about, { Origin: 'https://evil.example' })).status, 403);
  });

  test('name the kinds a source answers', async () => {
    const some: SyncDataSource = {
      supports: ({ kind }) => kind === 'about',
      query: (...args) => source.query(...args),
    };
    const { status, body } = await handlerOver(some).ask({ kind: 'record', id: '1' });
    assert.deepEqual([status, body.error?.reason], [501, 'unsupported']);
  });

  test('without onError write to the console', async (t) => {
    const log = t.mock.method(console, 'error', () => undefined);
    const failing = twelve();
    failing.failure = new Error('boom');
    const handler = createSyncHandler(failing, { authorize: () => ({}) });
    const { body } = await replyOf(await handler(question(about)));
    assert.deepEqual(log.mock.calls[0]?.arguments, [body.error?.correlationId, failing.failure]);
  });

  test('whose onError fails do not spoil the answer', async () => {
    const failing = twelve();
    failing.failure = new Error('boom');
    for (const onError of [mock.fn(() => Promise.reject(new Error('log is full'))), () => assert.fail()]) {
      assert.equal((await handlerOver(failing, { onError }).ask(about)).status, 500);
      await settled();
    }
  });
});
