import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readSeries } from '../../src/charts/series.js';
import type { SummaryRow, SummaryTable } from '../../src/model/question.js';

const STARTS = ['2026-09-01T00:00:00.0000000Z', '2026-09-02T00:00:00.0000000Z'];

const row = (key: string[], day: number, events: number): SummaryRow => ({
  key,
  bin: STARTS[day]!,
  events,
  objects: 1,
  firstSeen: STARTS[day]!,
  lastSeen: STARTS[day]!,
});

const table = (rows: SummaryRow[], other: SummaryRow[] = []): SummaryTable => ({
  rows,
  other,
  otherValues: other.length,
  next: null,
  bins: { bin: 'day', span: { from: STARTS[0]!, to: '2026-09-03T00:00:00.0000000Z' }, starts: STARTS },
});

const orderOf = (values: [string, number][], dimension: 'action' | 'status' | 'type') =>
  readSeries(table(values.map(([value, events]) => row([value], 0, events))), dimension).map(({ value }) => value);

describe('series', () => {
  test('a bin without a row counts nothing, the total is that of all bins', () => {
    const [create, update] = readSeries(
      table([row(['update'], 1, 4), row(['create'], 0, 1), row(['create'], 1, 2)]),
      'action',
    );
    assert.deepEqual([create!.value, [...create!.counts], create!.total], ['create', [1, 2], 3]);
    assert.deepEqual([update!.value, [...update!.counts], update!.total], ['update', [0, 4], 4]);
  });

  test('known values stand in their usual order whatever their size', () => {
    assert.deepEqual(orderOf([['stageddelete', 9], ['delete', 8], ['other', 7], ['create', 1]], 'action'), [
      'create',
      'delete',
      'stageddelete',
      'other',
    ]); // prettier-ignore
    assert.deepEqual(orderOf([['warning', 9], ['failure', 1], ['success', 2]], 'status'), [
      'success',
      'failure',
      'warning',
    ]); // prettier-ignore
  });

  test('values nobody knew of follow, most events first, and unknown ends', () => {
    assert.deepEqual(orderOf([['unknown', 99], ['small', 1], ['large', 5], ['user', 1]], 'type'), [
      'user',
      'large',
      'small',
      'unknown',
    ]); // prettier-ignore
  });

  test('what the source counted together comes last and is no value', () => {
    const series = readSeries(table([row(['a'], 0, 1)], [row([], 0, 3), row([], 1, 4)]), 'action');
    assert.deepEqual(
      series.map(({ value, total, colour }) => [value, total, colour]),
      [
        ['a', 1, 'series-1'],
        [null, 7, 'series-rest'],
      ],
    );
  });

  test('a value called other is not what the source counted together', () => {
    const series = readSeries(table([row(['other'], 0, 1)], [row([], 0, 3)]), 'action');
    assert.deepEqual(
      series.map(({ value, colour }) => [value, colour]),
      [
        ['other', 'series-other'],
        [null, 'series-rest'],
      ],
    );
  });

  test('names of objects’ own members are values like any other, and never become classes', () => {
    const series = readSeries(table([row(['__proto__'], 0, 1), row(['x" onload="'], 0, 2)]), 'action');
    assert.deepEqual(
      series.map(({ value, total, colour }) => [value, total, colour]),
      [
        ['x" onload="', 2, 'series-2'],
        ['__proto__', 1, 'series-1'],
      ],
    );
  });

  test('colours of values nobody knew of go by name, not by size', () => {
    const colours = (large: number) =>
      readSeries(table([row(['b'], 0, 5), row(['a'], 0, large)]), 'action')
        .toSorted((one, two) => (one.value! < two.value! ? -1 : 1))
        .map(({ colour }) => colour);
    assert.deepEqual(colours(1), ['series-1', 'series-2']);
    assert.deepEqual(colours(9), ['series-1', 'series-2']);
  });

  test('a row in no bin is an error, not a lost count', () => {
    assert.throws(() => readSeries(table([{ ...row(['a'], 0, 1), bin: 'never' }]), 'action'), TypeError);
  });

  test('no rows are no series', () => {
    assert.deepEqual(readSeries(table([]), 'action'), []);
  });
});
