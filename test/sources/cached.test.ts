import { describe, mock, test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { RecordQuestion, SyncQuestion, SyncResult } from '../../src/model/question.js';
import { SourceError } from '../../src/model/source-error.js';
import type { SyncDataSource, SyncProgress } from '../../src/sources/data-source.js';
import { cached, type CachedOptions } from '../../src/sources/cached.js';
import { limited } from '../../src/sources/limited.js';
import { memorySource } from '../../src/sources/index.js';
import { ControlledSource } from '../support/controlled-source.js';
import { twelveEvents } from '../support/events.js';

const NOW = Date.parse('2026-11-23T12:03:00Z');
const question = (id: number): RecordQuestion => ({ kind: 'record', id: `event-${id}` });
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A cached source over twelve events, with a clock. */
function watched(options: CachedOptions = {}) {
  const inner = new ControlledSource(memorySource(twelveEvents));
  const clock = { now: NOW };
  return { inner, clock, source: cached(inner, { now: () => clock.now, ...options }) };
}

describe('equal questions', () => {
  test('under way are one, in whatever order their keys and values stand', async () => {
    const { inner, source } = watched();
    const answers = await Promise.all([
      source.query({ kind: 'records', filter: { action: ['update', 'create'], direction: 'all' } }),
      source.query({ kind: 'records', filter: { direction: 'all', action: ['CREATE', 'update', 'update'] } }),
      source.query({
        kind: 'records',
        filter: { action: ['create', 'update'], direction: 'all' },
        page: { limit: 100 },
      }),
    ]);
    assert.equal(inner.asked.length, 1);
    assert.deepEqual(answers.map(({ value }) => value.rows.length), [11, 11, 11]); // prettier-ignore
  });

  test('are not equal with another second filter', async () => {
    const { inner, source } = watched();
    const counts = await Promise.all(
      [['create'], ['delete'], ['create']].map((action) =>
        source.query({ kind: 'about', filter: { within: { action } } }),
      ),
    );
    assert.deepEqual(counts.map(({ value }) => value.events), [3, 1, 3]); // prettier-ignore
    assert.equal(inner.asked.length, 2);
  });

  test('are answered from what is kept until it is too old', async () => {
    const { inner, clock, source } = watched({ maxAge: 1000 });
    await source.query(question(1));
    clock.now += 999;
    await source.query(question(1));
    assert.equal(inner.asked.length, 1);
    clock.now += 1;
    await source.query(question(1));
    assert.equal(inner.asked.length, 2);
  });

  test('share what is under way even if nothing is kept', async () => {
    const { inner, source } = watched({ maxAge: 0 });
    await Promise.all([source.query(question(1)), source.query(question(1))]);
    assert.equal(inner.asked.length, 1);
    await source.query(question(1));
    assert.equal(inner.asked.length, 2);
  });

  test('about the last days become equal spans of the five minutes in which they are asked', async () => {
    const { inner, clock, source } = watched({ maxAge: 3_600_000 });
    const filter = { range: { last: 'PT1H' }, within: { range: { last: 'P1D' } } };
    await source.query({ kind: 'about', filter });
    clock.now += 119_999;
    await source.query({ kind: 'about', filter });
    assert.equal(inner.asked.length, 1);
    assert.deepEqual(inner.asked[0]?.filter?.range, {
      from: '2026-11-23T11:00:00.0000000Z',
      to: '2026-11-23T12:00:00.0000000Z',
    });
    assert.deepEqual(inner.asked[0]?.filter?.within?.range, {
      from: '2026-11-22T12:00:00.0000000Z',
      to: '2026-11-23T12:00:00.0000000Z',
    });
    clock.now += 1;
    await source.query({ kind: 'about', filter });
    assert.equal(inner.asked.length, 2);
  });

  test("without a range get the source's usual one, except records by id", async () => {
    const inner = new ControlledSource(memorySource([]));
    const source = cached(Object.assign(inner, { defaultRange: { last: 'PT5M' } }), { now: () => NOW });
    await source.query({ kind: 'about', filter: {} });
    await source.query(question(1));
    assert.deepEqual(inner.asked.map((asked) => asked.filter?.range), [
      { from: '2026-11-23T11:55:00.0000000Z', to: '2026-11-23T12:00:00.0000000Z' },
      undefined,
    ]); // prettier-ignore
  });
});

describe('what is kept', () => {
  test('is never a failure', async () => {
    const { inner, source } = watched();
    inner.failure = new SourceError('unreachable', 'Away.');
    await assert.rejects(source.query(question(1)), { reason: 'unreachable' });
    inner.failure = undefined;
    assert.equal((await source.query(question(1))).value?.id, 'event-1');
  });

  test('is never an answer of a source that is still loading', async () => {
    const { inner, source } = watched();
    inner.partial = { reason: 'loading', limit: null };
    await source.query(question(1));
    await source.query(question(1));
    assert.equal(inner.asked.length, 2);
    inner.partial = { reason: 'rows', limit: 5 };
    await source.query(question(1));
    await source.query(question(1));
    assert.equal(inner.asked.length, 3);
  });

  for (const [what, result] of [
    ['another shape', { value: { rows: 'none' } }],
    ['a function', { value: { id: '1', time: '2026-11-23T12:03:00Z', raw: () => 0 } }],
    ['nothing', undefined],
  ] as const) {
    test(`is never an answer of ${what}, which fails`, async () => {
      const { inner, source } = watched();
      inner.wrongAnswer = { result };
      await assert.rejects(source.query(question(1)), { reason: 'invalid-data' });
      inner.wrongAnswer = undefined;
      assert.equal((await source.query(question(1))).value?.id, 'event-1');
    });
  }

  test('is the last asked for', async () => {
    const { inner, source } = watched({ most: 2 });
    for (const id of [1, 2, 1, 3]) await source.query(question(id));
    inner.asked.length = 0;
    for (const id of [1, 3]) await source.query(question(id));
    assert.equal(inner.asked.length, 0);
    await source.query(question(2));
    assert.equal(inner.asked.length, 1);
  });

  test('is never more than 20,000 rows', async () => {
    const rows = Array.from({ length: 4500 }, () => ({}));
    const page = { value: { rows, total: null, offset: null, next: null } };
    const { inner, source } = watched();
    inner.wrongAnswer = { result: page };
    const ask = (at: number) => source.query({ kind: 'records', filter: {}, page: { at } });
    for (const at of [0, 1, 2, 3, 4]) await ask(at);
    inner.asked.length = 0;
    for (const at of [1, 2, 3, 4]) await ask(at);
    assert.equal(inner.asked.length, 0);
    await ask(0);
    assert.equal(inner.asked.length, 1);
  });

  test('is not driven out by one large answer, which is not kept itself', async () => {
    const { inner, source } = watched();
    await source.query(question(1));
    inner.wrongAnswer = { result: { value: { rows: Array.from({ length: 5001 }, () => ({})) } } };
    for (const _ of [1, 2]) await source.query({ kind: 'records', filter: {} });
    await source.query(question(1));
    assert.equal(inner.asked.length, 3);
  });

  test('counts ten bins as a row', async () => {
    const bins = (count: number) => ({ bin: '5min', span: {}, starts: Array.from({ length: count }, () => '') });
    const { inner, source } = watched();
    const ask = { kind: 'summary', filter: {}, zone: 'UTC', groupings: [{ by: [] }] } as const;
    for (const [count, asked] of [
      [50_000, 2],
      [40_000, 3],
    ] as const) {
      const table = { rows: [], other: [], otherValues: 0, next: null, bins: bins(count) };
      inner.wrongAnswer = { result: { value: { tables: [table] } } };
      for (const _ of [1, 2]) await source.query(ask);
      assert.equal(inner.asked.length, asked);
    }
  });

  test('is emptied by news from the source, which are passed on', async () => {
    const { inner, source } = watched();
    const news = mock.fn();
    const stop = source.watch?.(news);
    await source.query(question(1));
    inner.announce();
    assert.equal(news.mock.callCount(), 1);
    await source.query(question(1));
    assert.equal(inner.asked.length, 2);
    stop?.();
    inner.announce();
    assert.equal(news.mock.callCount(), 1);
  });

  test('is not overwritten by a late answer from before the news', async () => {
    const { inner, source } = watched();
    inner.hold = true;
    const early = source.query(question(1));
    await settled();
    inner.announce();
    const later = source.query(question(1));
    await settled();
    assert.equal(inner.asked.length, 2, 'what is asked behind the news does not join what was asked before');
    inner.held[1]!.release();
    await later;
    inner.wrongAnswer = { result: { value: null } };
    inner.held[0]!.release();
    assert.equal((await early).value, null);
    assert.equal((await source.query(question(1))).value?.id, 'event-1');
    assert.equal(inner.asked.length, 2);
  });

  test('cannot be changed by one who gets it, nor by the source that gave it', async () => {
    const given = { value: { tables: [{ rows: [], other: [], otherValues: 0, next: null, bins: null }] } };
    const { inner, source } = watched();
    inner.wrongAnswer = { result: given };
    const ask = { kind: 'summary', filter: {}, zone: 'UTC', groupings: [{ by: [] }] } as const;
    const { value } = await source.query(ask);
    assert.throws(() => value.tables[0]!.rows.push({} as never), TypeError);
    assert.throws(() => (value.tables.length = 0), TypeError);
    given.value.tables.length = 0;
    assert.equal((await source.query(ask)).value.tables.length, 1);
  });
});

test('numbers that are none, or too small, are refused', () => {
  for (const value of [NaN, -1, '300000', null]) {
    assert.throws(() => watched({ maxAge: value as number }), RangeError);
    assert.throws(() => watched({ most: value as number }), RangeError);
  }
});

describe('who waits', () => {
  test('leaves alone: the others get their answer', async () => {
    const { inner, source } = watched();
    inner.hold = true;
    const leaving = new AbortController();
    const first = source.query(question(1), { signal: leaving.signal });
    const second = source.query(question(1));
    leaving.abort('gone');
    await assert.rejects(first, (reason) => reason === 'gone');
    await settled();
    assert.equal(inner.signals[0]!.aborted, false);
    inner.release();
    assert.equal((await second).value?.id, 'event-1');
  });

  test('and leaves last, cancels the question within 50 ms', async () => {
    const { inner, source } = watched();
    inner.hold = true;
    const leaving = [new AbortController(), new AbortController()];
    const both = leaving.map(({ signal }) => assert.rejects(source.query(question(1), { signal })));
    await settled();
    const start = performance.now();
    const cancelled = new Promise((resolve) => inner.signals[0]!.addEventListener('abort', resolve));
    for (const one of leaving) one.abort();
    await Promise.all([...both, cancelled]);
    assert.ok(performance.now() - start < 50);
  });

  test('and comes back at once, joins again', async () => {
    const { inner, source } = watched();
    inner.hold = true;
    const leaving = new AbortController();
    const first = assert.rejects(source.query(question(1), { signal: leaving.signal }));
    await settled();
    leaving.abort();
    await first;
    const second = source.query(question(1));
    await settled();
    await settled();
    inner.release();
    await second;
    assert.equal(inner.asked.length, 1);
  });

  test('after a cancelled question asks anew', async () => {
    const { inner, source } = watched();
    inner.hold = true;
    const leaving = new AbortController();
    const first = assert.rejects(source.query(question(1), { signal: leaving.signal }));
    await settled();
    const cancelled = new Promise((resolve) => inner.signals[0]!.addEventListener('abort', resolve));
    leaving.abort();
    await Promise.all([first, cancelled]);
    const second = source.query(question(1));
    await settled();
    inner.release();
    assert.equal((await second).value?.id, 'event-1');
    assert.equal(inner.asked.length, 2);
  });

  test('hears of progress, also of what was told before', async () => {
    const { inner, source } = watched();
    inner.hold = true;
    const told: [SyncProgress[], SyncProgress[]] = [[], []];
    const first = source.query(question(1), { onProgress: (progress) => told[0].push(progress) });
    await settled();
    const tell = (records: number) => inner.held[0]!.options.onProgress?.({ records, fraction: null });
    tell(1);
    const second = source.query(question(1), { onProgress: (progress) => told[1].push(progress) });
    tell(2);
    assert.deepEqual(told.map((list) => list.map(({ records }) => records)), [[1, 2], [1, 2]]); // prettier-ignore
    inner.release();
    await Promise.all([first, second]);
  });

  test('for a kept answer and aborts at once gets the reason of the signal', async () => {
    const { source } = watched();
    await source.query(question(1));
    const leaving = new AbortController();
    const again = source.query(question(1), { signal: leaving.signal });
    leaving.abort('gone');
    await assert.rejects(again, (reason) => reason === 'gone');
  });

  test('hears that the source was closed, and kept answers are gone', async () => {
    const { inner, source } = watched();
    await source.query(question(1));
    inner.hold = true;
    const waiting = assert.rejects(source.query(question(2)), { reason: 'closed' });
    source.close?.();
    await waiting;
    await assert.rejects(source.query(question(1)), { reason: 'closed' });
    assert.equal(inner.watchers, 0);
  });
});

test('any questions in any order, with any leaving, get their own answers', async () => {
  const step = fc.record({ id: fc.integer({ min: 0, max: 3 }), leaves: fc.boolean(), pauses: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const { source } = watched({ most: 2 });
      const outcomes: Promise<boolean>[] = [];
      for (const { id, leaves, pauses } of steps) {
        const leaving = new AbortController();
        const asked = source.query(question(id), { signal: leaving.signal });
        outcomes.push(
          asked.then(({ value }) => !leaves && value?.id === `event-${id}`, (reason) => leaves && reason === id), // prettier-ignore
        );
        if (leaves) leaving.abort(id);
        if (pauses) await settled();
      }
      return (await Promise.all(outcomes)).every(Boolean);
    }),
    { seed: 7, numRuns: 200 },
  );
});

test('twenty panels of seven different questions: seven asked, never more than four at once, all answered', async () => {
  const service = counting();
  const source = cached(limited(service), { now: () => NOW });
  const answers = await Promise.all(Array.from({ length: 20 }, (_, panel) => source.query(question(panel % 7))));
  assert.deepEqual([service.asked, service.mostAtOnce, answers.length], [7, 4, 20]);
});

function counting(): SyncDataSource & { asked: number; mostAtOnce: number } {
  let underWay = 0;
  const service = {
    asked: 0,
    mostAtOnce: 0,
    supports: () => true,
    async query(_: SyncQuestion): Promise<SyncResult<never>> {
      service.asked += 1;
      underWay += 1;
      service.mostAtOnce = Math.max(service.mostAtOnce, underWay);
      await settled();
      underWay -= 1;
      return { value: null as never };
    },
  };
  return service;
}
