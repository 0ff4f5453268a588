import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import type { SummaryQuestion } from '../../src/model/question.js';
import { SourceError } from '../../src/model/source-error.js';
import { cached } from '../../src/server/index.js';
import { memorySource } from '../../src/sources/index.js';
import { ControlledSource } from '../support/controlled-source.js';
import { twelveEvents } from '../support/events.js';
import { about, handlerOver, question, replyOf, SERVER_NOW } from '../support/handler.js';

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
const twelve = () => new ControlledSource(memorySource(twelveEvents));
const range = { from: '2026-08-01', to: '2026-09-01' };
const summary = (...groupings: SummaryQuestion['groupings']) => {
  return { kind: 'summary', filter: { range }, zone: 'UTC', groupings } as const;
};

describe('a question about counts', () => {
  test('has 10,000 bins at most, in all of its groupings together', async () => {
    const source = twelve();
    const { ask, errors } = handlerOver(source);
    const bins = { by: [], bin: '5min' } as const;
    assert.equal((await ask(summary(bins, { by: [], bin: 'hour' }))).status, 200);
    const { status, body } = await ask(summary(bins, bins));
    assert.deepEqual([status, body.error?.reason], [400, 'bad-query']);
    assert.match(body.error?.message ?? '', /groupings have 17856 bins in all, at most 10000 are allowed/);
    assert.deepEqual([source.asked.length, errors.length], [1, 0]);
  });

  test('may have 24 groupings by bins of the right width', async () => {
    const groupings = Array.from({ length: 24 }, () => ({ by: [], bin: 'auto' }) as const);
    assert.equal((await handlerOver(twelve()).ask(summary(...groupings))).status, 200);
  });

  test('is asked with 1,000 values of the first dimension where it does not say how many', async () => {
    const source = twelve();
    await handlerOver(source).ask(summary({ by: ['object'] }, { by: ['action'], top: 3 }, { by: [] }));
    const [asked] = source.asked;
    assert.deepEqual(asked?.kind === 'summary' && asked.groupings.map(({ top }) => top), [1000, 3, undefined]);
  });

  test('has four groupings at most that can be as long as the log', async () => {
    const { ask } = handlerOver(twelve());
    const open = [
      { by: ['object', 'cycle'] },
      { by: ['action', 'targetName'] },
      { by: ['object'], bin: 'day' },
      { by: ['cycle', 'status'] },
    ] as const;
    const closed = { by: ['action', 'status'], bin: 'day' } as const;
    assert.equal((await ask(summary(...open, { by: ['object'] }, closed, closed))).status, 200);
    const { status, body } = await ask(summary(...open, open[0]));
    assert.equal(status, 400);
    assert.match(body.error?.message ?? '', /more than 4 by object, targetName, cycle with a second dimension or bins/);
  });
});

test('an answer has 20,000 rows at most, and says where there are more', async () => {
  const time = '2026-08-02T00:00:00.0000000Z';
  const row = { key: [], events: 1, objects: 1, firstSeen: time, lastSeen: time };
  const table = (rows: number, other: number) => ({
    rows: Array(rows).fill(row), other: Array(other).fill(row), otherValues: 0, next: null, bins: null,
  }); // prettier-ignore
  const source = twelve();
  const ask = async (...tables: object[]) => {
    source.wrongAnswer = { result: { value: { tables } } };
    const { body } = await handlerOver(source).ask(summary(...tables.map(() => ({ by: [] }))));
    const { tables: found } = body.value as { tables: { rows: unknown[]; other: unknown[] }[] };
    return [found.map(({ rows, other }) => [rows.length, other.length]), body.partial];
  };
  assert.deepEqual(await ask(table(19_000, 1000)), [[[19_000, 1000]], undefined]);
  assert.deepEqual(await ask(table(15_000, 10), table(6000, 5), table(1, 0)), [
    [[15_000, 10], [4990, 0], [0, 0]],
    { reason: 'rows', limit: 20_000 },
  ]); // prettier-ignore
});

describe('one who asks much', () => {
  const many = (user: string, length: number) =>
    Array.from({ length }, (_, id) => question({ kind: 'record', id: `${user}-${id}` }, { 'X-User': user }));
  const held = () => {
    const source = twelve();
    source.hold = true;
    const authorize = ({ headers }: Request) => ({ user: headers.get('X-User') ?? '' });
    return { source, ...handlerOver(source, { authorize, maxAge: null, questionsPerMinute: 150 }) };
  };

  test('has so many unanswered questions at most, and the others are answered', async () => {
    const { source, handler } = held();
    const waiting = many('mei', 30).map((one) => handler(one));
    await settled();
    const refused = handler(many('mei', 1)[0]!);
    const omar = handler(many('omar', 1)[0]!);
    await settled();
    source.release();
    const { status, headers, body } = await replyOf(await refused);
    assert.deepEqual([status, headers.get('retry-after'), body.error?.reason], [429, '1', 'throttled']);
    assert.deepEqual([...new Set((await Promise.all([...waiting, omar])).map((one) => one.status))], [200]);
    assert.equal((await handler(many('mei', 1)[0]!)).status, 200, 'what is answered counts no more');
  });

  test('and leaves, can ask again, even if the source does not let go', async () => {
    const { source, handler } = held();
    source.query = () => new Promise(() => undefined);
    const leaving = new AbortController();
    const waiting = many('mei', 30).map((one) => handler(new Request(one, { signal: leaving.signal })));
    await settled();
    leaving.abort();
    assert.deepEqual([...new Set((await Promise.all(waiting)).map((one) => one.status))], [499]);
    Reflect.deleteProperty(source, 'query');
    source.hold = false;
    assert.equal((await handler(many('mei', 1)[0]!)).status, 200);
  });

  test('may be all who have no name', async () => {
    const { source, handler } = held();
    const waiting = many('', 150).map((one) => handler(one));
    await settled();
    assert.equal(source.held.length, 150);
    source.release();
    assert.deepEqual([...new Set((await Promise.all(waiting)).map((one) => one.status))], [200]);
  });
});

describe('a pause that the service asks for', () => {
  for (const [until, seconds] of [
    [SERVER_NOW + 31_536_000_000, 900],
    [1e300, 900],
    [SERVER_NOW + 2500.5, 3],
    [-1, 1],
  ] as const) {
    test(`until ${until} is one of ${seconds} whole seconds`, async (t) => {
      t.mock.timers.enable({ apis: ['Date'], now: SERVER_NOW });
      const source = twelve();
      source.failure = new SourceError('throttled', 'no', { retryAt: until });
      const { headers, body } = await handlerOver(source).ask(about);
      assert.equal(headers.get('retry-after'), String(seconds));
      assert.ok(Number.isInteger(body.error?.retryAt));
      assert.ok(Math.abs(body.error!.retryAt! - SERVER_NOW) <= seconds * 1000);
    });
  }
});

test('an upload that never ends is 408 in words of its own, and nothing to look into', async (t) => {
  const { handler, errors } = handlerOver(twelve());
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const endless = { body: new ReadableStream(), duplex: 'half' } as RequestInit;
  const reply = handler(question('', {}, endless));
  await settled();
  t.mock.timers.tick(200_000);
  const { status, body } = await replyOf(await reply);
  assert.deepEqual([status, body.error?.reason, body.error?.message, errors], [
    408,
    'timeout',
    'The question did not arrive in time.',
    [],
  ]); // prettier-ignore
});

test('whatever throws when it is looked at is 500', async () => {
  const throws = () => assert.fail('looked at');
  const { handler } = handlerOver(twelve());
  const request = Object.defineProperty(question(about), 'headers', { get: throws });
  assert.equal((await handler(request)).status, 500);
  const source = twelve();
  source.failure = new Proxy({}, { getPrototypeOf: throws });
  assert.equal((await handlerOver(source, { maxAge: null }).ask(about)).status, 500);
});

describe('an answer that many share is written once', () => {
  const value = () => ({ earliest: null, latest: null, events: 1, loaded: null, retentionDays: null, kinds: [], objectCounts: 'exact', broken: { count: 0, samples: [] as unknown[] }, duplicates: null }); // prettier-ignore

  test('but only if it cannot change: a frozen answer may hold a value that does', async () => {
    const source = twelve();
    const live = value();
    source.wrongAnswer = { result: Object.freeze({ value: live }) };
    const { ask } = handlerOver(source, { maxAge: null });
    assert.equal((await ask(about)).body.value?.events, 1);
    live.events = 2;
    assert.equal((await ask(about)).body.value?.events, 2);
  });

  test('and remembered unless it is long', async (t) => {
    const source = twelve();
    const { ask } = handlerOver(cached(source), { maxAge: null });
    const writes = async (reason: string) => {
      source.wrongAnswer = { result: { value: { ...value(), broken: { count: 1, samples: [{ reason }] } } } };
      source.announce();
      const write = t.mock.method(JSON, 'stringify');
      for (const _ of [1, 2, 3]) await ask(JSON.parse(JSON.stringify(about)));
      const written = write.mock.calls.filter(({ arguments: [what] }) => Object.hasOwn(Object(what) as object, 'version')); // prettier-ignore
      write.mock.restore();
      return written.length;
    };
    assert.equal(await writes('short'), 1);
    assert.equal(await writes('x'.repeat(250_000)), 3);
  });
});
