import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { bandOf, binAt, brushPlace, seriesAt, spanPlace } from '../../src/charts/columns-places.js';
import { layoutColumns, type ColumnsMarks } from '../../src/charts/columns.js';
import type { ColumnsData, ColumnsLayout } from '../../src/charts/columns-bars.js';

const data = (...series: number[][]): ColumnsData => ({ bins: series[0]?.length ?? 0, series });

/** A plot of 100 × 100 pixels from (30, 18). */
const marksOf = (input: ColumnsData, layout: ColumnsLayout = 'stacked', width = 135): ColumnsMarks =>
  layoutColumns(input, { width, height: 136, em: 10 }, { layout, tickWidth: () => 25 });

/** Left, top, width and height of each bar of a series. */
const barsOf = (marks: ColumnsMarks, series = 0): number[][] =>
  [...marks.paths[series]!.matchAll(/M([\d.]+),([\d.]+)h([\d.]+)v([\d.]+)h-[\d.]+z/g)].map((match) =>
    match.slice(1).map(Number),
  );

describe('columns: axes', () => {
  test('the plot leaves room for the labels of both axes', () => {
    assert.deepEqual(marksOf(data([1])).plot, { x: 30, y: 18, width: 100, height: 100 });
  });

  for (const [most, expected] of [
    [0, [0, 1]],
    [1, [0, 1]],
    [2, [0, 1, 2]],
    [3, [0, 1, 2, 3]],
    [7, [0, 2, 4, 6, 8]],
    [10, [0, 5, 10]],
    [999, [0, 500, 1000]],
    [1001, [0, 500, 1000, 1500]],
  ] as const) {
    test(`a highest count of ${most} has marks at whole numbers up to or above it`, () => {
      assert.deepEqual(
        marksOf(data([most])).ticks.map(({ value }) => value),
        expected,
      );
    });
  }

  test('a plot with room for one mark has two all the same', () => {
    const { ticks } = layoutColumns(
      data([9]),
      { width: 135, height: 60, em: 10 },
      { layout: 'stacked', tickWidth: () => 25 },
    );
    assert.deepEqual(
      ticks.map(({ value }) => value),
      [0, 5, 10],
    );
  });

  test('marks stand from the baseline to the top of the plot', () => {
    assert.deepEqual(marksOf(data([10])).ticks, [
      { value: 0, y: 118 },
      { value: 5, y: 68 },
      { value: 10, y: 18 },
    ]);
  });

  test('the stacked axis reaches the highest total, the grouped one the highest count', () => {
    const input = data([10, 0], [10, 5]);
    assert.equal(marksOf(input, 'stacked').ticks.at(-1)!.value, 20);
    assert.equal(marksOf(input, 'grouped').ticks.at(-1)!.value, 10);
  });
});

describe('columns: stacked', () => {
  test('series stand on one another, with a line of one pixel between them', () => {
    const marks = marksOf(data([40, 0], [60, 50]));
    assert.deepEqual(barsOf(marks, 0), [[35, 78, 40, 40]]);
    assert.deepEqual(barsOf(marks, 1), [
      [35, 18, 40, 59],
      [85, 68, 40, 50],
    ]);
  });

  test('a bin without events draws nothing', () => {
    assert.deepEqual(barsOf(marksOf(data([0, 10, 0, 0]))), [[57, 18, 20, 100]]);
  });

  test('a series without events has an empty path', () => {
    assert.deepEqual(marksOf(data([0, 0], [1, 1])).paths[0], '');
  });

  test('one event among a thousand is still one pixel high', () => {
    const marks = marksOf(data([1], [999]));
    assert.equal(barsOf(marks, 0)[0]![3], 1);
    assert.equal(barsOf(marks, 1)[0]![1], 18);
  });

  test('one bin is a bar in the middle, not a wall', () => {
    assert.deepEqual(barsOf(marksOf(data([10]))), [[44, 18, 72, 100]]);
  });
});

describe('columns: grouped', () => {
  test('series stand side by side on the baseline', () => {
    const marks = marksOf(data([10, 5], [5, 10]), 'grouped');
    assert.deepEqual(barsOf(marks, 0), [
      [35, 18, 20, 100],
      [85, 68, 20, 50],
    ]);
    assert.deepEqual(barsOf(marks, 1), [
      [55, 68, 20, 50],
      [105, 18, 20, 100],
    ]);
  });

  test('series narrower than a pixel share the room of their group', () => {
    const marks = marksOf(data(...Array.from({ length: 4 }, () => Array<number>(50).fill(1))), 'grouped');
    assert.deepEqual(barsOf(marks, 0)[0], [30, 18, 0.5, 100]);
    assert.deepEqual(barsOf(marks, 3)[0], [31.5, 18, 0.5, 100]);
  });
});

describe('columns: many bins', () => {
  test('bins of less than three pixels stand without gaps and without overlap', () => {
    const bars = barsOf(marksOf(data(Array<number>(70).fill(1))));
    assert.equal(bars.length, 70);
    bars.slice(1).forEach(([x], index) => assert.equal(x, bars[index]![0]! + bars[index]![2]!));
    assert.equal(bars.at(-1)![0]! + bars.at(-1)![2]!, 130);
  });

  test('of 5,000 bins every pixel shows its highest', () => {
    const counts = Array<number>(5000).fill(1);
    counts[2525] = 100;
    const bars = barsOf(marksOf(data(counts)));
    assert.equal(bars.length, 100);
    assert.deepEqual(bars[50], [80, 18, 1, 100]);
    assert.deepEqual(bars[51], [81, 117, 1, 1]);
  });

  test('the bin found at a pixel is the one drawn there', () => {
    const counts = Array<number>(5000).fill(1);
    counts[2525] = 100;
    assert.equal(binAt(marksOf(data(counts)), 80.4, 5000), 2525);
  });
});

describe('columns: without room', () => {
  test('nothing is drawn, and no number is out of range', () => {
    const marks = layoutColumns(
      data([1, 2]),
      { width: 20, height: 10, em: 10 },
      { layout: 'stacked', tickWidth: () => 25 },
    );
    assert.deepEqual(marks.paths, ['']);
    assert.deepEqual([marks.plot.width, marks.plot.height], [0, 0]);
  });

  test('no series is no path', () => {
    assert.deepEqual(marksOf({ bins: 3, series: [] }).paths, []);
  });
});

describe('columns: places', () => {
  const input = data([40, 0], [60, 50]);
  const marks = marksOf(input);

  test('an x is in the bin whose band it is in, outside the plot in the nearest', () => {
    assert.deepEqual(
      [0, 30, 79.9, 80, 129, 500].map((x) => binAt(marks, x, 2)),
      [0, 0, 0, 1, 1, 1],
    );
  });

  test('a point in a segment is in its series', () => {
    assert.equal(seriesAt(marks, input, 50, 117), 0);
    assert.equal(seriesAt(marks, input, 50, 79), 0);
    assert.equal(seriesAt(marks, input, 50, 77), 1);
  });

  test('a point above a bar, between bars or below the axis is in none', () => {
    assert.equal(seriesAt(marks, input, 100, 60), null);
    assert.equal(seriesAt(marks, input, 79, 110), null);
    assert.equal(seriesAt(marks, input, 50, 119), null);
  });

  test('a point in a group is in the series of its bar', () => {
    const groups = data([10, 5], [5, 10]);
    const grouped = marksOf(groups, 'grouped');
    assert.equal(seriesAt(grouped, groups, 40, 20), 0);
    assert.equal(seriesAt(grouped, groups, 60, 100), 1);
    assert.equal(seriesAt(grouped, groups, 60, 60), null);
  });

  test('a band is as wide as its bins', () => {
    assert.deepEqual(bandOf(marks, 1, 1), { x: 80, width: 50 });
    assert.deepEqual(bandOf(marks, 0, 1), { x: 30, width: 100 });
  });

  test('a span lies where its instants are, also inside bins of different length', () => {
    const edges = [0, 1000, 3000];
    assert.deepEqual(spanPlace(marks, edges, 500, 2000), { x: 55, width: 50 });
    assert.deepEqual(spanPlace(marks, edges, -500, 1000), { x: 30, width: 50 });
    assert.equal(spanPlace(marks, edges, 3000, 4000), null);
    assert.equal(spanPlace(marks, edges, -10, 0), null);
  });

  test('what is being drawn out stands in place of the time chosen before', () => {
    const marks = marksOf(data([1, 1]));
    const edges = [0, 1000, 3000];
    const chosen = { from: 500, to: 2000 };
    assert.deepEqual(brushPlace(marks, edges, null, chosen), { x: 55, width: 50 });
    assert.deepEqual(brushPlace(marks, edges, { first: 1, last: 1 }, chosen), { x: 80, width: 50 });
    assert.equal(brushPlace(marks, edges, null, null), null);
  });
});
