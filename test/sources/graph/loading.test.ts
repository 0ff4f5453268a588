import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { SyncProgress } from '../../../src/sources/index.js';
import { countLoaded, countNow, countsUntilLoaded, eventBefore, eventsEvery, MINUTE, setUp, totals } from './events.js';

const HOUR = 60;
const DAY = 24 * HOUR;

describe('what is loaded', () => {
  test('nothing is asked for before the first question', () => {
    assert.equal(setUp(eventsEvery(HOUR, 10)).graph.requests.length, 0);
  });

  test('a question gets its range, and the newest time is asked for first', async () => {
    const { graph, source } = setUp([...eventsEvery(HOUR, 100), eventBefore(15 * DAY)]);
    assert.deepEqual(await countLoaded(source), { events: 100, partial: undefined });
    assert.equal(graph.requests[0]?.before, '2026-11-09T12:00:00Z');
    const ends = graph.requests.map(({ before }) => before);
    assert.deepEqual(ends, ends.toSorted().toReversed());
  });

  test('a longer question loads only what is older', async () => {
    const { graph, source } = setUp([...eventsEvery(HOUR, 100), eventBefore(20 * DAY)]);
    await countLoaded(source);
    const before = graph.requests.length;
    assert.equal((await countLoaded(source, { last: 'P25D' })).events, 101);
    const later = graph.requests.slice(before);
    assert.ok(later.length > 0 && later.every((request) => request.before <= '2026-10-26T12:00:00Z'));
  });

  test('a loaded range is answered without any request', async () => {
    const { graph, source } = setUp(eventsEvery(HOUR, 100));
    await countLoaded(source);
    const before = graph.requests.length;
    assert.deepEqual(await countNow(source, { last: 'PT48H' }), { events: 48, partial: undefined });
    assert.equal(graph.requests.length, before);
  });

  test('fourteen quiet days take five requests', async () => {
    const { graph, source } = setUp(eventsEvery(DAY, 14));
    assert.equal((await countLoaded(source)).events, 14);
    assert.equal(graph.requests.length, 5);
  });

  test('a record that is asked for by its time takes one request', async () => {
    const { graph, source } = setUp(eventsEvery(HOUR, 100));
    const { value } = await source.query({ kind: 'record', id: 'event-4800', time: '2026-11-06T04:00:00.0000000Z' });
    assert.equal(value?.id, 'event-4800');
    assert.equal(graph.requests.length, 1);
  });

  test('servicePrincipal is read as an object and as a list', async () => {
    const list = { ...eventBefore(5), servicePrincipal: [{ id: 'app', displayName: 'corp.contoso.com' }] };
    const { source } = setUp([eventBefore(3), list]);
    await countLoaded(source);
    const { value } = await source.query({ kind: 'records', filter: {} });
    assert.deepEqual(
      value.rows.map(({ app }) => app.name),
      ['corp.contoso.com', 'corp.contoso.com'],
    );
  });
});

describe('while it loads', () => {
  test('answers grow from the newest on and say that they are not complete', async () => {
    const { source } = setUp(eventsEvery(HOUR, 300), { pageSize: 10 });
    const counts = await countsUntilLoaded(source);
    assert.ok(counts.length > 5);
    assert.ok(counts.slice(0, -1).every(({ partial }) => partial?.reason === 'loading'));
    const events = counts.map((count) => count.events);
    assert.deepEqual(
      events,
      events.toSorted((one, other) => one - other),
    );
    assert.deepEqual(counts.at(-1), { events: 300, partial: undefined });
  });

  test('a part that is all loaded is complete while the rest is not', async () => {
    const { source } = setUp(eventsEvery(HOUR, 300), { pageSize: 10 });
    const whole = await countNow(source);
    assert.equal(whole.partial?.reason, 'loading');
    assert.deepEqual(await countNow(source, { last: 'PT1H' }), { events: 1, partial: undefined });
    source.close();
  });

  test('who watches is told at most twice a second', async () => {
    const { clock, source } = setUp(eventsEvery(5, 4000), { pageSize: 100, latency: 30 });
    const told: number[] = [];
    source.watch(() => told.push(clock.now()));
    await countsUntilLoaded(source);
    const pauses = told.slice(1, -1).map((time, index) => time - told[index]!);
    assert.ok(told.length > 10 && pauses.every((pause) => pause >= 500), pauses.join());
  });

  test('progress tells of records and of the share of time', async () => {
    const { source } = setUp(eventsEvery(HOUR, 300), { pageSize: 100 });
    const seen: SyncProgress[] = [];
    await source.query(totals({ last: 'PT300H' }), { onProgress: (progress) => seen.push(progress) });
    assert.deepEqual(seen[0], { records: 1, fraction: 0 });
    assert.ok(seen.every(({ fraction }) => fraction !== null && fraction >= 0 && fraction <= 1));
    source.close();
  });

  test('an aborted question ends alone: loading goes on', async () => {
    const { graph, source } = setUp(eventsEvery(HOUR, 100));
    const abort = new AbortController();
    const asked = source.query(totals(), { signal: abort.signal });
    abort.abort('gone');
    await assert.rejects(asked, (reason) => reason === 'gone');
    assert.equal((await countLoaded(source)).events, 100);
    assert.equal(graph.requests.length, 5);
  });

  test('what was stopped is answered as far as it came, and goes on after a refresh', async () => {
    const { graph, source } = setUp(eventsEvery(HOUR, 300), { pageSize: 10 });
    await countNow(source);
    source.stop();
    const stopped = await countNow(source);
    const requests = graph.requests.length;
    assert.equal(stopped.partial?.reason, 'unread');
    assert.match(stopped.partial?.detail ?? '', /stopped/);
    assert.deepEqual(await countNow(source), stopped);
    assert.equal(graph.requests.length, requests);
    source.refresh();
    assert.deepEqual(await countLoaded(source), { events: 300, partial: undefined });
  });

  test('close ends the request under way and all questions', async () => {
    const { graph, source } = setUp(eventsEvery(HOUR, 300));
    const asked = source.query(totals());
    await new Promise((resolve) => setImmediate(resolve));
    source.close();
    await assert.rejects(asked, { name: 'SourceError', reason: 'closed' });
    assert.equal(graph.requests.length, 1);
  });
});

describe('refresh', () => {
  test('only the newest time is asked for again, with fifteen minutes of overlap', async () => {
    const { clock, graph, source } = setUp(eventsEvery(HOUR, 100));
    await countLoaded(source);
    const before = graph.requests.length;
    clock.skip(10 * MINUTE);
    graph.events.push({ record: eventBefore(-5), activityDateTime: '2026-11-09T12:05:00Z' });
    source.refresh();
    assert.equal((await countLoaded(source)).events, 101);
    const later = graph.requests.slice(before).map(({ after, before: end }) => `${after} ${end}`);
    assert.deepEqual(later, ['2026-11-09T11:44:59Z 2026-11-09T12:10:02Z']);
  });

  test('events that come late are found', async () => {
    const { clock, graph, source } = setUp(eventsEvery(HOUR, 100));
    await countLoaded(source);
    const arrives = clock.now() + MINUTE;
    graph.events.push({ record: eventBefore(12, 'late'), activityDateTime: '2026-11-09T11:48:00Z', arrives });
    graph.events.push({ record: eventBefore(250, 'very late'), activityDateTime: '2026-11-09T07:50:00Z', arrives });
    clock.skip(10 * MINUTE);
    source.refresh();
    assert.equal((await countLoaded(source)).events, 101);
    clock.skip(60 * MINUTE);
    source.refresh();
    assert.equal((await countLoaded(source)).events, 102);
  });

  test('what is read again is no duplicate, and a broken record is told of once', async () => {
    const broken = { ...eventBefore(3, 'broken'), category: 'SignInLogs' };
    const { clock, source } = setUp([broken, eventBefore(1), eventBefore(2)]);
    await countLoaded(source);
    for (let times = 0; times < 3; times++) {
      clock.skip(10 * MINUTE);
      source.refresh();
      assert.equal((await countLoaded(source)).events, 2);
    }
    const { value } = await source.query({ kind: 'about', filter: {} });
    assert.deepEqual([value.broken.count, value.duplicates], [1, { count: 0, samples: [] }]);
  });

  test('a question about newer time than was loaded, five minutes later, loads it', async () => {
    const { clock, graph, source } = setUp(eventsEvery(HOUR, 100));
    await countLoaded(source);
    clock.skip(20 * MINUTE);
    graph.events.push({ record: eventBefore(-15), activityDateTime: '2026-11-09T12:15:00Z' });
    assert.equal((await countLoaded(source, { last: 'PT10M' })).events, 1);
  });
});

describe('retention', () => {
  test('about says how long events are kept at most', async () => {
    const { source } = setUp(eventsEvery(HOUR, 10));
    await countLoaded(source);
    assert.equal((await source.query({ kind: 'about', filter: {} })).value.retentionDays, 30);
  });

  test('a question about older time says that there is none, and does not ask for it', async () => {
    const { graph, source } = setUp(eventsEvery(DAY, 20));
    const { events, partial } = await countLoaded(source, { last: 'P90D' });
    assert.deepEqual([events, partial?.reason], [20, 'service']);
    assert.match(partial?.detail ?? '', /keeps events for 30 days at most/);
    assert.ok(graph.requests.every(({ before }) => before > '2026-10-09'));
  });

  test('with seven days, fourteen are incomplete', async () => {
    const { source } = setUp(eventsEvery(DAY, 7), {}, { retentionDays: 7 });
    const { events, partial } = await countLoaded(source);
    assert.deepEqual([events, partial?.reason], [7, 'service']);
  });

  test('all there is is complete', async () => {
    const { source } = setUp(eventsEvery(DAY, 30));
    assert.deepEqual(await countLoaded(source, 'all'), { events: 30, partial: undefined });
  });
});
