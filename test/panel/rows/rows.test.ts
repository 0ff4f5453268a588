import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import type { RecordsPage, SyncResult } from '../../../src/model/question.js';
import type { SyncRecord } from '../../../src/model/record.js';
import { SourceError } from '../../../src/model/source-error.js';
import { ForwardRows } from '../../../src/panel/rows/forward-rows.js';
import { Histogram, histogramBin } from '../../../src/panel/rows/histogram.js';
import { IndexedRows } from '../../../src/panel/rows/indexed-rows.js';
import { type AskPage, FailedPage, firstTime, type Rows } from '../../../src/panel/rows/rows.js';
import { TimedRows } from '../../../src/panel/rows/timed-rows.js';
import { record } from '../../model/record.js';

const NEWEST = { by: 'time', descending: true } as const;
const LONGEST = { by: 'duration', descending: true } as const;
const START = Date.UTC(2026, 10, 1);

describe('rows of a source that numbers them', () => {
  test('are asked for in pages around what is seen', async () => {
    const { rows, asked, settle } = indexed(1000);
    rows.want(340, 357);
    await settle();
    assert.deepEqual(asked.map(({ at }) => at), [200, 300, 400]); // prettier-ignore
    assert.deepEqual([idAt(rows, 340), idAt(rows, 500)], ['r660', null]);
  });

  test('seen before are not asked for again', async () => {
    const { rows, asked, settle } = indexed(1000);
    for (const row of [120, 520, 120]) {
      rows.want(row, row + 10);
      await settle();
    }
    assert.deepEqual(asked.map(({ at }) => at), [0, 100, 400, 500]); // prettier-ignore
  });

  test('that could not be had say so, keep the others, and come on retry', async () => {
    const { rows, fail, settle } = indexed(1000);
    fail.at = 300;
    rows.want(390, 410);
    await settle();
    const failed = rows.at(399);
    assert.ok(failed instanceof FailedPage);
    assert.equal(failed.error.reason, 'unreachable');
    assert.equal(idAt(rows, 400), 'r600');
    rows.want(390, 410);
    await settle();
    assert.ok(rows.at(399) instanceof FailedPage, 'not asked for again by itself');
    fail.at = -1;
    failed.retry();
    await settle();
    assert.equal(idAt(rows, 399), 'r601');
  });

  test('left behind by a jump are cancelled, and the next are asked for when the jumping ends', (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const { rows, asked, signals, hold } = indexed(10_000);
    hold.on = true;
    rows.want(5000, 5010);
    rows.want(7000, 7010);
    rows.want(9000, 9010);
    assert.deepEqual([asked.length, signals.every(({ aborted }) => aborted)], [2, true]);
    t.mock.timers.tick(100);
    assert.deepEqual(asked.slice(2).map(({ at }) => at), [8900, 9000]); // prettier-ignore
  });

  test('are kept for some thousand rows only', async () => {
    const { rows, settle } = indexed(100_000);
    for (let row = 50; row < 100_000; row += 1000) {
      rows.want(row, row);
      await settle();
    }
    assert.deepEqual([idAt(rows, 50), idAt(rows, 99_050)], [null, 'r950']);
  });

  test('fewer than counted are a failure, not rows that never come', async () => {
    const { rows, settle } = indexed(1000, 950);
    rows.want(960, 970);
    await settle();
    const failed = rows.at(960);
    assert.ok(failed instanceof FailedPage);
    assert.equal(failed.error.reason, 'invalid-data');
  });
});

describe('rows of a service by time', () => {
  test('are read on behind the last one', async () => {
    const { rows, asked, settle } = timed();
    assert.equal(rows.length, 101, 'one more stands for those to come');
    rows.want(60, 80);
    await settle();
    assert.deepEqual(asked, [{ after: { time: timeOf(901), id: 'r901' }, limit: 100 }]);
    assert.deepEqual([idAt(rows, 199), rows.exact, rows.length], ['r801', true, 201]);
  });

  test('are jumped to by the time that the counts give', async () => {
    const { rows, asked, settle } = timed({ counted: true });
    assert.equal(rows.length, 1000);
    rows.want(500, 520);
    await settle();
    assert.equal(asked[0]!.at, '2026-11-01T08:55:00.0000000Z');
    assert.equal(rows.exact, false, 'their numbers are estimates');
    assert.equal(idAt(rows, 500), 'r501');
  });

  test('grow upwards until their numbers are known', async () => {
    const { rows, shifts, settle } = timed({ counted: true });
    rows.want(500, 520);
    await settle();
    for (let turn = 0, top = 466; turn < 12 && !rows.exact; turn++) {
      rows.want(top, top + 10);
      await settle();
      top = Math.max(0, top - 100 + shifts.splice(0).reduce((sum, shift) => sum + shift, 0));
    }
    assert.equal(rows.exact, true);
    assert.deepEqual([idAt(rows, 0), idAt(rows, 77)], ['r1000', 'r923']);
  });

  test('end with the very last', async () => {
    const { rows, asked, settle } = timed({ counted: true });
    rows.want(985, 999);
    await settle();
    assert.deepEqual([asked[0]!.at, idAt(rows, 999), rows.length, rows.exact], [firstTime({ ...NEWEST, descending: false }), 'r1', 1000, true]); // prettier-ignore
  });

  test('begin again at an event that was seen', async () => {
    const { rows } = timed({ counted: true });
    assert.equal(await rows.seek(event(400), 620), 0);
    assert.equal(idAt(rows, 620), 'r400');
    const fresh = timed().rows;
    assert.equal(await fresh.seek(event(990), 4), 6, 'six have come since');
  });

  test('that could not be had say so and come on retry', async () => {
    const { rows, fail, settle } = timed();
    fail.all = true;
    rows.want(60, 80);
    await settle();
    const failed = rows.at(100);
    assert.ok(failed instanceof FailedPage);
    assert.equal(idAt(rows, 99), 'r901');
    fail.all = false;
    failed.retry();
    await settle();
    assert.equal(idAt(rows, 100), 'r900');
  });
});

describe('rows of a service in another order', () => {
  test('are read on from the first, and say how far they have come', async () => {
    const { ask, settle, asked } = source(1000, false);
    const rows = new ForwardRows(first(1000).rows, 1000, ask, LONGEST, () => undefined);
    assert.deepEqual([rows.loaded, rows.length, rows.hasMore], [100, 101, true]);
    rows.want(80, 99);
    assert.equal(asked.length, 0);
    rows.want(85, 100);
    await settle();
    assert.deepEqual([rows.loaded, asked[0]], [200, { at: 100, limit: 100 }]);
    await rows.fill(950);
    assert.deepEqual([rows.loaded, idAt(rows, 949)], [950, 'r51']);
  });
});

describe('counts by time', () => {
  const starts = ['2026-11-01T00:00:00.0000000Z', '2026-11-02T00:00:00.0000000Z', '2026-11-03T00:00:00.0000000Z'];
  const bins = { bin: 'day' as const, span: { from: starts[0]!, to: '2026-11-04T00:00:00.0000000Z' }, starts };
  const row = (bin: string, events: number) => ({ key: [], bin, events, objects: 1, firstSeen: bin, lastSeen: bin });
  const rows = [row(starts[0]!, 100), row(starts[2]!, 300)];

  test('give the time of a row, newest first or oldest first', () => {
    const newest = new Histogram({ rows, bins }, true);
    assert.equal(newest.total, 400);
    assert.equal(newest.timeAt(0), '2026-11-04T00:00:00.0000000Z');
    assert.equal(newest.timeAt(150), '2026-11-03T12:00:00.0000000Z');
    assert.equal(newest.timeAt(300), '2026-11-02T00:00:00.0000000Z');
    assert.equal(new Histogram({ rows, bins }, false).timeAt(250), '2026-11-03T12:00:00.0000000Z');
    assert.equal(new Histogram({ rows: [], bins }, true).timeAt(5), null);
  });

  test('are as fine as the range allows', () => {
    const days = (count: number) => ({ from: '2026-01-01T00:00:00Z', to: new Date(Date.UTC(2026, 0, 1 + count)).toISOString() }); // prettier-ignore
    assert.deepEqual([2, 14, 200, 2000].map((count) => histogramBin(days(count))), ['5min', 'hour', 'day', 'week']); // prettier-ignore
    assert.equal(histogramBin('all'), 'auto');
  });
});

/** Event `index` of 1 to so many, one a minute; its duration is its index. */
function event(index: number): SyncRecord {
  return record({ id: `r${index}`, time: timeOf(index) });
}

function timeOf(index: number): string {
  return `${new Date(START + index * 60_000).toISOString().slice(0, 23)}0000Z`;
}

function first(total: number): RecordsPage {
  const rows = Array.from({ length: 100 }, (_, index) => event(total - index));
  return { rows, total: null, offset: null, next: { time: timeOf(total - 99), id: `r${total - 99}` } };
}

type Page = Parameters<AskPage>[0];

/** Answers pages of so many events; the test says which fail. */
function source(total: number, numbered: boolean, there = total) {
  const asked: Page[] = [];
  const signals: AbortSignal[] = [];
  const [fail, hold] = [{ at: -1, all: false }, { on: false }];
  const ask: AskPage = async (page, { by, descending }, signal): Promise<SyncResult<RecordsPage>> => {
    asked.push(page);
    signals.push(signal);
    if (hold.on) await new Promise((_resolve, reject) => signal.addEventListener('abort', reject));
    if (fail.all || page.at === fail.at) throw new SourceError('unreachable', 'Gone.');
    const all = Array.from({ length: there }, (_, index) => (descending ? total - index : index + 1));
    const start =
      typeof page.at === 'number' ? page.at
      : page.at !== undefined ? all.findIndex((index) => (descending ? timeOf(index) <= page.at! : timeOf(index) >= page.at!))
      : page.after ? all.findIndex((index) => timeOf(index) === page.after!.time) + 1
      : 0; // prettier-ignore
    const rows = all.slice(start, start + page.limit!).map(event);
    const last = rows.at(-1);
    const more = by === 'time' && start + rows.length < there && last;
    return { value: { rows, total: numbered ? total : null, offset: numbered ? start : null, next: more ? { time: last.time, id: last.id } : null } }; // prettier-ignore
  };
  const settle = async () => {
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  };
  return { ask, asked, signals, fail, hold, settle };
}

function indexed(total: number, there = total) {
  const from = source(total, true, there);
  return { ...from, rows: new IndexedRows(total, from.ask, NEWEST, () => undefined) };
}

/** A thousand events, the newest hundred known. */
function timed({ counted = false } = {}) {
  const from = source(1000, false);
  const shifts: number[] = [];
  const rows = new TimedRows(first(1000), from.ask, NEWEST, (shift = 0) => shifts.push(shift));
  if (counted) {
    const span = { from: timeOf(1), to: timeOf(1001) };
    const bins = { bin: 'day' as const, span, starts: [span.from] };
    const table = { bins, rows: [{ key: [], bin: span.from, events: 1000, objects: 1, firstSeen: span.from, lastSeen: span.to }] }; // prettier-ignore
    rows.histogram = new Histogram(table, true);
  }
  return { ...from, rows, shifts };
}

function idAt(rows: Rows, row: number): string | null {
  const found = rows.at(row);
  return found && 'id' in found ? found.id : null;
}
