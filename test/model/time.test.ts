import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { justAfter, msToTime, timeToMs, toTimeText } from '../../src/model/time.js';

describe('toTimeText', () => {
  const cases: [given: string | number | Date, expected: string | null][] = [
    ['2024-03-05T06:07:08.1234567Z', '2024-03-05T06:07:08.1234567Z'],
    ['2024-03-05T06:07:08.123456789Z', '2024-03-05T06:07:08.1234567Z'],
    ['2024-03-05T06:07:08.1Z', '2024-03-05T06:07:08.1000000Z'],
    ['2024-03-05T06:07:08,5Z', '2024-03-05T06:07:08.5000000Z'],
    ['2024-03-05T06:07:08z', '2024-03-05T06:07:08.0000000Z'],
    ['  2024-03-05 06:07:08 ', '2024-03-05T06:07:08.0000000Z'],
    ['2024-03-05T06:07', '2024-03-05T06:07:00.0000000Z'],
    ['2024-03-05', '2024-03-05T00:00:00.0000000Z'],
    ['20240305T060708Z', '2024-03-05T06:07:08.0000000Z'],
    ['2024-03-05T06:07:08.1234567+05:45', '2024-03-05T00:22:08.1234567Z'],
    ['2024-03-05T23:07:08.1234567-0330', '2024-03-06T02:37:08.1234567Z'],
    ['2024-03-05T06:07:08 +01', '2024-03-05T05:07:08.0000000Z'],
    ['2000-01-01T00:30:00+01:00', null],
    ['1999-12-31T23:30:00-01:00', '2000-01-01T00:30:00.0000000Z'],
    ['2099-12-31T23:59:59.9999999Z', '2099-12-31T23:59:59.9999999Z'],
    ['2100-01-01T00:00:00Z', null],
    ['1999-12-31T23:59:59Z', null],
    ['2024-02-30T00:00:00Z', null],
    ['2023-02-29', null],
    ['2024-13-01', null],
    ['2024-03-05T24:01:00Z', null],
    ['2024-03-05T06:60:00Z', null],
    ['0001-01-01T00:00:00Z', null],
    ['05/03/2024 06:07', null],
    ['yesterday', null],
    ['1709618828000', null],
    ['', null],
    [1709618828123, '2024-03-05T06:07:08.1230000Z'],
    [NaN, null],
    [Infinity, null],
    [0, null],
    [new Date(1709618828123), '2024-03-05T06:07:08.1230000Z'],
    [new Date(NaN), null],
  ];
  for (const [given, expected] of cases) {
    test(`reads ${JSON.stringify(given)} as ${expected}`, () => assert.equal(toTimeText(given), expected));
  }
});

test('a time becomes milliseconds, its last four digits cut', () => {
  assert.equal(timeToMs('2024-03-05T06:07:08.1239999Z'), 1709618828123);
});

test('text without a zone is UTC whatever the zone of the machine', () => {
  assert.equal(timeToMs('2024-03-05T06:07:08'), 1709618828000);
});

test('text that is no time has no milliseconds', () => {
  assert.ok(Number.isNaN(timeToMs('never')));
});

test('milliseconds become a time with seven decimals', () => {
  assert.equal(msToTime(1709618828123), '2024-03-05T06:07:08.1230000Z');
});

test('the instant after a time is 100 ns later', () => {
  assert.equal(justAfter('2024-03-05T06:07:08.1234567Z'), '2024-03-05T06:07:08.1234568Z');
  assert.equal(justAfter('2024-12-31T23:59:59.9999999Z'), '2025-01-01T00:00:00.0000000Z');
});
