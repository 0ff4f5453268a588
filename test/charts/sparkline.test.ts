import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { eventsByBin, sparklinePath } from '../../src/charts/sparkline.js';
import type { SummaryTable } from '../../src/model/question.js';

describe('the path of a sparkline', () => {
  test('stands on zero and reaches the top at the highest value', () => {
    assert.equal(sparklinePath([0, 5, 10, 0], 40, 20), 'M0,20H10V10H20V0H30V20H40V20Z');
  });

  test('of zeros alone is the baseline', () => {
    assert.equal(sparklinePath([0, 0, 0], 90, 24), 'M0,24H90V24Z');
  });

  test('of one value is one column as wide as the drawing', () => {
    assert.equal(sparklinePath([7], 90, 24), 'M0,24H0V0H90V24Z');
  });

  test('of no values is empty', () => {
    assert.equal(sparklinePath([], 90, 24), '');
  });

  test('keeps a single event visible beside ten thousand', () => {
    assert.equal(sparklinePath([10_000, 1], 20, 24), 'M0,24H0V0H10V23H20V24Z');
  });

  test('keeps the one peak among 2,000 values and no more columns than units', () => {
    const values = new Array<number>(2000).fill(0);
    values[1001] = 3;
    assert.equal(sparklinePath(values, 100, 24), 'M0,24H50V0H51V24H100V24Z');
  });

  test('stays short for 2,000 different values', () => {
    const path = sparklinePath(Array.from({ length: 2000 }, (_, index) => index), 96, 24); // prettier-ignore
    assert.equal(path.match(/V/g)?.length, 97);
  });

  test('does not change its input', () => {
    const values = Object.freeze([3, 1, 2]);
    assert.equal(sparklinePath(values, 3, 3), 'M0,3H0V0H1V2H2V1H3V3Z');
  });
});

describe('events of each bin', () => {
  const starts = ['2026-11-12T00:00:00.0000000Z', '2026-11-13T00:00:00.0000000Z', '2026-11-14T00:00:00.0000000Z'];
  const span = { from: starts[0]!, to: '2026-11-15T00:00:00.0000000Z' };
  const row = (value: string, bin: string, events: number) => ({
    key: [value],
    bin,
    events,
    objects: 1,
    firstSeen: bin,
    lastSeen: bin,
  });
  const table = (rows: SummaryTable['rows'], bins: SummaryTable['bins']): SummaryTable => ({
    rows,
    other: [],
    otherValues: 0,
    next: null,
    bins,
  });

  test('fill gaps with zero, value by value', () => {
    const rows = [row('create', starts[0]!, 4), row('create', starts[2]!, 6), row('__proto__', starts[1]!, 1)];
    assert.deepEqual(
      [...eventsByBin(table(rows, { bin: 'day', span, starts }))],
      [
        ['create', [4, 0, 6]],
        ['__proto__', [0, 1, 0]],
      ],
    );
  });

  test('are none without bins', () => {
    assert.equal(eventsByBin(table([], null)).size, 0);
  });
});
