import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import type { TimeSpan } from '../../src/model/filter.js';
import type { Bin } from '../../src/model/question.js';
import { autoBin, binFinder, binStarts } from '../../src/model/bins.js';
import { toTimeText, timeToMs } from '../../src/model/time.js';
import { viewerZone, zoneOffsets } from '../../src/model/zone.js';

/** Starts cut to minutes. */
function starts(from: string, to: string, bin: Bin, zone: string): string {
  return binStarts(span(from, to), bin, zone)
    .map((start) => start.slice(0, 16))
    .join(' ');
}

function span(from: string, to: string): TimeSpan {
  return { from: toTimeText(from)!, to: toTimeText(to)! };
}

describe('days and weeks', () => {
  const cases: [promise: string, bin: Bin, zone: string, from: string, to: string, expected: string][] = [
    ['a range of whole days has only these', 'day', 'UTC', '2024-03-01', '2024-03-04', '2024-03-01T00:00 2024-03-02T00:00 2024-03-03T00:00'],
    ['a day begun is a day', 'day', 'UTC', '2024-03-01T12:00', '2024-03-02T00:01', '2024-03-01T00:00 2024-03-02T00:00'],
    ['100 ns of a day are a day', 'day', 'UTC', '2024-03-01', '2024-03-02T00:00:00.0000001', '2024-03-01T00:00 2024-03-02T00:00'],
    ['the spring day has 23 hours', 'day', 'Europe/Berlin', '2024-03-30T12:00', '2024-04-01T12:00', '2024-03-29T23:00 2024-03-30T23:00 2024-03-31T22:00'],
    ['the autumn day has 25 hours', 'day', 'America/New_York', '2024-11-03T12:00', '2024-11-04T12:00', '2024-11-03T04:00 2024-11-04T05:00'],
    ['a day whose midnight is skipped begins at its first instant (São Paulo)', 'day', 'America/Sao_Paulo', '2018-11-03T12:00', '2018-11-05T12:00', '2018-11-03T03:00 2018-11-04T03:00 2018-11-05T02:00'],
    ['a day whose midnight is skipped begins at its first instant (Beirut)', 'day', 'Asia/Beirut', '2023-03-25T12:00', '2023-03-27T12:00', '2023-03-24T22:00 2023-03-25T22:00 2023-03-26T21:00'],
    ['a day with two midnights begins at the first (Havana)', 'day', 'America/Havana', '2024-11-02T12:00', '2024-11-04T12:00', '2024-11-02T04:00 2024-11-03T04:00 2024-11-04T05:00'],
    ['a day with two midnights begins at the first (Azores)', 'day', 'Atlantic/Azores', '2024-10-26T12:00', '2024-10-28T12:00', '2024-10-26T00:00 2024-10-27T00:00 2024-10-28T01:00'],
    ['clocks put back at midnight lengthen the evening (Cairo)', 'day', 'Africa/Cairo', '2024-10-31T12:00', '2024-11-01T12:00', '2024-10-30T21:00 2024-10-31T22:00'],
    ['clocks put back a minute after midnight do not bring yesterday back', 'day', 'America/St_Johns', '2010-11-06T12:00', '2010-11-08T12:00', '2010-11-06T02:30 2010-11-07T02:30 2010-11-08T03:30'],
    ['a day that a zone left out has no bin (Apia)', 'day', 'Pacific/Apia', '2011-12-29T12:00', '2011-12-31T12:00', '2011-12-29T10:00 2011-12-30T10:00 2011-12-31T10:00'],
    ['Kathmandu begins its days at a quarter past', 'day', 'Asia/Kathmandu', '2024-01-01T18:15', '2024-01-03T18:15', '2024-01-01T18:15 2024-01-02T18:15'],
    ['weeks begin on Monday', 'week', 'America/New_York', '2024-03-10T12:00', '2024-03-20T00:00', '2024-03-04T05:00 2024-03-11T04:00 2024-03-18T04:00'],
    ['a Sunday belongs to the Monday before', 'week', 'UTC', '2000-01-02', '2000-01-03', '1999-12-27T00:00'],
    ['a week holds a midnight that is skipped (Santiago)', 'week', 'America/Santiago', '2024-09-07T12:00', '2024-09-09T12:00', '2024-09-02T04:00 2024-09-09T03:00'],
  ]; // prettier-ignore
  for (const [promise, bin, zone, from, to, expected] of cases) {
    test(promise, () => assert.equal(starts(from, to, bin, zone), expected));
  }
});

describe('hours and five minutes', () => {
  const cases: [promise: string, bin: Bin, zone: string, from: string, to: string, expected: string][] = [
    ['the two hours of an autumn night stay two', 'hour', 'Europe/Berlin', '2024-10-27T00:00', '2024-10-27T02:30', '2024-10-27T00:00 2024-10-27T01:00 2024-10-27T02:00'],
    ['the hour a spring night skips has no bin', 'hour', 'Europe/Berlin', '2024-03-31T00:00', '2024-03-31T03:00', '2024-03-31T00:00 2024-03-31T01:00 2024-03-31T02:00'],
    ['hours of +05:45 begin at a quarter past', 'hour', 'Asia/Kathmandu', '2024-01-01T00:00', '2024-01-01T02:00', '2023-12-31T23:15 2024-01-01T00:15 2024-01-01T01:15'],
    ['clocks put back by half an hour begin an hour of their own (Lord Howe)', 'hour', 'Australia/Lord_Howe', '2024-04-06T14:00', '2024-04-06T17:00', '2024-04-06T14:00 2024-04-06T15:00 2024-04-06T15:30 2024-04-06T16:30'],
    ['clocks put forward by half an hour begin an hour of their own (Lord Howe)', 'hour', 'Australia/Lord_Howe', '2024-10-05T14:30', '2024-10-05T17:00', '2024-10-05T14:30 2024-10-05T15:30 2024-10-05T16:00'],
    ['a change within an hour leaves that hour whole (St. John’s 2010)', 'hour', 'America/St_Johns', '2010-03-14T03:00', '2010-03-14T05:00', '2010-03-14T02:30 2010-03-14T03:30 2010-03-14T04:30'],
    ['five minutes are the same everywhere', '5min', 'Asia/Kathmandu', '2024-01-01T00:04', '2024-01-01T00:11', '2024-01-01T00:00 2024-01-01T00:05 2024-01-01T00:10'],
  ]; // prettier-ignore
  for (const [promise, bin, zone, from, to, expected] of cases) {
    test(promise, () => assert.equal(starts(from, to, bin, zone), expected));
  }
});

describe('autoBin', () => {
  const cases: [from: string, to: string, expected: Bin][] = [
    ['2024-03-01T00:00', '2024-03-01T07:40', '5min'],
    ['2024-03-01T00:00', '2024-03-01T07:41', 'hour'],
    ['2024-03-01T00:00', '2024-03-04T20:00', 'hour'],
    ['2024-03-01T00:30', '2024-03-04T20:30', 'day'],
    ['2024-01-01', '2024-04-02', 'day'],
    ['2024-01-01', '2024-04-03', 'week'],
    ['2000-01-01', '2099-12-31', 'week'],
  ];
  for (const [from, to, expected] of cases) {
    test(`${from} to ${to} is cut by ${expected}`, () => assert.equal(autoBin(span(from, to), 'UTC'), expected));
  }
});

test('10,000 bins are given, one more is refused', () => {
  assert.equal(binStarts(span('2024-01-01T00:00', '2024-02-04T17:20'), '5min', 'UTC').length, 10_000);
  const asked = () => binStarts(span('2024-01-01T00:00', '2024-02-04T17:21'), '5min', 'UTC');
  assert.throws(asked, { reason: 'bad-query', message: /more than 10000 bins/ });
});

test('an event of the autumn night’s second hour stands in the second bin', () => {
  const find = binFinder(binStarts(span('2024-10-27T00:00', '2024-10-27T03:00'), 'hour', 'Europe/Berlin'));
  assert.deepEqual(
    ['2024-10-27T00:59:59.9999999Z', '2024-10-27T01:00:00Z', '2024-10-27T02:59:00Z'].map((t) => find(timeToMs(t))),
    [0, 1, 2],
  );
});

test('what lies before the first bin is in none', () => {
  assert.equal(binFinder(['2024-03-01T00:00:00.0000000Z'])(timeToMs('2024-02-29')), -1);
});

for (const zone of ['Mars/Phobos', '', '+05:45', 'constructor', 'Europe/Berlin; drop']) {
  test(`"${zone}" is no zone`, () => {
    assert.throws(() => binStarts(span('2024-03-01', '2024-03-02'), 'day', zone), {
      reason: 'bad-query',
      message: /^zone is "/,
    });
  });
}

test('a year in Berlin has three stretches of one offset each', () => {
  const offsets = zoneOffsets('Europe/Berlin', span('2024-01-01', '2024-12-31')).map(
    ({ offset }) => offset / 3_600_000,
  );
  assert.deepEqual(offsets, [1, 2, 1]);
  const changes = zoneOffsets('Europe/Berlin', span('2024-01-01', '2024-12-31'))
    .slice(1)
    .map(({ start }) => new Date(start).toISOString());
  assert.deepEqual(changes, ['2024-03-31T01:00:00.000Z', '2024-10-27T01:00:00.000Z']);
});

test('the viewer’s zone is a zone', () => {
  assert.ok(zoneOffsets(viewerZone(), span('2024-01-01', '2024-01-02')).length > 0);
});
