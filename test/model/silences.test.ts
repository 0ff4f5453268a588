import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { answerQuestion } from '../../src/model/answer.js';
import { binStarts } from '../../src/model/bins.js';
import type { SummaryTable } from '../../src/model/question.js';
import { readRecord } from '../../src/model/reading/read-record.js';
import type { SyncRecordDetail } from '../../src/model/record.js';
import { findSilences } from '../../src/model/silences.js';
import { timeToMs } from '../../src/model/time.js';
import { demoRecords, type DemoOptions } from '../../src/sources/index.js';

const ZONE = 'Europe/Berlin';
/** 30 days from Tuesday, 1 September 2026, midnight in Berlin. */
const FROM = '2026-08-31T22:00:00Z';
const MONTH = '2026-09-30T22:00:00Z';

/** A Tuesday, a Thursday, a Wednesday and a Monday. */
const OFTEN = ['08', '17', '23', '28'];

describe('a silence is marked', () => {
  test('where a job that is busy at all hours has no events for half a day', () => {
    const table = tableOf({ active: (at) => !within(at, '2026-09-16T06:00:00Z', '2026-09-16T18:00:00Z') });
    assert.deepEqual(found(table), [
      {
        job: 'job',
        from: '2026-09-16T05:45:00.0000000Z',
        to: '2026-09-16T18:15:00.0000000Z',
        open: false,
        usual: { active: 48, of: 48 },
      },
    ]);
  });

  test('once and up to the end, where a job has stopped for good', () => {
    const table = tableOf({ active: (at) => at < ms('2026-09-20T09:00:00Z') });
    assert.deepEqual(spans(found(table)), ['2026-09-20T08:45 – 2026-09-30T22:00 open']);
  });

  test('of each job for itself', () => {
    const busy = tableOf({ active: () => true, job: 'busy' });
    const stopped = tableOf({ active: (at) => at < ms('2026-09-20T09:00:00Z'), job: 'stopped' });
    const both = { ...busy, rows: [...busy.rows, ...stopped.rows] };
    assert.deepEqual(found(both).map(({ job }) => job), ['stopped']); // prettier-ignore
  });

  test('at working hours of a job that works by day, its night counting nothing', () => {
    const table = tableOf({
      active: (at) => atWork(at) && !within(at, '2026-09-16T00:00:00Z', '2026-09-17T00:00:00Z'),
    });
    assert.deepEqual(spans(found(table)), ['2026-09-15T15:45 – 2026-09-17T06:15']);
    assert.deepEqual(found(table)[0]?.usual, { active: 40, of: 144 });
  });

  test('twice where it happens twice, newest first', () => {
    const table = tableOf({
      active: (at) =>
        !within(at, '2026-09-09T06:00:00Z', '2026-09-09T18:00:00Z') &&
        !within(at, '2026-09-22T06:00:00Z', '2026-09-22T18:00:00Z'),
    });
    assert.deepEqual(spans(found(table)), [
      '2026-09-22T05:45 – 2026-09-22T18:15',
      '2026-09-09T05:45 – 2026-09-09T18:15',
    ]);
  });

  test('in two weeks of data by the same hours of the other working days', () => {
    const to = '2026-09-14T22:00:00Z';
    const table = tableOf({
      to,
      active: (at) => atWork(at) && !within(at, '2026-09-10T00:00:00Z', '2026-09-10T22:00:00Z'),
    });
    assert.deepEqual(spans(found(table)), ['2026-09-09T15:45 – 2026-09-11T06:15']);
  });

  test('of a job of one event a day once it has stayed away for a week', () => {
    const daily = (at: number) => hourOf(at) === 3 && at < ms('2026-09-20T09:00:00Z');
    assert.deepEqual(spans(found(tableOf({ active: daily }))), ['2026-09-20T01:45 – 2026-09-30T22:00 open']);
  });

  test('by days where the bins are days', () => {
    const active = (at: number) => !within(at, '2026-10-05T22:00:00Z', '2026-10-09T22:00:00Z');
    const table = tableOf({ active, to: '2026-11-29T23:00:00Z', bin: 'day' });
    assert.deepEqual(spans(found(table)), ['2026-10-04T22:45 – 2026-10-09T22:15']);
  });
});

describe('nothing is marked', () => {
  const quiet: [what: string, table: SummaryTable][] = [
    ['where no hour is empty', tableOf({ active: () => true })],
    ['at nights and weekends that are always silent', tableOf({ active: atWork })],
    ['of a job that syncs once a day', tableOf({ active: (at) => hourOf(at) === 3 })],
    ['of a job that syncs once a week', tableOf({ active: (at) => weekdayOf(at) === 2 && hourOf(at) === 9 })],
    ['of a job that missed one day of its daily run', tableOf({ active: (at) => hourOf(at) === 3 && !within(at, '2026-09-16T00:00:00Z', '2026-09-17T00:00:00Z') })],
    ['before the first event', tableOf({ active: (at) => at >= ms('2026-09-20T09:00:00Z') })],
    ['in a range of two days, which has nothing to hold against', tableOf({ to: '2026-09-02T22:00:00Z', active: (at) => hourOf(at) < 12 })],
    ['where the weekend is Friday and Saturday', tableOf({ to: '2026-09-14T22:00:00Z', active: (at) => ![4, 5].includes(weekdayOf(at)) && hourOf(at) >= 8 && hourOf(at) < 18 })],
    ['where half-days without events come every week', tableOf({ active: (at) => !(weekdayOf(at) === 2 && hourOf(at) >= 12) })],
    ['as long as others of the job', tableOf({ active: (at) => !OFTEN.some((day) => within(at, `2026-09-${day}T06:00:00Z`, `2026-09-${day}T18:00:00Z`)) })],
    ['for a gap of two hours', tableOf({ active: (at) => !within(at, '2026-09-16T06:00:00Z', '2026-09-16T08:00:00Z') })],
    ['after the time up to which events have arrived', tableOf({ active: (at) => at < ms('2026-09-30T12:00:00Z') })],
    ['without events', { ...tableOf({ active: () => true }), rows: [] }],
    ['without bins', { ...tableOf({ active: () => true }), bins: null }],
  ]; // prettier-ignore

  for (const [what, table] of quiet) {
    test(what, () => assert.deepEqual(findSilences(table, ZONE, ms('2026-09-30T14:00:00Z')), []));
  }
});

describe('clocks', () => {
  test('put back or forward make no silence of a job that works by local time', () => {
    for (const [from, to] of [
      ['2026-10-01T22:00:00Z', '2026-11-15T23:00:00Z'],
      ['2026-03-01T23:00:00Z', '2026-04-20T22:00:00Z'],
    ])
      assert.deepEqual(found(tableOf({ from, to, active: inOfficeHours })), []);
  });

  test('put back do not shift the hours that a day is held against', () => {
    const active = (at: number) => inOfficeHours(at) && !within(at, '2026-10-28T00:00:00Z', '2026-10-28T23:00:00Z');
    const table = tableOf({ from: '2026-10-01T22:00:00Z', to: '2026-11-15T23:00:00Z', active });
    // Ten hours of a Wednesday, and the three Wednesdays before and two after it.
    assert.deepEqual(found(table)[0]?.usual.active, 50);
  });

  test('of another zone than the events’ do not matter', () => {
    const table = tableOf(
      { active: (at) => !within(at, '2026-09-16T06:00:00Z', '2026-09-16T18:00:00Z') },
      'Asia/Kathmandu',
    );
    assert.deepEqual(spans(findSilences(table, 'Asia/Kathmandu', ms(MONTH))), ['2026-09-16T06:00 – 2026-09-16T18:30']);
  });
});

describe('in the demo tenant', () => {
  test('its day and a half without events is marked, for each of its five jobs, and nothing else', () => {
    const silences = found(demoTable({ days: 30 }));
    assert.equal(silences.length, 5);
    assert.ok(silences.every(({ from, to }) => from < '2026-09-23T06:00:00.0000000Z' && to > '2026-09-24T18:00:00.0000000Z')); // prettier-ignore
  });

  test('ninety ordinary days mark nothing, whatever the size of the tenant', () => {
    for (const objects of [100, 1200]) {
      for (const seed of [1, 2])
        assert.deepEqual(found(demoTable({ days: 90, objects, seed, incidents: false })), [], `${objects}, ${seed}`);
    }
  });
});

/** Events in every bin that is active: the first a quarter of an hour in, the last a quarter before its end. */
function tableOf(
  { active, job = 'job', from = FROM, to = MONTH, bin = 'hour' }: { active(at: number): boolean; job?: string; from?: string | undefined; to?: string | undefined; bin?: 'hour' | 'day' }, // prettier-ignore
  zone = ZONE,
): SummaryTable {
  const span = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
  const starts = binStarts(span, bin, zone);
  const later = (start: string, minutes: number) => `${new Date(ms(start) + minutes * 60_000).toISOString().slice(0, 23)}0000Z`; // prettier-ignore
  const rows = starts
    .filter((start) => active(ms(start)))
    .map((start) => {
      return { key: [job], bin: start, events: 2, objects: 2, firstSeen: later(start, 15), lastSeen: later(start, 45) };
    });
  return { rows, other: [], otherValues: 0, next: null, bins: { bin, span, starts } };
}

function demoTable(options: DemoOptions): SummaryTable {
  const end = '2026-09-30T12:00:00Z';
  const records = demoRecords({ end, ...options }).map((raw, index) => {
    return (readRecord(raw, { file: null, index }) as { record: SyncRecordDetail }).record;
  });
  const { value } = answerQuestion(
    { records },
    { kind: 'summary', filter: { direction: 'all' }, zone: ZONE, groupings: [{ by: ['job'], bin: 'hour' }] },
    { now: ms(end) },
  );
  return value.tables[0]!;
}

function found(table: SummaryTable): ReturnType<typeof findSilences> {
  return findSilences(table, ZONE, Infinity);
}

function spans(silences: ReturnType<typeof findSilences>): string[] {
  return silences.map(({ from, to, open }) => `${from.slice(0, 16)} – ${to.slice(0, 16)}${open ? ' open' : ''}`);
}

function ms(time: string): number {
  return timeToMs(time);
}

function within(at: number, from: string, to: string): boolean {
  return at >= ms(from) && at < ms(to);
}

/** Summer time in Berlin, all through September. */
function hourOf(at: number): number {
  return new Date(at + 7_200_000).getUTCHours();
}

/** Monday is 0. */
function weekdayOf(at: number): number {
  return (new Date(at + 7_200_000).getUTCDay() + 6) % 7;
}

function atWork(at: number): boolean {
  return weekdayOf(at) < 5 && hourOf(at) >= 8 && hourOf(at) < 18;
}

/** From eight to six by the clocks of Berlin in 2026. */
function inOfficeHours(at: number): boolean {
  const summer = within(at, '2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z');
  const hour = new Date(at + (summer ? 7_200_000 : 3_600_000)).getUTCHours();
  return hour >= 8 && hour < 18;
}
