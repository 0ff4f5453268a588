import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { SyncFilter } from '../../src/model/filter.js';
import { SourceError } from '../../src/model/source-error.js';
import type { SyncHandlerOptions } from '../../src/server/index.js';
import { memorySource } from '../../src/sources/index.js';
import { ControlledSource } from '../support/controlled-source.js';
import { twelveEvents } from '../support/events.js';
import { about, handlerOver, question, replyOf, SERVER_NOW } from '../support/handler.js';

const twelve = () => Object.assign(new ControlledSource(memorySource(twelveEvents)), { restrictable: true });
const filter = {};

describe('only questions of the closed schema (row 18)', () => {
  const many = Array.from({ length: 201 }, (_, index) => `value-${index}`);
  for (const [what, body] of [
    ['KQL', { kind: 'kql', text: 'AADProvisioningLogs | take 1', range: { last: 'P1D' } }],
    ['another workspace', { kind: 'about', filter, workspace: '00000000-0000-0000-0000-000000000000' }],
    ['another table', { kind: 'records', filter, table: 'SigninLogs' }],
    ['ten years', { kind: 'about', filter: { range: { from: '2016-01-01', to: '2026-01-01' } } }],
    ['everything', { kind: 'records', filter: { range: 'all' } }],
    ['a second filter of its own', { kind: 'about', filter: { within: { status: ['failure'] } } }],
    ['an empty second filter', { kind: 'about', filter: { within: {} } }],
    ['a second filter that is nothing', { kind: 'about', filter: { within: null } }],
    ['a huge page', { kind: 'records', filter, page: { limit: 1_000_000 } }],
    ['a huge top', { kind: 'summary', filter, zone: 'UTC', groupings: [{ by: ['object'], top: 500_000 }] }],
    ['25 groupings', { kind: 'summary', filter, zone: 'UTC', groupings: Array(25).fill({ by: [] }) }],
    ['201 values', { kind: 'records', filter: { object: many } }],
    ['an unknown zone', { kind: 'summary', filter, zone: 'Mars/Olympus', groupings: [{ by: [] }] }],
    ['an unknown part of a filter', { kind: 'about', filter: { tenant: ['other'] } }],
    ['a list', [about, about]],
    ['nothing', null],
    ['text', '"about"'],
    ['no JSON', '{"kind":"about"'],
    ['no body', ''],
    ['text that is no UTF-8', Buffer.from('{"kind":"record","id":"\xc3("}', 'latin1')],
    ['a prototype', '{"kind":"about","filter":{"__proto__":{"direction":"all"}}}'],
    ['a constructor', '{"kind":"constructor","filter":{}}'],
  ] as const) {
    test(`${what}: refused, and the source is not asked`, async () => {
      const source = twelve();
      const { ask, errors } = handlerOver(source);
      const { status, body: told } = await ask(body);
      assert.deepEqual([status, told.error?.reason], [400, 'bad-query']);
      assert.deepEqual([source.asked.length, errors.length], [0, 0]);
    });
  }

  test('a body of more than 16 KB is refused without being read to its end, whatever length it claims', async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(1024).fill(32, 0, (sent += 1024) && 1024)),
    });
    const source = twelve();
    const { ask } = handlerOver(source);
    const init = { body: endless, duplex: 'half' } as RequestInit;
    const { status, body } = await ask('', { 'Content-Length': '20' }, init);
    assert.deepEqual([status, body.error?.reason, source.asked.length], [413, 'bad-query', 0]);
    assert.ok(sent <= 20 * 1024, `${sent} bytes were read`);
  });

  test('a body of 16 KB is read, one byte more is not', async () => {
    const { ask } = handlerOver(twelve());
    const text = JSON.stringify(about);
    assert.equal((await ask(text.padEnd(16_384))).status, 200);
    assert.equal((await ask(text.padEnd(16_385))).status, 413);
    assert.equal((await ask(' '.repeat(1_000_000))).status, 413);
  });

  test('a body that names its length is refused before it is read', async () => {
    const { ask } = handlerOver(twelve());
    const unread = new ReadableStream({ pull: () => assert.fail('read') }, { highWaterMark: 0 });
    const { status } = await ask('', { 'Content-Length': '1000000' }, { body: unread, duplex: 'half' } as RequestInit);
    assert.equal(status, 413);
  });

  test('rows are always limited', async () => {
    const source = twelve();
    await handlerOver(source).ask({ kind: 'records', filter });
    const [asked] = source.asked;
    assert.equal(asked?.kind === 'records' && asked.page?.limit, 100);
  });

  test('whatever JSON comes in, an answer or a refusal goes out, and never a failure of the server', async () => {
    const source = twelve();
    const { ask, errors } = handlerOver(source, { questionsPerMinute: null });
    const part = fc.oneof(fc.json(), fc.constant(JSON.stringify(filter)), fc.constant('["action","status"]'));
    const key = fc.constantFrom('filter', 'zone', 'groupings', 'sort', 'page', 'id', 'time', 'within', '__proto__');
    const kind = fc.constantFrom('about', 'summary', 'objects', 'records', 'record', 'kql', 'toString');
    const body = fc
      .tuple(kind, fc.array(fc.tuple(key, part), { maxLength: 4 }))
      .map(([name, parts]) => `{"kind":"${name}"${parts.map(([own, text]) => `,"${own}":${text}`).join('')}}`);
    await fc.assert(
      fc.asyncProperty(fc.oneof(body, fc.json(), fc.string()), async (text) => {
        const { status } = await ask(text);
        assert.ok([200, 400].includes(status), `${status}`);
      }),
      { seed: 18, numRuns: 2000 },
    );
    assert.deepEqual(errors, []);
    assert.equal(Object.hasOwn(Object.prototype, 'direction'), false);
  });
});

describe('only pages of this origin (row 20)', () => {
  const own = { Origin: 'http://localhost', 'Sec-Fetch-Site': 'same-origin' };
  const named = 'https://portal.example';
  const refused: [what: string, headers: Record<string, string>, status: number, init?: RequestInit][] = [
    ['a form of another site', { ...own, Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['a page of another site', { Origin: 'https://evil.example' }, 403],
    ['a page of another site that an old browser does not name', { 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['a sister site', { Origin: 'https://other.localhost', 'Sec-Fetch-Site': 'same-site' }, 403],
    ['a sandboxed frame', { Origin: 'null' }, 403],
    ['a sandboxed frame of this origin', { Origin: 'null', 'Sec-Fetch-Site': 'same-origin' }, 403],
    ['an address typed in', { 'Sec-Fetch-Site': 'none' }, 403],
    ['the same host by another scheme', { Origin: 'https://localhost' }, 403],
    ['an origin in capitals', { Origin: 'HTTP://LOCALHOST' }, 403],
    ['plain text', { 'Content-Type': 'text/plain' }, 415],
    ['a form', { 'Content-Type': 'application/x-www-form-urlencoded' }, 415],
    ['JSON by another name', { 'Content-Type': 'application/json-patch+json' }, 415],
    ['two types', { 'Content-Type': 'text/plain, application/json' }, 415],
    ['no version', { 'Sync-Insights-Version': '' }, 400],
    ['another version', { 'Sync-Insights-Version': '2' }, 400],
    ['GET', {}, 405, { method: 'GET', body: null }],
    ['PUT', {}, 405, { method: 'PUT' }],
    ['a preflight', { Origin: named }, 405, { method: 'OPTIONS' }],
  ];
  for (const [what, headers, status, init] of refused) {
    test(`${what}: refused before anybody is asked who it is, with no header that lets it read why`, async () => {
      const source = twelve();
      let asked = 0;
      const { ask } = handlerOver(source, { authorize: () => ((asked += 1), {}) });
      const reply = await ask(about, { ...headers }, init);
      assert.deepEqual([reply.status, asked, source.asked.length], [status, 0, 0]);
      assert.deepEqual([...reply.headers.keys()].filter((name) => /access-control|vary/.test(name)), []); // prettier-ignore
    });
  }

  for (const [what, headers] of [
    ['this origin, as the browser says', own],
    ['this origin, whatever the proxy calls this server', { ...own, Origin: 'https://public.example' }],
    ['this origin over plain http', { Origin: 'http://localhost' }],
    ['a program that is no browser', {}],
    ['JSON that names its characters', { 'Content-Type': 'Application/JSON; charset=utf-8' }],
  ] as const) {
    test(`${what}: answered`, async () => {
      assert.equal((await handlerOver(twelve()).ask(about, headers)).status, 200);
    });
  }

  test('a refusal because of the version names it', async () => {
    const missing = await handlerOver(twelve()).ask(about, { 'Sync-Insights-Version': '' });
    assert.deepEqual([missing.body.error?.reason, missing.body.error?.message], ['bad-query', 'The header Sync-Insights-Version is missing.']); // prettier-ignore
    const { body } = await handlerOver(twelve()).ask(about, { 'Sync-Insights-Version': '7' });
    assert.equal(body.error?.reason, 'unsupported');
    assert.match(body.error?.message ?? '', /version 1 .* the page another/);
  });

  test('a named origin may ask, and others still may not', async () => {
    const { ask } = handlerOver(twelve(), { origins: [named] });
    const { status, headers } = await ask(about, { Origin: named, 'Sec-Fetch-Site': 'cross-site' });
    assert.deepEqual(
      [status, headers.get('access-control-allow-origin'), headers.get('access-control-allow-credentials')],
      [200, named, 'true'],
    );
    assert.deepEqual(
      [headers.get('vary'), headers.get('access-control-expose-headers')],
      ['Origin', 'ETag, Retry-After'],
    );
    for (const Origin of ['https://evil.example', `${named}.evil.example`, 'null', `${named}/`]) {
      const other = await ask(about, { Origin, 'Sec-Fetch-Site': 'cross-site' });
      assert.deepEqual([other.status, other.headers.get('vary')], [403, 'Origin']);
      assert.equal(other.headers.has('access-control-allow-origin'), false);
    }
  });

  test('a named origin may read why it is refused', async () => {
    const { ask } = handlerOver(twelve(), { origins: [named], authorize: () => null });
    const { status, headers } = await ask(about, { Origin: named });
    assert.deepEqual([status, headers.get('access-control-allow-origin')], [401, named]);
  });

  test('a preflight of a named origin lets its headers pass, one of another does not', async () => {
    const { ask } = handlerOver(twelve(), { origins: [named], authorize: () => assert.fail('asked') });
    const asked = 'authorization,content-type,if-none-match,sync-insights-version';
    const preflight = { 'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Headers': asked };
    const { status, headers } = await ask('', { Origin: named, ...preflight }, { method: 'OPTIONS', body: null });
    assert.equal(status, 204);
    assert.deepEqual(
      ['origin', 'methods', 'headers', 'credentials'].map((name) => headers.get(`access-control-allow-${name}`)),
      [named, 'POST', asked, 'true'],
    );
    const other = await ask('', { Origin: 'https://evil.example', ...preflight }, { method: 'OPTIONS', body: null });
    assert.deepEqual([other.status, other.headers.get('allow')], [405, 'OPTIONS, POST']);
    assert.equal(other.headers.has('access-control-allow-headers'), false);
  });
});

describe('only who is authorised (row 21)', () => {
  const asking = async (authorize: unknown, source = twelve()) => {
    const { ask, errors } = handlerOver(source, { authorize: authorize as SyncHandlerOptions['authorize'] });
    const { status, body } = await ask(about);
    return { status, error: body.error, source, errors };
  };

  test('nobody known is 401', async () => {
    const { status, error, source, errors } = await asking(() => null);
    assert.deepEqual([status, error?.reason, source.asked.length, errors.length], [401, 'unauthorised', 0, 0]);
  });

  test('a check that fails is 403, and the host is told', async () => {
    for (const authorize of [
      () => Promise.reject(new Error('token service of tenant 1c2d away')),
      () => {
        throw new Error('token service of tenant 1c2d away');
      },
    ]) {
      const { status, error, source, errors } = await asking(authorize);
      assert.deepEqual([status, error?.reason, source.asked.length], [403, 'forbidden', 0]);
      assert.equal(error?.message, 'You may not see these logs.');
      assert.deepEqual([(errors[0]?.error as Error).message, errors[0]?.correlationId], [
        'token service of tenant 1c2d away',
        error?.correlationId,
      ]); // prettier-ignore
    }
  });

  test('a refusal that the host words as such is 401 or 403, and nothing to look into', async () => {
    for (const [reason, status] of [
      ['unauthorised', 401],
      ['forbidden', 403],
    ] as const) {
      // prettier-ignore
      const refused = await asking(() => Promise.reject(new SourceError(reason, 'The session of mei is over.')));
      assert.deepEqual([refused.status, refused.error?.reason, refused.errors.length], [status, reason, 0]);
      assert.ok(!JSON.stringify(refused.error).includes('mei'));
    }
  });

  for (const [what, permission] of [
    ['nothing', undefined],
    ['true', true],
    ['a name', 'mei'],
    ['a list', []],
    ['a session', { name: 'mei', filter: { status: ['failure'] } }],
    ['a filter with a wrong name', { filters: { status: ['failure'] } }],
    ['a user that is no text', { user: 7 }],
    ['a user that is null', { user: null }],
    ['a filter that is missing in a table', { filter: undefined }],
    ['a filter that is null', { filter: null }],
    ['a filter that is a Map', { filter: new Map([['app', ['corp.contoso.com']]]) }],
    ['a filter with an empty list', { filter: { app: [] } }],
    ['a filter with a list of empty text', { filter: { app: [''] } }],
    ['a filter with a missing list', { filter: { app: undefined, status: ['failure'] } }],
    ['a filter with empty search text', { filter: { search: ' ' } }],
    ['a filter with a part nobody knows', { filter: { apps: ['corp.contoso.com'] } }],
    ['a filter in a filter', { filter: { within: { app: ['corp.contoso.com'] } } }],
    ['a filter of no time', { filter: { range: { last: 'PT0S' } } }],
    ['a filter of less time than there is', { filter: { range: { last: 'PT0.0000000001S' } } }],
    ['a filter without a restriction', { filter: {} }],
    ['a filter that says only that it admits all', { filter: { direction: 'all', range: 'all' } }],
    ['a filter with a missing direction', { filter: { direction: undefined } }],
    [
      'a filter with a missing direction beside another part',
      { filter: { direction: undefined, status: ['failure'] } },
    ],
    ['a filter with a hidden part', { filter: Object.defineProperty({}, 'app', { value: ['corp.contoso.com'] }) }],
    ['a filter by a symbol', { filter: { [Symbol('app')]: ['corp.contoso.com'] } }],
    ['a filter with a gap in a list', { filter: { app: Object.assign(['corp.contoso.com'], { length: 2 }) } }],
    ['a filter of 201 values', { filter: { app: Array.from({ length: 201 }, (_, index) => `app-${index}`) } }],
  ] as const) {
    test(`an answer of ${what} opens nothing, and the host is told`, async () => {
      const { status, error, source, errors } = await asking(() => permission);
      assert.deepEqual([status, error?.message, source.asked.length, errors.length], [500, 'The server failed.', 0, 1]);
    });
  }

  test('who reads the body in authorize is told how to', async () => {
    const { status, errors } = await asking(async (request: Request) => {
      await request.text();
      return {};
    });
    assert.equal(status, 500);
    assert.match((errors[0]?.error as Error).message, /request\.clone\(\)/);
    const cloned = await asking(async (request: Request) => {
      assert.match(await request.clone().text(), /about/);
      return {};
    });
    assert.equal(cloned.status, 200);
  });
});

describe('a forced filter', () => {
  const failures: SyncFilter = { status: ['failure'] };
  const forced = (source = twelve(), permission: SyncFilter = failures) => ({
    source,
    ...handlerOver(source, { authorize: () => Promise.resolve({ filter: permission, user: 'mei' }) }),
  });
  const all: SyncFilter = { direction: 'all' };

  test('holds for every kind', async () => {
    const { ask } = forced();
    const asking = async (body: object) => (await ask(body)).body.value;
    const totals = { kind: 'summary', filter: all, zone: 'UTC', groupings: [{ by: ['status'], ignoreOwn: true }] };
    const { tables } = (await asking(totals)) as { tables: { rows: { key: string[]; events: number }[] }[] };
    assert.deepEqual(tables[0]?.rows.map(({ key, events }) => [key, events]), [[['failure'], 2]]); // prettier-ignore
    assert.equal((await asking({ kind: 'about', filter: all }))?.events, 2);
    assert.equal((await asking({ kind: 'records', filter: all }))?.rows?.length, 2);
    assert.equal((await asking({ kind: 'objects', filter: all }))?.rows?.length, 2);
    assert.equal(await asking({ kind: 'record', id: 'event-0' }), null);
    assert.notEqual(await asking({ kind: 'record', id: 'event-10' }), null);
  });

  test('is not got rid of by a filter that says the contrary', async () => {
    const { ask } = forced();
    assert.equal((await ask({ kind: 'about', filter: { ...all, status: ['success'] } })).body.value?.events, 0);
  });

  test('reaches the source in normal form, with its range worked out', async () => {
    const { ask, source } = forced(undefined, { status: ['FAILURE', 'failure'], range: { last: 'PT1H' } });
    await ask(about);
    assert.deepEqual(source.asked[0]?.filter?.within, {
      direction: 'all',
      status: ['failure'],
      range: { from: '2026-09-02T11:00:00.0000000Z', to: '2026-09-02T12:00:00.0000000Z' },
    });
  });

  test('tells nothing of broken, double or other records', async () => {
    const { ask } = forced(Object.assign(twelve(), {}));
    const source = twelve();
    const told = {
      earliest: null, latest: null, events: 0, retentionDays: null, kinds: [], objectCounts: 'exact',
      loaded: { from: '2026-09-01T00:00:00.0000000Z', to: '2026-09-01T11:15:00.0000000Z' },
      broken: { count: 1, samples: [{ file: 'secret.json', index: 0, reason: 'secret' }] },
      duplicates: { count: 1, samples: ['secret-id'] },
    }; // prettier-ignore
    source.wrongAnswer = { result: { value: told } };
    const { value } = (await forced(source).ask(about)).body;
    assert.deepEqual([value?.loaded, value?.broken, value?.duplicates], [null, { count: 0, samples: [] }, null]);
    const open = (await handlerOver(source).ask(about)).body.value;
    assert.deepEqual([open?.loaded, open?.broken, open?.duplicates], [told.loaded, told.broken, told.duplicates]);
    assert.equal((await ask(about)).status, 200);
  });

  test('has its range worked out also where the host wraps the source, and one answer object of it may serve both', async () => {
    const source = twelve();
    const loaded = { from: '2026-09-01T00:00:00.0000000Z', to: '2026-09-01T11:15:00.0000000Z' };
    const value = { earliest: null, latest: null, events: 0, loaded, retentionDays: null, kinds: [], objectCounts: 'exact', broken: { count: 0, samples: [] }, duplicates: null }; // prettier-ignore
    source.wrongAnswer = { result: Object.freeze({ value }) };
    const open = handlerOver(source, { maxAge: null });
    const filter = { ...failures, range: { last: 'PT1H' } };
    const restricted = handlerOver(source, { maxAge: null, authorize: () => ({ filter }) });
    assert.deepEqual((await open.ask(about)).body.value?.loaded, loaded);
    assert.equal((await restricted.ask(about)).body.value?.loaded, null);
    assert.deepEqual((await open.ask(about)).body.value?.loaded, loaded);
    assert.deepEqual(Object.keys(source.asked[1]?.filter?.within?.range ?? {}), ['from', 'to']);
  });

  test('of one is not the answer to another, and equal ones are shared', async () => {
    const source = twelve();
    const filters: Record<string, SyncFilter> = { a: failures, b: { status: ['Failure'] }, c: { action: ['delete'] } };
    let user = 'a';
    const { ask } = handlerOver(source, { authorize: () => ({ user, filter: filters[user]! }) });
    const counts: unknown[] = [];
    for (user of ['a', 'b', 'c', 'a']) counts.push((await ask(about)).body.value?.events);
    assert.deepEqual([counts, source.asked.length], [[2, 2, 1, 2], 2]);
  });

  test('over a source that does not keep to it answers nothing, and the host is told what to do', async () => {
    for (const restrictable of [false, undefined, 'yes']) {
      const source = Object.assign(new ControlledSource(memorySource(twelveEvents)), { restrictable });
      const { ask, errors } = forced(source as never);
      const { status, body } = await ask(about);
      assert.deepEqual([status, body.error?.reason, source.asked.length], [501, 'unsupported', 0]);
      assert.match((errors[0]?.error as Error).message, /restrictable: true/);
    }
  });
});

describe('what went wrong stays on the server (rows 22 and 23)', () => {
  const secret = 'eyJ0eXAi.workspace-1c2d.AADProvisioningLogs | where';
  const statuses = {
    unauthorised: [502, 'forbidden'],
    forbidden: [502, 'forbidden'],
    throttled: [429, 'throttled'],
    timeout: [504, 'timeout'],
    unreachable: [502, 'unreachable'],
    'bad-query': [400, 'bad-query'],
    'no-table': [502, 'no-table'],
    unsupported: [501, 'unsupported'],
    'invalid-data': [502, 'invalid-data'],
    closed: [503, 'closed'],
  } as const;
  for (const [reason, [status, told]] of Object.entries(statuses)) {
    test(`${reason} of the source is ${status} ${told}, in words of this library`, async () => {
      const source = twelve();
      source.failure = new SourceError(reason as keyof typeof statuses, secret, { cause: new Error(secret) });
      const { ask, errors } = handlerOver(source);
      const { status: found, body, text, headers } = await ask(about);
      assert.deepEqual([found, body.error?.reason], [status, told]);
      assert.deepEqual(Object.keys(body.error ?? {}), ['reason', 'message', 'correlationId']);
      assert.doesNotMatch(text + JSON.stringify([...headers]), /eyJ0|1c2d|AADProv|\.ts|\n/);
      assert.deepEqual(errors, [{ error: source.failure, correlationId: body.error?.correlationId }]);
    });
  }

  for (const [what, failure] of [
    ['a bug', new TypeError(secret)],
    [
      'a SourceError of a reason nobody knows',
      Object.assign(new Error(secret), { name: 'SourceError', reason: secret }),
    ],
    ['text', secret],
    ['null', null],
  ] as const) {
    test(`${what} is 500 with nothing but a correlation id`, async () => {
      const source = twelve();
      source.failure = failure;
      const { ask, errors } = handlerOver(source);
      const { status, body, text } = await ask(about);
      assert.deepEqual([status, body.error?.message], [500, 'The server failed.']);
      assert.match(body.error?.correlationId ?? '', /^[0-9a-f-]{36}$/);
      assert.doesNotMatch(text, /eyJ0|1c2d/);
      assert.equal(errors.length, 1);
    });
  }

  test('the time at which the service takes questions again is passed on', async () => {
    const source = twelve();
    const retryAt = Date.now() + 61_500;
    source.failure = new SourceError('throttled', secret, { retryAt });
    const { headers, body } = await handlerOver(source).ask(about);
    assert.equal(body.error?.retryAt, retryAt);
    assert.ok(['61', '62'].includes(headers.get('retry-after') ?? ''));
  });

  test('a request that throws when looked at is 500, too', async () => {
    const { handler } = handlerOver(twelve());
    const broken = new Proxy(question(about), {
      get(target, name) {
        if (name === 'signal') throw new Error(secret);
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
    const { status, text } = await replyOf(await handler(broken));
    assert.equal(status, 500);
    assert.doesNotMatch(text, /eyJ0/);
  });

  test('each answer has a correlation id of its own', async () => {
    const { ask } = handlerOver(twelve(), { authorize: () => null });
    const [one, other] = [await ask(about), await ask(about)];
    assert.notEqual(one.body.error?.correlationId, other.body.error?.correlationId);
  });

  test('a token of the request is in no answer', async () => {
    const source = twelve();
    for (const failure of [undefined, new Error('boom')]) {
      source.failure = failure;
      const { text, headers } = await handlerOver(source, { maxAge: null }).ask(about, {
        Authorization: secret,
        Cookie: secret,
      });
      assert.doesNotMatch(text + JSON.stringify([...headers]), /eyJ0/);
    }
    assert.doesNotMatch(JSON.stringify(source.asked), /eyJ0/);
  });
});

test('the clock of these tests stands where they say', () => {
  assert.equal(new Date(SERVER_NOW).toISOString(), '2026-09-02T12:03:00.000Z');
});
