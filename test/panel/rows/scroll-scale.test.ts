import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { ScrollScale } from '../../../src/panel/rows/scroll-scale.js';

const ROW = 32;
/** A million rows in a view of 17.5 rows. */
const million = new ScrollScale(1_000_000 * ROW, 560);

describe('a scrolled space', () => {
  test('of few rows is as tall as they are and scrolls with them', () => {
    const few = new ScrollScale(1000 * ROW, 560);
    assert.deepEqual([few.height, few.isScaled, few.last.scroll], [32_000, false, 31_440]);
    assert.deepEqual(few.moved({ scroll: 0, content: 0 }, 20_000), { scroll: 20_000, content: 20_000 });
  });

  test('of a million rows is no taller than browsers can show', () => {
    assert.deepEqual([million.height, million.last], [8_000_000, { scroll: 7_999_440, content: 31_999_440 }]);
  });

  test('has its first and its last row at its ends', () => {
    assert.equal(million.moved({ scroll: 5_000_000, content: 19_000_000 }, 0).content, 0);
    assert.equal(million.moved({ scroll: 0, content: 0 }, 7_999_440).content, 31_999_440);
  });

  test('jumps as far as its scale says', () => {
    assert.equal(million.moved({ scroll: 0, content: 0 }, 3_999_720).content, 15_999_720);
    assert.equal(million.scrollTo(15_999_720), 3_999_720);
  });

  test('moves by as many pixels as a wheel does', () => {
    assert.deepEqual(million.moved({ scroll: 4_000_000, content: 16_000_840 }, 4_000_120), {
      scroll: 4_000_120,
      content: 16_000_960,
    });
  });

  test('lets nobody who scrolls slowly get stuck at an end of the space before the rows end', () => {
    const low = million.moved({ scroll: 7_999_400, content: 31_000_000 }, 7_999_440);
    assert.equal(low.content, 31_000_040);
    assert.ok(low.scroll < 7_999_440 - 200_000, `${low.scroll}`);
    const high = million.moved({ scroll: 50, content: 900_000 }, 0);
    assert.equal(high.content, 899_950);
    assert.ok(high.scroll > 400_000, `${high.scroll}`);
  });

  test('ends where its rows end, however slowly they are reached', () => {
    let place = million.place(31_990_000);
    for (let turn = 0; turn < 100; turn++) place = million.moved(place, place.scroll + 100);
    assert.deepEqual(place, { scroll: 7_999_440, content: 31_999_440 });
  });

  test('knows the scroll position of every place in it', () => {
    for (const content of [0, 1, 399_999, 400_001, 1_234_567, 31_500_000, 31_999_440]) {
      assert.equal(Math.round(million.contentAt(million.scrollTo(content))), content);
    }
  });

  test('smaller than its view does not scroll', () => {
    const small = new ScrollScale(100, 560);
    assert.deepEqual(small.moved({ scroll: 0, content: 0 }, 40), { scroll: 0, content: 0 });
  });
});
