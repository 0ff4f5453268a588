import type { Steps } from '../steps.js';

/** Rows done between two stops where each takes a few nanoseconds. */
export const MANY_ROWS = 1 << 16;

const DIGIT = 1 << 16;

/**
 * Rows ordered by numbers of theirs, smallest first; rows of equal numbers keep their order. `keyOf` gives a whole number
 * from 0 to below 2⁵³ and is asked once a row. A distribution sort: time is in proportion to the rows.
 */
export function* sortRows(rows: Uint32Array, keyOf: (row: number) => number): Steps<Uint32Array> {
  const keys = new Float64Array(rows.length);
  let largest = 0;
  for (let index = 0; index < rows.length; index++) {
    if (index % MANY_ROWS === 0) yield;
    const key = keyOf(rows[index]!);
    keys[index] = key;
    if (key > largest) largest = key;
  }
  let places = sequence(0, rows.length);
  for (let unit = 1; unit <= largest; unit *= DIGIT) {
    places = yield* sortedByDigit(places, keys, unit, Math.min(DIGIT, Math.floor(largest / unit) + 1));
  }
  return places.map((place) => rows[place]!);
}

function* sortedByDigit(
  places: Uint32Array<ArrayBuffer>,
  keys: Float64Array,
  unit: number,
  count: number,
): Steps<Uint32Array<ArrayBuffer>> {
  const digits = new Uint16Array(places.length);
  const next = new Uint32Array(count + 1);
  for (let index = 0; index < places.length; index++) {
    if (index % MANY_ROWS === 0) yield;
    const digit = Math.floor(keys[places[index]!]! / unit) % DIGIT;
    digits[index] = digit;
    next[digit + 1]!++;
  }
  for (let digit = 1; digit <= count; digit++) next[digit]! += next[digit - 1]!;
  const sorted = new Uint32Array(places.length);
  for (let index = 0; index < places.length; index++) {
    if (index % MANY_ROWS === 0) yield;
    sorted[next[digits[index]!]!++] = places[index]!;
  }
  return sorted;
}

/** The index of the first of `count` items for which `reached` holds, given that it then holds for all behind it. */
export function firstIndex(count: number, reached: (index: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (reached(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The whole numbers from `start` to below `end`. A loop: `Uint32Array.from` takes a hundred milliseconds for a million. */
export function sequence(start: number, end: number): Uint32Array<ArrayBuffer> {
  const numbers = new Uint32Array(end - start);
  for (let index = 0; index < numbers.length; index++) numbers[index] = start + index;
  return numbers;
}
