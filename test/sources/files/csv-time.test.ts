import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readTime } from '../../../src/sources/files/csv-time.js';
import { toTimeText } from '../../../src/model/time.js';

const timeOf = (cell: string) => toTimeText(readTime(cell) ?? '');

test('times in which day and month cannot be confused are read, as UTC where they name no zone', () => {
  const expected = '2026-09-01T18:14:07.0000000Z';
  for (const cell of [
    '2026-09-01T18:14:07Z',
    ' 2026-09-01 18:14:07 ',
    '2026-09-01 18:14:07 UTC',
    '2026-09-01T20:14:07+02:00',
    '2026/9/1 18:14:07',
    '2026/09/01, 6:14:07 PM',
    '2026.09.01 18:14:07',
    'Tue, 01 Sep 2026 18:14:07 GMT',
    '1-Sep-2026 18:14:07',
    'September 1, 2026, 6:14:07 p.m.',
    'Sep 1, 2026 at 6:14:07\u202fPM',
  ]) {
    assert.equal(timeOf(cell), expected, cell);
  }
  assert.equal(timeOf('1 Sep 2026 12:05 AM'), '2026-09-01T00:05:00.0000000Z');
  assert.equal(timeOf('2026/09/01 18:14:07.1234567'), '2026-09-01T18:14:07.1234567Z');
});

test('all other times are refused', () => {
  for (const cell of [
    '',
    '9/1/2026, 6:14:07 AM',
    '13/09/2026 18:14:07',
    '01.09.2026 18:14:07',
    '1 Sept. 26 18:14',
    '1 Mai 2026 18:14:07',
    '2026-02-30 18:14:07',
    '2026/13/01 18:14:07',
    'Sep 1, 2026, 18:14:07 PM',
    '1 Sep 2026 18:14:07 CEST',
    '46266.76',
  ]) {
    assert.equal(readTime(cell), null, cell);
  }
});
