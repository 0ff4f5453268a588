import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { RowsInView } from '../../src/panel/rows-in-view.js';

const places = (view: RowsInView, loaded: number) => [view.first(loaded), view.end(loaded)];

describe('the rows of a long list that are in the page', () => {
  test('are all of them up to three hundred', () => {
    assert.deepEqual([places(new RowsInView(), 0), places(new RowsInView(), 300)], [[0, 0], [0, 300]]); // prettier-ignore
  });

  test('end with the page that came last', () => {
    const view = new RowsInView();
    view.moveTo(400, 400);
    assert.deepEqual(places(view, 400), [100, 400]);
    view.moveTo(1400, 1400);
    assert.deepEqual(places(view, 1400), [1100, 1400]);
  });

  test('go back as far as there are rows', () => {
    const view = new RowsInView();
    view.moveTo(450, 450);
    view.moveBack(100, 450);
    assert.deepEqual(places(view, 450), [50, 350]);
    view.moveBack(100, 450);
    assert.deepEqual(places(view, 450), [0, 300]);
  });

  test('are the last ones where a refresh brought fewer', () => {
    const view = new RowsInView();
    view.moveTo(1000, 1000);
    assert.deepEqual([places(view, 500), places(view, 120)], [[200, 500], [0, 120]]); // prettier-ignore
  });

  test('are never more, wherever people go, and every row can be reached from wherever they are', () => {
    const step = fc.record({ back: fc.boolean(), rows: fc.constantFrom(100, 1000) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.nat({ max: 5000 }), (steps, loaded) => {
        const view = new RowsInView();
        for (const { back, rows } of steps) {
          if (back) view.moveBack(rows, loaded);
          else view.moveTo(view.end(loaded) + rows, loaded);
          const [first, end] = places(view, loaded) as [number, number];
          assert.ok(first >= 0 && end <= loaded && end - first === Math.min(300, loaded));
        }
        view.moveBack(5000, loaded);
        const seen = new Set<number>();
        for (let before = -1; view.end(loaded) > before; view.moveTo(before + 100, loaded)) {
          before = view.end(loaded);
          for (let row = view.first(loaded); row < before; row++) seen.add(row);
        }
        assert.equal(seen.size, loaded);
      }),
      { numRuns: 300, seed: 20_261_124 },
    );
  });
});
