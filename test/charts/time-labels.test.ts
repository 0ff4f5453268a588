import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { layoutColumns } from '../../src/charts/columns.js';
import { textWidth } from '../../src/charts/text-width.js';
import { timeLabels, type TimeBins } from '../../src/charts/time-labels.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const BERLIN = [
  { start: 0, offset: 2 * HOUR },
  { start: Date.UTC(2026, 9, 25, 1), offset: HOUR },
];

const bins = (bin: TimeBins['bin'], from: number, length: number, count: number): TimeBins => ({
  bin,
  starts: Array.from({ length: count }, (_, index) => from + index * length),
  offsets: BERLIN,
});

/** The bins that bear a label of `letters` letters, in a drawing of `width` pixels. */
function labelled(input: TimeBins, width: number, letters = 5): number[] {
  const data = { bins: input.starts.length, series: [] };
  const marks = layoutColumns(data, { width, height: 200, em: 12 }, { layout: 'stacked', tickWidth: () => 20 });
  return timeLabels(input, marks, (index) => String(index).padStart(letters)).map(({ text }) => Number(text));
}

describe('labels of the time axis', () => {
  const september = bins('day', Date.UTC(2026, 7, 31, 22), DAY, 30);

  test('every day has one where all fit', () => {
    assert.equal(labelled(september, 2000).length, 30);
  });

  test('Mondays have one where only weeks fit', () => {
    assert.deepEqual(labelled(september, 400), [6, 13, 20, 27]);
  });

  test('hours are counted from the zone’s midnight', () => {
    const hours = bins('hour', Date.UTC(2026, 8, 1, 5), HOUR, 48);
    assert.deepEqual(labelled(hours, 600), [5, 11, 17, 23, 29, 35, 41, 47]);
  });

  test('they stay at round hours after the clocks change', () => {
    const night = bins('hour', Date.UTC(2026, 9, 24, 22), HOUR, 49);
    assert.deepEqual(labelled(night, 500), [0, 7, 13, 19, 25, 31, 37, 43]);
  });

  test('midnight keeps its label where that is a wider one', () => {
    const hours = bins('hour', Date.UTC(2026, 8, 1, 5), HOUR, 60);
    const data = { bins: 60, series: [] };
    const marks = layoutColumns(data, { width: 900, height: 200, em: 12 }, { layout: 'stacked', tickWidth: () => 20 });
    const labels = timeLabels(hours, marks, (index) => ([17, 41].includes(index) ? 'midnight' : '09:00'));
    assert.equal(labels.filter(({ text }) => text === 'midnight').length, 2);
  });

  test('they never touch and never leave the drawing, at any width', () => {
    for (let width = 60; width < 1200; width += 37) {
      const data = { bins: 30, series: [] };
      const marks = layoutColumns(data, { width, height: 200, em: 12 }, { layout: 'stacked', tickWidth: () => 20 });
      const labels = timeLabels(september, marks, () => '30 Sept');
      const half = textWidth('30 Sept', 12) / 2;
      let free = -1;
      for (const { x } of labels) {
        assert.ok(x - half >= free - 1 && x + half <= Math.max(width, 2 * half) + 1, `${width}: ${x}`);
        free = x + half;
      }
      assert.ok(labels.length > 0);
    }
  });

  test('few bins without a Monday among them name the first', () => {
    assert.deepEqual(labelled(bins('day', Date.UTC(2026, 8, 1, 22), DAY, 4), 130, 9), [0]);
  });

  test('little more labels are written than shown', () => {
    const many = bins('5min', Date.UTC(2026, 8, 1), 300_000, 9000);
    const data = { bins: 9000, series: [] };
    const marks = layoutColumns(data, { width: 600, height: 200, em: 12 }, { layout: 'stacked', tickWidth: () => 20 });
    let asked = 0;
    const labels = timeLabels(many, marks, () => `${asked++}`.padStart(6));
    assert.ok(labels.length >= 4 && asked <= labels.length + 3, `${labels.length} of ${asked}`);
  });

  test('no bins have no labels', () => {
    assert.deepEqual(labelled(bins('day', 0, DAY, 0), 400), []);
  });
});
