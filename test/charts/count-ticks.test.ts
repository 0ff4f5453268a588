import { test } from 'node:test';
import assert from 'node:assert/strict';
import { ticks } from 'd3';
import fc from 'fast-check';
import { countTicks } from '../../src/charts/count-ticks.js';

test('marks are those of d3, and one more where the highest count lies above them', () => {
  const numbers = fc.tuple(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 2, max: 40 }));
  fc.assert(
    fc.property(numbers, ([most, count]) => {
      const [known, marks] = [ticks(0, most, Math.min(most, count)), countTicks(most, count)];
      assert.deepEqual(marks.slice(0, known.length), known);
      assert.ok(marks.length <= known.length + 1 && marks.at(-1)! >= most);
    }),
    { seed: 1, numRuns: 2000 },
  );
});

test('without events, and with room for one mark only, there are still two', () => {
  assert.deepEqual(
    [countTicks(0, 5), countTicks(9, 1), countTicks(7, 0.4)],
    [
      [0, 1],
      [0, 10],
      [0, 5, 10],
    ],
  );
});
