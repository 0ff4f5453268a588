import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import type { Bin } from '../../src/model/question.js';
import {
  formatBin, formatClock, formatCount, formatDate, formatDateTime, formatDuration, formatObjects, formatPercent, formatSpan,
  zoneLabel,
} from '../../src/model/formats.js'; // prettier-ignore
import { toTimeText } from '../../src/model/time.js';

const BERLIN = { locale: 'de', zone: 'Europe/Berlin' };
const NEW_YORK = { locale: 'en-US', zone: 'America/New_York' };

/** Engines differ in which kind of space they write. */
const plain = (text: string) => text.replace(/\s/gu, ' ');
const at = (text: string) => toTimeText(text)!;

describe('formatBin', () => {
  const cases: [start: string, bin: Bin, style: typeof BERLIN, axis: string, full: string][] = [
    ['2024-03-05T05:00', 'day', NEW_YORK, 'Mar 5', 'Tue, Mar 5, 2024'],
    ['2024-03-04T05:00', 'week', NEW_YORK, 'Mar 4', 'Mar 4 – 10, 2024'],
    ['2024-03-05T06:00', 'hour', NEW_YORK, '1:00 AM', 'Mar 5, 2024, 1:00 AM – 2:00 AM'],
    ['2024-03-05T06:05', '5min', NEW_YORK, '1:05 AM', 'Mar 5, 2024, 1:05 AM – 1:10 AM'],
    ['2024-10-26T23:00', 'hour', BERLIN, '01:00', '27.10.2024, 01:00 – 02:00 GMT+2'],
    ['2024-10-27T00:00', 'hour', BERLIN, '02:00 GMT+2', '27.10.2024, 02:00 GMT+2 – 02:00 GMT+1'],
    ['2024-10-27T01:00', 'hour', BERLIN, '02:00 GMT+1', '27.10.2024, 02:00 GMT+1 – 03:00'],
    ['2024-10-27T02:00', 'hour', BERLIN, '03:00', '27.10.2024, 03:00 – 04:00'],
    ['2024-04-06T15:00', 'hour', { locale: 'en-AU', zone: 'Australia/Lord_Howe' }, '1:30 am GMT+10:30', '7 Apr 2024, 1:30 am GMT+10:30 – 2:00 am'],
  ]; // prettier-ignore
  for (const [start, bin, style, axis, full] of cases) {
    test(`${bin} from ${start} in ${style.zone} is "${axis}", in full "${full}"`, () => {
      assert.equal(plain(formatBin(at(start), bin, style, 'axis')), axis);
      assert.equal(plain(formatBin(at(start), bin, style, 'full')), full);
    });
  }
});

test('an estimated number of objects carries the sign of it', () => {
  assert.equal(formatObjects(1234, 'en', true), '≈1,234');
  assert.equal(formatObjects(1234, 'en', false), '1,234');
});

test('a time of day has its seconds, in the zone', () => {
  const ms = Date.UTC(2024, 2, 5, 13, 7, 8);
  assert.equal(plain(formatClock(ms, BERLIN)), '14:07:08');
  assert.equal(plain(formatClock(ms, NEW_YORK)), '8:07:08 AM');
});

test('a span of whole days names its first and last day', () => {
  assert.equal(
    plain(formatSpan({ from: at('2024-03-01T05:00'), to: at('2024-03-04T05:00') }, NEW_YORK)),
    'Mar 1 – 3, 2024',
  );
});

test('any other span names both instants', () => {
  const text = formatSpan({ from: at('2024-03-01T05:30'), to: at('2024-03-04T05:00') }, NEW_YORK);
  assert.equal(plain(text), 'Mar 1, 2024, 12:30 AM – Mar 4, 2024, 12:00 AM');
});

test('a span of one instant is that instant', () => {
  assert.equal(
    plain(formatSpan({ from: at('2024-03-01T05:30'), to: at('2024-03-01T05:30') }, NEW_YORK)),
    'Mar 1, 2024, 12:30 AM',
  );
});

test('a time is written in the zone asked for, whatever the zone of the machine', () => {
  assert.equal(plain(formatDateTime('2024-03-05T02:07:08.1239999Z', NEW_YORK)), 'Mar 4, 2024, 9:07:08 PM');
  assert.equal(plain(formatDate('2024-03-05T02:07:08.1239999Z', NEW_YORK)), 'Mar 4, 2024');
});

test('numbers follow the locale', () => {
  assert.deepEqual([formatCount(1234567, 'de'), formatCount(1234567, 'en-US')], ['1.234.567', '1,234,567']);
  assert.equal(plain(formatPercent(0.1234, 'de')), '12,3 %');
});

describe('formatDuration', () => {
  const cases: [ms: number, text: string][] = [
    [0, '0 ms'],
    [999, '999 ms'],
    [1234, '1.2 sec'],
    [59_999, '59.9 sec'],
    [60_000, '1 min'],
    [125_000, '2 min 5 sec'],
    [12_000_000, '3 hr 20 min'],
    [190_000_000, '2 days 4 hr'],
  ];
  for (const [ms, text] of cases) {
    test(`${ms} ms are ${text}`, () => assert.equal(plain(formatDuration(ms, 'en-US')), text));
  }
});

test('a zone is named with its offset at that time of the year', () => {
  assert.equal(zoneLabel('Europe/Berlin', Date.UTC(2024, 0), 'en-US'), 'Europe/Berlin (GMT+1)');
  assert.equal(zoneLabel('America/New_York', Date.UTC(2024, 6), 'en-US'), 'America/New York (GMT-4)');
  assert.equal(zoneLabel('UTC', 0, 'de'), 'UTC');
});

test('text that is no locale means the default one', () => {
  for (const locale of ['', 'not a locale!', 'e', '__proto__']) assert.equal(formatCount(7, locale), formatCount(7));
});

test('a zone that is not known is written as UTC, and says so', () => {
  const style = { locale: 'en-US', zone: 'Mars/Phobos' };
  assert.equal(plain(formatDateTime('2024-03-05T02:07:08.0000000Z', style)), 'Mar 5, 2024, 2:07:08 AM');
  assert.equal(zoneLabel(style.zone, 0), 'UTC');
  assert.equal(plain(formatBin(at('2024-03-05'), 'hour', style, 'axis')), '12:00 AM');
});
