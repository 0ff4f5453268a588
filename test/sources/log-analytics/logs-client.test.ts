import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import type { LogsQueryOptions } from '../../../src/sources/log-analytics/client.js';
import { clientError } from '../../../src/sources/log-analytics/client-error.js';
import { logsClient, type LogsClientOptions } from '../../../src/sources/log-analytics/logs-client.js';
import { partialOf } from '../../../src/sources/log-analytics/partial-answer.js';
import * as answers from './service-answers.js';

const MARKER = 'eyJTOKENMARKER';
const WORKSPACE = '00000000-0000-4000-8000-000000000001';
const NOW = Date.parse('2026-09-10T12:00:00Z');
const span = { startTime: new Date('2026-09-01T00:00:00Z'), endTime: new Date('2026-09-02T00:00:00Z') };

type Reply = () => Response | Promise<Response>;

const replying =
  (status: number, body: unknown = {}, headers: Record<string, string> = {}): Reply =>
  () =>
    new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers });

const ok = replying(200, { tables: answers.tables });
const lost: Reply = () => Promise.reject(new TypeError('Failed to fetch'));

/** A client over replies in order, the last of them repeated, with a clock that only waiting moves on. */
function watched(replies: Reply[], options: Partial<LogsClientOptions> = {}) {
  let now = NOW;
  const requests: { at: number; url: string; init: RequestInit }[] = [];
  const pauses: number[] = [];
  const client = logsClient({
    token: () => Promise.resolve({ token: MARKER, expiresOn: NOW + 3_600_000 }),
    fetch: (url, init = {}) => {
      requests.push({ at: now - NOW, url: url as string, init });
      return Promise.resolve((replies[requests.length - 1] ?? replies.at(-1)!)());
    },
    now: () => now,
    wait: (milliseconds) => {
      now += milliseconds;
      return Promise.resolve();
    },
    random: () => 0.5,
    ...options,
  });
  const ask = (more: LogsQueryOptions = {}) =>
    client.queryWorkspace(WORKSPACE, 'T | count', span, { onWaiting: (until) => pauses.push(until - NOW), ...more });
  const fail = () =>
    ask().then(
      () => assert.fail('it answered'),
      (error: unknown) => clientError(error, { now: () => now }),
    );
  return { client, ask, fail, requests, pauses, times: () => requests.map(({ at }) => at) };
}

describe('A request', () => {
  test('carries the two headers that a service must allow, and nothing of the page', async () => {
    const { ask, requests } = watched([ok]);
    await ask({ serverTimeoutInSeconds: 60 });
    const { body, ...init } = requests[0]!.init;
    assert.deepEqual(init, {
      method: 'POST',
      headers: { Authorization: `Bearer ${MARKER}`, 'Content-Type': 'application/json' },
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    });
    assert.equal(body, '{"query":"T | count","timespan":"2026-09-01T00:00:00.000Z/2026-09-02T00:00:00.000Z"}');
  });

  test('goes to the public cloud unless told otherwise', async () => {
    const { ask, requests } = watched([ok]);
    await ask();
    assert.equal(requests[0]!.url, `https://api.loganalytics.io/v1/workspaces/${WORKSPACE}/query`);
  });

  test('about a resource goes to its path', async () => {
    const { client, requests } = watched([ok], { cloud: 'government' });
    const resource = '/subscriptions/s/resourceGroups/Größe_(1)/providers/Microsoft.OperationalInsights/workspaces/w';
    await client.queryResource(resource, 'T', span);
    assert.equal(requests[0]!.url, `https://api.loganalytics.us/v1${resource}/query`);
  });

  for (const id of ['', 'my-workspace', `${WORKSPACE}/..`, `${WORKSPACE}\n`, `${WORKSPACE}?x`, '/subscriptions/s']) {
    test(`is not sent for the workspace ${JSON.stringify(id)}`, async () => {
      const { client, requests } = watched([ok]);
      const asked = client.queryWorkspace(id, 'T', span);
      await assert.rejects(asked, { name: 'SourceError', reason: 'bad-query', message: /is not a workspace id/ });
      assert.equal(requests.length, 0);
    });
  }

  for (const rest of [
    '',
    '/',
    '/s/../t',
    '/..',
    '/s?x',
    '/s#x',
    '/s%2f',
    '/a@b',
    '//host',
    '/s\\t',
    '/s/',
    '/a..b',
    '/s\n',
  ]) {
    // prettier-ignore
    test(`is not sent for the resource ${JSON.stringify(`/subscriptions${rest}`)}`, async () => {
      const { client, requests } = watched([ok]);
      const asked = client.queryResource(`/subscriptions${rest}`, 'T', span);
      await assert.rejects(asked, { name: 'SourceError', reason: 'bad-query', message: /is not a resource id/ });
      assert.equal(requests.length, 0);
    });
  }
});

describe('An answer', () => {
  test('has tables as the Azure clients give them', async () => {
    assert.deepEqual(await watched([ok]).ask(), {
      status: 'Success',
      tables: [{ name: 'PrimaryResult', columnDescriptors: answers.tables[0]!.columns, rows: answers.tables[0]!.rows }],
    });
  });

  test('with an error beside its tables is partial', async () => {
    const found = await watched([replying(200, { tables: answers.tables, error: answers.tooManyRows })]).ask();
    assert.ok(found.status === 'PartialFailure');
    assert.deepEqual([found.partialTables[0]!.rows.length, found.partialError], [2, answers.tooManyRows]);
  });

  for (const [name, reply] of [
    ['204', () => new Response(null, { status: 204 })],
    ['an empty 200', replying(200, '')],
  ] as const) {
    test(`of ${name} has no tables`, async () => {
      assert.deepEqual(await watched([reply]).ask(), { status: 'Success', tables: [] });
    });
  }

  for (const body of [
    '<html>',
    '{}',
    'null',
    '[]',
    '{"tables":null}',
    '{"tables":7}',
    '{"tables":[{}]}',
    '{"tables":[{"columns":null,"rows":[]}]}',
    '{"tables":[{"columns":[null],"rows":[]}]}',
    '{"tables":[null]}',
  ]) {
    test(`${body} is invalid data, and is not asked for again`, async () => {
      const { fail, requests } = watched([replying(200, body)]);
      assert.equal((await fail()).reason, 'invalid-data');
      assert.equal(requests.length, 1);
    });
  }
});

describe('A service that asks for a pause', () => {
  for (const status of [429, 503]) {
    for (const [header, value, pause] of [
      ['Retry-After', '7', 7000],
      ['Retry-After', 'Thu, 10 Sep 2026 12:00:09 GMT', 9000],
      ['retry-after-ms', '1500', 1500],
      ['x-ms-retry-after-ms', '250', 250],
      ['Retry-After', '120', 120_000],
    ] as const) {
      test(`by ${status} with ${header}: ${value} is asked again after it, not before`, async () => {
        const { ask, times, pauses } = watched([replying(status, answers.throttled, { [header]: value }), ok]);
        assert.equal((await ask()).status, 'Success');
        assert.deepEqual(times(), [0, pause]);
        assert.deepEqual(pauses, [pause]);
      });
    }

    test(`by ${status} again and again has failed after three tries, and says until when`, async () => {
      const { fail, times, pauses } = watched([replying(status, answers.throttled, { 'Retry-After': '10' })]);
      const { reason, retryAt } = await fail();
      assert.deepEqual(times(), [0, 10_000, 20_000]);
      assert.deepEqual(pauses, [10_000, 20_000]);
      assert.deepEqual([reason, retryAt], ['throttled', NOW + 30_000]);
    });

    test(`by ${status} of more than two minutes has failed at once, and says until when`, async () => {
      const { fail, times, pauses } = watched([replying(status, answers.throttled, { 'Retry-After': '121' })]);
      const { reason, retryAt } = await fail();
      assert.deepEqual([times(), pauses, reason, retryAt], [[0], [], 'throttled', NOW + 121_000]);
    });
  }

  for (const value of [
    'soon',
    '-5',
    '',
    'NaN',
    '1e9',
    '1.5',
    '86401',
    '1789041600',
    '99999999999',
    '9'.repeat(400),
    'Fri, 18 Sep 2026 12:00:00 GMT',
    'GMT',
  ]) {
    test(`in words that mean nothing (${value.slice(0, 40)}) is taken as asking for none`, async () => {
      const { ask, times } = watched([replying(429, {}, { 'Retry-After': value }), ok]);
      await ask();
      assert.deepEqual(times(), [0, 1000]);
    });

    test(`in words that mean nothing (${value.slice(0, 40)}) is not said to take questions at some time`, async () => {
      const { retryAt, reason } = await watched([replying(429, {}, { 'Retry-After': value })]).fail();
      assert.deepEqual([reason, retryAt], ['throttled', null]);
    });
  }

  test('of a whole day is believed', async () => {
    const { retryAt } = await watched([replying(429, {}, { 'Retry-After': '86400' })]).fail();
    assert.equal(retryAt, NOW + 86_400_000);
  });

  test('that cannot be believed in one header is asked for by the other', async () => {
    const { ask, times } = watched([replying(429, {}, { 'retry-after-ms': '99999999999', 'Retry-After': '3' }), ok]);
    await ask();
    assert.deepEqual(times(), [0, 3000]);
  });

  test('is waited for although the listener throws', async () => {
    const { ask, times } = watched([replying(429, {}, { 'Retry-After': '3' }), ok]);
    const onWaiting = () => assert.fail('a mishap of the host');
    assert.equal((await ask({ onWaiting })).status, 'Success');
    assert.deepEqual(times(), [0, 3000]);
  });

  test('is waited for that long by the real timer', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    let asked = 0;
    const client = logsClient({
      token: () => Promise.resolve(MARKER),
      fetch: () => Promise.resolve(asked++ ? ok() : replying(429, {}, { 'Retry-After': '2' })()),
    });
    const waiting = new Promise<number>((resolve) => {
      void client.queryWorkspace(WORKSPACE, 'T', span, { onWaiting: resolve }).then(() => answered.push(asked));
    });
    const answered: number[] = [];
    await waiting;
    t.mock.timers.tick(2000);
    await settled();
    assert.deepEqual([asked, answered], [1, []]);
    t.mock.timers.tick(1);
    await settled();
    assert.deepEqual([asked, answered], [2, [2]]);
  });
});

describe('Without a pause asked for', () => {
  const retried: [name: string, reply: Reply, reason: string][] = [
    ['408', replying(408), 'timeout'],
    ['429', replying(429, answers.throttled), 'throttled'],
    ['500', replying(500), 'unreachable'],
    ['502', replying(502, '<html>'), 'unreachable'],
    ['503', replying(503), 'unreachable'],
    ['a lost connection', lost, 'unreachable'],
    ['a connection lost within the body', broken, 'unreachable'],
  ];
  for (const [name, reply, reason] of retried) {
    test(`${name} is tried again after one and two seconds, and then fails as ${reason}`, async () => {
      const { fail, times, pauses } = watched([reply]);
      const error = await fail();
      assert.deepEqual([times(), pauses], [[0, 1000, 3000], [1000, 3000]]); // prettier-ignore
      assert.deepEqual([error.reason, error.retryAt], [reason, null]);
    });

    test(`${name} once, and the answer comes`, async () => {
      assert.equal((await watched([reply, ok]).ask()).status, 'Success');
    });
  }

  test('pauses spread by a quarter', async () => {
    const first = watched([replying(500), ok], { random: () => 0 });
    const last = watched([replying(500), ok], { random: () => 0.999 });
    await Promise.all([first.ask(), last.ask()]);
    assert.deepEqual([first.times(), last.times()], [[0, 750], [0, 1249.5]]); // prettier-ignore
  });

  const final: [status: number, body: unknown, reason: string, words: RegExp][] = [
    [400, answers.badArgument('SYN0002', "Query could not be parsed at 'invalid' on line [1,11]"), 'bad-query', /could not be parsed at 'invalid' on line \[1,11\]/], // prettier-ignore
    [400, answers.noTable, 'no-table', /no diagnostic setting sends them/],
    [401, answers.noAccess, 'unauthorised', /sign in again/],
    [403, answers.noAccess, 'forbidden', /Log Analytics Reader/],
    [404, answers.noPath, 'unreachable', /no workspace or resource with this id/],
    [501, {}, 'unreachable', /out of order \(status 501\)/],
    [504, answers.gatewayTimeout, 'timeout', /choose a shorter range/],
  ];
  for (const [status, body, reason, words] of final) {
    test(`${status} is never tried again, and fails as ${reason}`, async () => {
      const { fail, times, pauses } = watched([replying(status, body), ok]);
      const error = await fail();
      assert.deepEqual([times(), pauses], [[0], []]);
      assert.equal(error.reason, reason);
      assert.match(error.message, words);
    });
  }
});

describe('A 401 that asks for claims', () => {
  const claims = '{"access_token":{"nbf":{"essential":true,"value":"1700000000"}}}';
  const challenge = `Bearer realm="", error="insufficient_claims", claims="${Buffer.from(claims).toString('base64')}"`;
  const refusing = replying(401, answers.noAccess, { 'WWW-Authenticate': challenge });

  test('is answered with a token that has them, once', async () => {
    const asked: unknown[] = [];
    const token = (_scope: string, more: { claims?: string }) => {
      asked.push(more.claims);
      return Promise.resolve({ token: `${MARKER}${asked.length}`, expiresOn: NOW + 3_600_000 });
    };
    const { ask, requests } = watched([refusing, ok], { token });
    await ask();
    assert.deepEqual(asked, [undefined, claims]);
    assert.equal((requests[1]!.init.headers as Record<string, string>).Authorization, `Bearer ${MARKER}2`);
  });

  test('twice is a refusal', async () => {
    const { fail, times } = watched([refusing]);
    assert.equal((await fail()).reason, 'unauthorised');
    assert.deepEqual(times(), [0, 0]);
  });

  test('in broken words is a refusal', async () => {
    const { fail, times } = watched([replying(401, {}, { 'WWW-Authenticate': 'Bearer claims="=a="' })]);
    assert.equal((await fail()).reason, 'unauthorised');
    assert.deepEqual(times(), [0]);
  });

  test('of many questions at once asks for one new token', async () => {
    let tokens = 0;
    const token = () => Promise.resolve({ token: `${MARKER}${++tokens}`, expiresOn: NOW + 3_600_000 });
    const { ask } = watched([refusing, refusing, refusing, ok], { token });
    await Promise.all([ask(), ask(), ask()]);
    assert.equal(tokens, 2);
  });

  test('or none: the refused token is forgotten', async () => {
    let tokens = 0;
    const token = () => Promise.resolve({ token: `${MARKER}${++tokens}`, expiresOn: NOW + 3_600_000 });
    const { ask } = watched([replying(401), ok], { token });
    await assert.rejects(ask());
    await ask();
    assert.equal(tokens, 2);
  });
});

describe('An abort rejects at once with its reason', () => {
  const abortDuring = async (options: Partial<LogsClientOptions>, replies: Reply[] = [ok]) => {
    const controller = new AbortController();
    const { ask, requests } = watched(replies, options);
    const asked = ask({ abortSignal: controller.signal, onWaiting: () => undefined });
    await settled();
    controller.abort(new Error('changed'));
    await assert.rejects(asked, { message: 'changed' });
    return requests.length;
  };
  const never = () => new Promise<never>(() => undefined);

  test('while a token is fetched, and nothing is sent', async () => {
    assert.equal(await abortDuring({ token: never }), 0);
  });

  test('while the answer is awaited', async () => {
    assert.equal(await abortDuring({ fetch: never }), 0);
  });

  test('while the body is read', async () => {
    const stalled: Reply = () => new Response(new ReadableStream());
    assert.equal(await abortDuring({}, [stalled]), 1);
  });

  test('while waiting, and nothing more is sent', async () => {
    assert.equal(await abortDuring({ wait: never }, [replying(429, {}, { 'Retry-After': '60' })]), 1);
  });

  test('while waiting with the real timer, which is stopped', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    assert.equal(await abortDuring({ wait: undefined }, [replying(429, {}, { 'Retry-After': '60' })]), 1);
  });

  test('in the listener for pauses, and no timer is started', async () => {
    const controller = new AbortController();
    let waits = 0;
    const wait = () => Promise.resolve(waits++);
    const { ask, requests } = watched([replying(429, {}, { 'Retry-After': '60' })], { wait });
    const onWaiting = () => controller.abort(new Error('changed'));
    await assert.rejects(ask({ abortSignal: controller.signal, onWaiting }), { message: 'changed' });
    assert.deepEqual([waits, requests.length], [0, 1]);
  });

  test('before anything else, and no token is asked for', async () => {
    let tokens = 0;
    const { ask, requests } = watched([ok], { token: () => Promise.resolve(`${MARKER}${++tokens}`) });
    await assert.rejects(ask({ abortSignal: AbortSignal.abort(new Error('gone')) }), { message: 'gone' });
    await settled();
    assert.deepEqual([tokens, requests.length], [0, 0]);
  });
});

describe('The token', () => {
  test('cannot be read from the client', async () => {
    const { client, ask } = watched([ok]);
    await ask();
    const seen = [inspect(client, { depth: 20, showHidden: true }), JSON.stringify(client), ...Object.keys(client)];
    assert.equal(seen.join('\n').includes(MARKER), false);
  });

  test('is not in the words of a partial answer that repeats it, and the rest of them is', async () => {
    const error = answers.partialError('1', `Authorization: Bearer ${MARKER} timed out`);
    const found = await watched([replying(200, { tables: answers.tables, error })]).ask();
    assert.equal(JSON.stringify(found).includes(MARKER), false);
    assert.ok(found.status === 'PartialFailure');
    assert.equal(partialOf(found.partialError).detail, 'Authorization: Bearer … timed out');
  });

  test('may be a short word, which spoils no answer', async () => {
    const reply = replying(200, { tables: answers.tables, error: answers.tooManyRows });
    const found = await watched([reply], { token: () => Promise.resolve('message') }).ask();
    assert.ok(found.status === 'PartialFailure');
    assert.deepEqual(found.partialError, answers.tooManyRows);
  });

  const echoing =
    (status: number): Reply =>
    () =>
      new Response(`<pre>Authorization: Bearer ${MARKER}</pre>`, { status });
  const cases: [name: string, replies: Reply[], options?: Partial<LogsClientOptions>][] = [
    ['a 401', [replying(401)]],
    ['a 403 that repeats it', [echoing(403)]],
    ['a 502 that repeats it', [echoing(502)]],
    ['a 200 that repeats it', [echoing(200)]],
    ['a bad query that repeats it', [replying(400, answers.badArgument('SYN0001', `at 'Bearer ${MARKER}'`))]],
    ['a lost connection', [lost]],
    ['a token that no header can hold', [ok], { token: () => Promise.resolve(`${MARKER}\n`), fetch }],
    ['a token function that repeats it', [ok], { token: () => Promise.reject(new TypeError(`bad ${MARKER}`)) }],
    ['a credential that repeats it', [ok], { token: () => Promise.reject(new Error(`bad ${MARKER}`)) }],
    ['a token that is not text', [ok], { token: () => Promise.resolve({ token: { a: MARKER } } as never) }],
  ];
  for (const [name, replies, options] of cases) {
    test(`is in no error of ${name}`, async () => {
      const error = await watched(replies, options).fail();
      const seen: unknown[] = [inspect(error, { depth: 20, showHidden: true }), JSON.stringify(error)];
      for (let one: unknown = error; one instanceof Error; one = one.cause) seen.push(one.message, one.stack, JSON.stringify(one)); // prettier-ignore
      assert.equal(seen.join('\n').includes(MARKER), false);
    });
  }
});

describe('What cannot be', () => {
  test('no token source is a mistake at once', () => {
    assert.throws(() => logsClient({ token: undefined as never }), { name: 'TypeError', message: /^token: / });
    assert.throws(() => logsClient({ token: 'eyJ' as never }), { name: 'TypeError', message: /^token: / });
  });

  test('an unknown cloud is a mistake at once', () => {
    assert.throws(() => logsClient({ token: () => Promise.resolve(''), cloud: 'mars' as never }), TypeError);
  });
});

function broken(): Response {
  return new Response(new ReadableStream({ start: (stream) => stream.error(new TypeError('terminated')) }));
}

/** Everything that needs no clock has happened. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
}
