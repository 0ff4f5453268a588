import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { rowsOf } from './asking.js';
import { AGGREGATES } from './evaluate/aggregates.js';
import { RunawayQuery } from './evaluate/evaluation.js';
import type { Json } from './evaluate/values.js';

const DATA = `datatable(k: string, n: long, t: datetime, d: dynamic)[
  'a', 3, datetime(2026-01-03), dynamic(['x', 'y']),
  'b', 1, datetime(2026-01-01), dynamic(['y']),
  'a', long(null), datetime(null), dynamic(null),
  '', 5, datetime(2026-01-02), dynamic(['z'])]`;

const CASES: readonly (readonly [aggregate: string, ...expected: Json[]])[] = [
  ['count()', 4],
  ['countif(n > 1)', 2],
  ['sum(n)', 9],
  ['sumif(n, k == "a")', 3],
  ['avg(n)', 3],
  ['avgif(n, k != "b")', 4],
  ['min(n)', 1],
  ['max(n)', 5],
  ['minif(n, n > 1)', 3],
  ['maxif(n, n < 5)', 3],
  ['min(t)', '2026-01-01T00:00:00.0000000Z'],
  ['max(t)', '2026-01-03T00:00:00.0000000Z'],
  ['max(k)', 'b'],
  ['stdev(n)', 2],
  ['variance(n)', 4],
  ['dcount(k)', 3],
  ['dcount(k, 4)', 3],
  ['dcount(n)', 3],
  ['dcountif(k, isnotempty(k))', 2],
  ['dcountif(k, isnotempty(k), 4)', 2],
  ['count_distinct(k)', 3],
  ['count_distinct(n)', 3],
  ['count_distinctif(k, isnotempty(k))', 2],
  ['make_set(k)', ['a', 'b', '']],
  ['make_set(k, 2)', ['a', 'b']],
  ['make_set(n)', [3, 1, 5]],
  ['make_set(d)', ['x', 'y', 'z']],
  ['make_set(t)', ['2026-01-03T00:00:00.0000000Z', '2026-01-01T00:00:00.0000000Z', '2026-01-02T00:00:00.0000000Z']],
  ['make_set_if(k, n > 1)', ['a', '']],
  ['makeset(k)', ['a', 'b', '']],
  ['make_list(k)', ['a', 'b', 'a', '']],
  ['make_list(n)', [3, 1, 5]],
  ['make_list_if(k, n > 1)', ['a', '']],
  ['make_list_if(k, n > 0, 2)', ['a', 'b']],
  ['makelist(n)', [3, 1, 5]],
  ['take_any(k)', 'a'],
  ['any(k)', 'a'],
  ['take_anyif(k, n == 1)', 'b'],
  ['take_any(k, n)', 'a', 3],
  ['percentile(n, 50)', 3],
  ['percentile(n, 34)', 3],
  ['percentile(n, 33)', 1],
  ['percentile(n, 100)', 5],
  ['percentiles(n, 1, 99)', 1, 5],
  ['arg_max(n, k)', 5, ''],
  ['arg_min(n, k, t)', 1, 'b', '2026-01-01T00:00:00.0000000Z'],
  ['arg_max(t, n)', '2026-01-03T00:00:00.0000000Z', 3],
];

describe('aggregates', () => {
  for (const [aggregate, ...expected] of CASES) {
    it(`${aggregate} is ${JSON.stringify(expected)}`, () => {
      assert.deepEqual(rowsOf(`${DATA} | summarize ${aggregate}`), [expected]);
    });
  }

  it('have an expectation each', () => {
    const told = (name: string) => CASES.some(([aggregate]) => aggregate.startsWith(`${name}(`));
    assert.deepEqual(
      Object.keys(AGGREGATES).filter((name) => !told(name)),
      [],
    );
  });

  it('arg_max(n, *) is the whole row, what is grouped by left out', () => {
    assert.deepEqual(rowsOf(`${DATA} | project-away d | summarize arg_max(n, *) by k | where k == 'b'`), [
      ['b', 1, '2026-01-01T00:00:00.0000000Z'],
    ]);
  });

  it('arg_max takes the first of several, and a row without a value only where all are', () => {
    const rows = `datatable(f: string, c: string, v: int)['p', 'r', 1, 'p', 'g', 1, 'q', 'y', int(null), 'q', 'g', int(null)]`;
    assert.deepEqual(rowsOf(`${rows} | summarize arg_max(v, c) by f`), [
      ['p', 1, 'r'],
      ['q', null, 'y'],
    ]);
  });

  it('take_any(*) is the first row', () => {
    assert.deepEqual(rowsOf(`${DATA} | project k, n | summarize take_any(*)`), [['a', 3]]);
  });

  it('take_any of one column prefers what is not empty', () => {
    assert.deepEqual(rowsOf(`datatable(k: string)['', 'x'] | summarize take_any(k)`), [['x']]);
  });

  it('sum of spans is a span', () => {
    assert.deepEqual(rowsOf(`datatable(s: timespan)[1h, 30m] | summarize sum(s), avg(s)`), [['01:30:00', '00:45:00']]);
  });

  it('count_distinct holds no more values than it may', () => {
    assert.throws(() => rowsOf(`${DATA} | summarize count_distinct(k)`, { distinctLimit: 2 }), RunawayQuery);
    assert.deepEqual(rowsOf(`${DATA} | summarize dcount(k)`, { distinctLimit: 2 }), [[3]]);
  });
});
