import { describe, mock, test } from 'node:test';
import assert from 'node:assert/strict';
import type { SyncQuestion } from '../../src/model/question.js';
import { SourceError } from '../../src/model/source-error.js';
import type { SyncDataSource, SyncProgress } from '../../src/sources/data-source.js';
import { limited } from '../../src/sources/limited.js';
import { memorySource } from '../../src/sources/index.js';
import { ControlledSource } from '../support/controlled-source.js';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const question = (id: number): SyncQuestion => ({ kind: 'record', id: `event-${id}` });
const idsOf = (questions: readonly SyncQuestion[]) => questions.map((one) => (one.kind === 'record' ? one.id : ''));
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

function held(): ControlledSource {
  const source = new ControlledSource(memorySource([]));
  source.hold = true;
  return source;
}

const throttled = (retryAt: number | null) => new SourceError('throttled', 'Not now.', { retryAt });

describe('limited', () => {
  test('lets four questions through at once and the others in order, each as soon as one is answered', async () => {
    const inner = held();
    const source = limited(inner);
    const answers = [0, 1, 2, 3, 4, 5].map((id) => source.query(question(id)));
    await settled();
    assert.deepEqual(idsOf(inner.asked), ['event-0', 'event-1', 'event-2', 'event-3']);
    inner.held[2]!.release();
    await settled();
    assert.deepEqual(idsOf(inner.asked).slice(4), ['event-4']);
    inner.held[0]!.release();
    await settled();
    assert.deepEqual(idsOf(inner.asked).slice(4), ['event-4', 'event-5']);
    inner.release();
    assert.equal((await Promise.all(answers)).length, 6);
  });

  test('counts a failed question as over, and does not ask it again', async () => {
    const inner = held();
    const source = limited(inner, { atOnce: 1 });
    const first = assert.rejects(source.query(question(0)), { reason: 'unreachable' });
    const second = source.query(question(1));
    await settled();
    inner.held[0]!.fail(new SourceError('unreachable', 'Away.'));
    await first;
    await settled();
    assert.deepEqual(idsOf(inner.asked), ['event-0', 'event-1']);
    inner.release();
    await second;
  });

  test('an aborted question leaves the line at once and is never asked', async () => {
    const inner = held();
    const source = limited(inner, { atOnce: 1 });
    const first = source.query(question(0));
    const leaving = new AbortController();
    const second = source.query(question(1), { signal: leaving.signal });
    const third = source.query(question(2));
    leaving.abort('no longer shown');
    await assert.rejects(second, (reason) => reason === 'no longer shown');
    inner.release();
    await Promise.all([first, third]);
    assert.deepEqual(idsOf(inner.asked), ['event-0', 'event-2']);
  });

  const deaf = (first: Promise<typeof answer>, patience?: number): SyncDataSource & { asked: string[] } => {
    const asked: string[] = [];
    const query = (one: SyncQuestion) => (asked.push(...idsOf([one])) === 1 ? first : Promise.resolve(answer));
    return { asked, supports: () => true, query, ...(patience && { patience }) };
  };
  const answer = { value: null as never };

  for (const patience of [undefined, 90_000]) {
    test(`an aborted question gives its place back even if the source ignores the signal, whose patience is ${patience}`, async (t) => {
      t.mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'Date'], now: NOW });
      const inner = deaf(new Promise(() => undefined), patience);
      const source = limited(inner, { atOnce: 1 });
      const leaving = new AbortController();
      const first = source.query(question(0), { signal: leaving.signal });
      const second = source.query(question(1));
      await settled();
      leaving.abort('gone');
      await assert.rejects(first, (reason) => reason === 'gone');
      t.mock.timers.tick((patience ?? 30_000) - 1);
      await settled();
      assert.deepEqual(inner.asked, ['event-0'], 'the source is still at work');
      t.mock.timers.tick(1);
      assert.equal(await second, answer);
    });
  }

  test('an aborted question gives its place back when the source has ended it, and only once', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'Date'], now: NOW });
    let end: (outcome: typeof answer) => void = () => undefined;
    const inner = deaf(new Promise((resolve) => (end = resolve)));
    const source = limited(inner, { atOnce: 1 });
    const leaving = new AbortController();
    const first = source.query(question(0), { signal: leaving.signal });
    const second = source.query(question(1));
    await settled();
    leaving.abort('gone');
    await assert.rejects(first, (reason) => reason === 'gone');
    await settled();
    assert.deepEqual(inner.asked, ['event-0']);
    end(answer);
    assert.equal(await second, answer);
    inner.query = () => new Promise(() => undefined);
    for (const id of [2, 3]) void source.query(question(id));
    const asked = t.mock.method(inner, 'query');
    t.mock.timers.tick(60_000);
    await settled();
    assert.equal(asked.mock.callCount(), 1);
  });

  test('a pause of more than a quarter of an hour is tried by one question, then it is over or begins anew', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'Date'], now: NOW });
    const inner = new ControlledSource(memorySource([]));
    const source = limited(inner);
    inner.failure = throttled(1e300);
    await assert.rejects(source.query(question(0)));
    inner.failure = undefined;
    inner.hold = true;
    const told: SyncProgress[] = [];
    const answers = [1, 2, 3].map((id) =>
      source.query(question(id), { onProgress: (progress) => told.push(progress) }),
    );
    assert.equal(told[0]?.waitingUntil, NOW + 900_000);
    t.mock.timers.tick(899_999);
    await settled();
    assert.equal(inner.asked.length, 1);
    t.mock.timers.tick(1);
    await settled();
    assert.deepEqual(idsOf(inner.asked).slice(1), ['event-1'], 'one tries');
    inner.held[0]!.release();
    await settled();
    assert.deepEqual(idsOf(inner.asked).slice(2), ['event-2', 'event-3'], 'it is over');
    inner.release();
    await Promise.all(answers);
  });

  test('a question that fails throttled holds the line until its time, and who waits is told every ten seconds', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'Date'], now: NOW });
    const inner = held();
    const source = limited(inner, { atOnce: 1 });
    const told: SyncProgress[] = [];
    const first = assert.rejects(source.query(question(0)), { reason: 'throttled' });
    const second = source.query(question(1), { onProgress: (progress) => told.push(progress) });
    await settled();
    inner.held[0]!.fail(throttled(NOW + 25_000));
    await first;
    await settled();
    told.length = 0;
    t.mock.timers.tick(24_999);
    await settled();
    assert.equal(inner.asked.length, 1, 'no request before the time asked for');
    const waiting = { records: 0, fraction: null, waitingUntil: NOW + 25_000 };
    assert.deepEqual(told, [waiting, waiting]);
    t.mock.timers.tick(1);
    await settled();
    assert.deepEqual(idsOf(inner.asked), ['event-0', 'event-1']);
    assert.deepEqual(told.at(-1), { records: 0, fraction: null }, 'it goes on');
    inner.release();
    await second;
  });

  test('a question asked during the pause waits, too, and hears of it at once', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'Date'], now: NOW });
    const inner = new ControlledSource(memorySource([]));
    const source = limited(inner);
    inner.failure = throttled(NOW + 5000);
    await assert.rejects(source.query(question(0)));
    inner.failure = undefined;
    const told: SyncProgress[] = [];
    const second = source.query(question(1), { onProgress: (progress) => told.push(progress) });
    assert.deepEqual(told, [{ records: 0, fraction: null, waitingUntil: NOW + 5000 }]);
    await settled();
    assert.equal(inner.asked.length, 1);
    t.mock.timers.tick(5000);
    await second;
  });

  test('a question under way that waits for the service holds the line, too', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'Date'], now: NOW });
    const inner = held();
    const source = limited(inner, { atOnce: 2 });
    const first = source.query(question(0));
    await settled();
    inner.held[0]!.options.onProgress?.({ records: 0, fraction: null, waitingUntil: NOW + 3000 });
    const second = source.query(question(1));
    await settled();
    assert.equal(inner.asked.length, 1);
    t.mock.timers.tick(3000);
    await settled();
    assert.equal(inner.asked.length, 2);
    inner.release();
    await Promise.all([first, second]);
  });

  for (const retryAt of [null, NaN, Infinity, NOW - 1]) {
    test(`a pause until ${retryAt} holds nothing`, async (t) => {
      t.mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'Date'], now: NOW });
      const inner = new ControlledSource(memorySource([]));
      const source = limited(inner);
      inner.failure = throttled(retryAt);
      await assert.rejects(source.query(question(0)));
      inner.failure = undefined;
      await source.query(question(1));
      assert.equal(inner.asked.length, 2);
    });
  }

  test('who waits for a place alone is heard of before a panel loses its patience', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'Date'], now: NOW });
    const inner = held();
    const source = limited(inner, { atOnce: 1 });
    const first = source.query(question(0));
    const second = source.query(question(1));
    const onProgress = mock.fn();
    const third = source.query(question(2), { onProgress });
    t.mock.timers.tick(29_000);
    // The line moves on, but not far enough: the beat is not lost.
    inner.held[0]?.release();
    await settled();
    t.mock.timers.tick(1000);
    assert.deepEqual(
      onProgress.mock.calls.map((call) => call.arguments[0] as unknown),
      Array(4).fill({ records: 0, fraction: null }),
    );
    inner.release();
    await Promise.all([first, second, third]);
  });

  test('timers run only while somebody waits', async () => {
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = timers();
    const inner = new ControlledSource(memorySource([]));
    const source = limited(inner);
    inner.failure = throttled(Date.now() + 60_000);
    await assert.rejects(source.query(question(0)));
    assert.equal(timers(), before);
    const leaving = new AbortController();
    const waiting = source.query(question(1), { signal: leaving.signal });
    assert.ok(timers() > before);
    leaving.abort();
    await assert.rejects(waiting);
    assert.equal(timers(), before);
  });

  test('closing leaves no listener on the signals of those who waited', async (t) => {
    const { signal } = new AbortController();
    const counts = (['addEventListener', 'removeEventListener'] as const).map((name) => t.mock.method(signal, name));
    const source = limited(held(), { atOnce: 1 });
    const outcomes = [0, 1, 2].map((id) => assert.rejects(source.query(question(id), { signal })));
    await settled();
    source.close?.();
    await Promise.all(outcomes);
    await settled();
    assert.equal(
      counts[0]!.mock.callCount() - counts[1]!.mock.callCount(),
      2,
      'but for the one still asked, here and in the source',
    );
  });

  test('closing ends who waits with reason closed', async () => {
    const inner = held();
    const source = limited(inner, { atOnce: 1 });
    const both = [source.query(question(0)), source.query(question(1))];
    const outcomes = both.map((one) => assert.rejects(one, { reason: 'closed' }));
    source.close?.();
    await Promise.all(outcomes);
    await assert.rejects(source.query(question(2)), { reason: 'closed' });
  });

  test('passes on what the source says of itself', () => {
    const inner: SyncDataSource = {
      defaultRange: { last: 'P3D' },
      patience: 77,
      restrictable: true,
      supports: ({ kind }) => kind === 'about',
      query: () => Promise.reject(new Error('not asked')),
      watch: (listener) => {
        listener();
        return () => undefined;
      },
    };
    const source = limited(inner);
    assert.deepEqual([source.defaultRange, source.patience, source.restrictable], [{ last: 'P3D' }, 77, true]);
    assert.deepEqual([source.supports(question(0)), source.supports({ kind: 'about', filter: {} })], [false, true]);
    const news = mock.fn();
    source.watch?.(news);
    assert.equal(news.mock.callCount(), 1);
    assert.equal(limited(memorySource([])).watch, undefined);
  });

  test('a number of places that is none is refused', () => {
    for (const atOnce of [0, -1, NaN, '4' as never]) assert.throws(() => limited(held(), { atOnce }), RangeError);
  });
});
