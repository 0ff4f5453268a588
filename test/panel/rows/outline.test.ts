import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { type Line, Outline } from '../../../src/panel/rows/outline.js';

const sizes = { header: 40, row: 30, step: 20 };
const text = ({ section, row, step }: Line) => [section, row, step].join('/');

/** Two sections, the second closed, then one whose rows 0 and 2 show 2 and 1 steps. */
const outline = new Outline([
  { header: true, rows: 2, expanded: [] },
  { header: true, rows: 0, expanded: [] },
  { header: true, rows: 3, expanded: [{ row: 0, steps: 2 }, { row: 2, steps: 1 }] },
]); // prettier-ignore

/** Every line with the offset it begins at. */
const all: [line: string, offset: number][] = [
  ['0/-1/-1', 0],
  ['0/0/-1', 40],
  ['0/1/-1', 70],
  ['1/-1/-1', 100],
  ['2/-1/-1', 140],
  ['2/0/-1', 180],
  ['2/0/0', 210],
  ['2/0/1', 230],
  ['2/1/-1', 250],
  ['2/2/-1', 280],
  ['2/2/0', 310],
];

describe('an outline', () => {
  test('counts headers, rows and the steps that are shown', () => {
    assert.equal(outline.lines, 11);
    assert.equal(outline.size(sizes), 330);
  });

  for (const [index, [line, offset]] of all.entries()) {
    test(`has ${line} as line ${index}, ${offset} pixels from the top`, () => {
      assert.equal(text(outline.line(index)), line);
      assert.equal(outline.numberOf(outline.line(index)), index);
      assert.equal(outline.offsetOf(outline.line(index), sizes), offset);
      assert.equal(text(outline.at(offset, sizes)), line);
      const end = all[index + 1]?.[1] ?? 330;
      assert.equal(text(outline.at(end - 0.5, sizes)), line);
    });
  }

  test('has no line outside its ends', () => {
    assert.equal(text(outline.at(-5, sizes)), '0/-1/-1');
    assert.equal(text(outline.at(999, sizes)), '2/2/0');
    assert.equal(text(new Outline([{ header: false, rows: 5, expanded: [] }]).line(7)), '0/4/-1');
  });

  test('finds a row of a million', () => {
    const million = new Outline([{ header: false, rows: 1_000_000, expanded: [{ row: 500_000, steps: 7 }] }]);
    assert.equal(million.lines, 1_000_007);
    assert.equal(text(million.line(1_000_006)), '0/999999/-1');
    assert.equal(million.numberOf({ section: 0, row: 999_999, step: -1 }), 1_000_006);
  });
});
