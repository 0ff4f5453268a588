import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { objectTiles } from '../../src/charts/object-tiles.js';
import type { SummaryTable } from '../../src/model/question.js';

const starts = ['2026-11-12T00:00:00.0000000Z', '2026-11-13T00:00:00.0000000Z', '2026-11-14T00:00:00.0000000Z'];
const bins: SummaryTable['bins'] = { bin: 'day', span: { from: starts[0]!, to: '2026-11-15T00:00:00Z' }, starts };

describe('tiles of objects', () => {
  test('have the order, objects, events and share of the answer, and a trend with gaps at zero', () => {
    const { values } = objectTiles({
      tables: [
        table([row(['user'], 6, 5), row(['group'], 2, 2)]),
        table([row(['user'], 4, 4, 0), row(['user'], 2, 2, 2), row(['group'], 2, 2, 1)], [], bins),
        table([row([], 8, 7)]),
      ],
    });
    assert.deepEqual(values, [
      { value: 'user', events: 6, objects: 5, share: 0.75, trend: [4, 0, 2] },
      { value: 'group', events: 2, objects: 2, share: 0.25, trend: [0, 2, 0] },
    ]);
  });

  test('the tile of all counts each object once and has the events of every value, named or not', () => {
    const { all, overlaps } = objectTiles({
      tables: [
        table([row(['a'], 5, 4)], [row([], 3, 3)]),
        table([row(['a'], 5, 4, 0)], [row([], 1, 1, 0), row([], 2, 2, 2)], bins),
        table([row([], 8, 4)]),
      ],
    });
    assert.deepEqual(all, { events: 8, objects: 4, share: 1, trend: [6, 0, 2] });
    assert.equal(overlaps, true);
  });

  test('objects that stand in one tile each add up', () => {
    const tables = [table([row(['a'], 5, 4)], [row([], 3, 3)]), table([], [], bins), table([row([], 8, 7)])];
    assert.equal(objectTiles({ tables }).overlaps, false);
  });

  test('what the source counted together has a trend of its own where both tables fold the same values', () => {
    const others = (binned: SummaryTable) =>
      objectTiles({ tables: [table([row(['a'], 5, 4)], [row([], 3, 3)]), binned, table([row([], 8, 7)])] }).others;
    assert.deepEqual(others(table([row(['a'], 5, 4, 0)], [row([], 3, 3, 1)], bins))?.trend, [0, 3, 0]);
    assert.deepEqual(others(table([row(['b'], 5, 4, 0)], [row([], 3, 3, 1)], bins))?.trend, []);
  });

  test('no events have no share', () => {
    const { all } = objectTiles({ tables: [table([]), table([]), table([])] });
    assert.deepEqual(all, { events: 0, objects: 0, share: null, trend: [] });
  });

  test('names of an object’s own properties are values like others', () => {
    const tables = [
      table([row(['__proto__'], 1, 1)]),
      table([row(['__proto__'], 1, 1, 1)], [], bins),
      table([row([], 1, 1)]),
    ];
    assert.deepEqual(objectTiles({ tables }).values[0]!.trend, [0, 1, 0]);
  });

  test('an answer of another shape is refused', () => {
    assert.throws(() => objectTiles({ tables: [table([])] }), TypeError);
  });
});

function row(key: string[], events: number, objects: number, bin?: number): SummaryTable['rows'][number] {
  const seen = starts[0]!;
  return { key, events, objects, firstSeen: seen, lastSeen: seen, ...(bin !== undefined && { bin: starts[bin]! }) };
}

function table(
  rows: SummaryTable['rows'],
  other: SummaryTable['other'] = [],
  withBins: SummaryTable['bins'] = null,
): SummaryTable {
  return { rows, other, otherValues: other.length > 0 ? 2 : 0, next: null, bins: withBins };
}
