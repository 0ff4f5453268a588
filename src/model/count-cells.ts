import type { SummaryTable } from './question.js';
import { seeObjects } from './seen-objects.js';
import type { SeenObjects } from './seen-objects.js';
import type { Steps } from './steps.js';
import type { PreparedStore } from './store.js';
import { wideEnough } from './table/code-list.js';
import type { Codes } from './table/code-list.js';
import type { Column } from './table/column.js';
import { firstIndex, MANY_ROWS } from './table/sort-rows.js';
import { Tally } from './tally.js';
import type { CountsByGroup } from './tally.js';
import { timeToMs } from './time.js';

/** Values outside the page: before `after`, or dropped where there is no `other`. */
export const LEFT_OUT = -1;

/** What the cells of a table are by. */
export interface CellAxes {
  /** `undefined` where a table has no dimension. */
  first: Column | undefined;
  second: Column | undefined;
  /** By code of `first`: its place, or {@link LEFT_OUT}. */
  places: Int32Array;
  placeCount: number;
  bins: SummaryTable['bins'];
}

/** Counts the events of each value of a column, with its objects only where they are wanted. */
export function* countValues(
  store: PreparedStore,
  rows: Uint32Array,
  column: Column,
  wantsObjects: boolean,
): Steps<Tally> {
  const places = Int32Array.from(column.values.keys());
  const axes = { first: column, second: undefined, places, placeCount: places.length, bins: null };
  return yield* countCells(store, rows, axes, wantsObjects);
}

/** Counts by place, bin and value of the second dimension; the number of a cell is {@link cellNumber}. */
export function* countCells(
  store: PreparedStore,
  selected: Uint32Array,
  axes: CellAxes,
  wantsObjects = true,
): Steps<Tally> {
  const { first, second, placeCount, bins } = axes;
  const [binCount, secondCount] = [bins?.starts.length ?? 1, second?.values.length ?? 1];
  const tally = new Tally(placeCount * binCount * secondCount);
  const seen = wantsObjects ? yield* seeObjects(store, selected, placeCount * secondCount, binCount) : unseen(selected);
  const stretches = stretchesOf(store, seen, bins);
  if (!second && !first?.sets && tally.byGroup && stretches && seen.marks !== undefined) {
    yield* countStretches(store, seen.rows, axes, { stretches, counts: tally.byGroup, marks: seen.marks });
  } else yield* countRows(store, seen, axes, tally);
  return tally;
}

export function cellNumber(place: number, bin: number, second: number, binCount: number, secondCount: number): number {
  return (place * binCount + bin) * secondCount + second;
}

function unseen(rows: Uint32Array): SeenObjects {
  return { rows, marks: null, isNew: () => false };
}

/** Where each bin begins among rows that stand in the order of time; `null` where they do not. */
function stretchesOf(
  { times }: PreparedStore,
  { rows, marks }: SeenObjects,
  bins: SummaryTable['bins'],
): number[] | null {
  if (marks === undefined) return null;
  const later = (bins?.starts ?? []).slice(1).map((start) => {
    const ms = timeToMs(start);
    return firstIndex(rows.length, (index) => times[rows[index]!]! >= ms);
  });
  return [0, ...later, rows.length];
}

interface Stretches {
  stretches: readonly number[];
  counts: CountsByGroup;
  marks: Codes | null;
}

/** The usual table, of rows with one value each that stand in the order of time: nothing but additions to arrays. */
function* countStretches(
  store: PreparedStore,
  rows: Uint32Array,
  { first, places }: CellAxes,
  { stretches, counts, marks }: Stretches,
): Steps<void> {
  const binCount = stretches.length - 1;
  const { objects } = store;
  const { events, first: oldest, last, objects: distinct } = counts;
  const codes = first?.codes ?? null;
  const objectCount = store.table.identities.ids.size;
  const count = (start: number, end: number, bin: number): void => {
    for (let index = start; index < end; index++) {
      const row = rows[index]!;
      const place = codes ? places[codes[row]!]! : 0;
      if (place === LEFT_OUT) continue;
      const cell = place * binCount + bin;
      if (events[cell]!++ === 0) oldest[cell] = row;
      last[cell] = row;
      if (!marks) continue;
      const object = objects[row]!;
      const mark = place * objectCount + object;
      if (object === 0 || marks[mark] === bin + 1) continue;
      marks[mark] = bin + 1;
      distinct[cell]!++;
    }
  };
  let done = 0;
  for (let bin = 0; bin < binCount; bin++) {
    const end = stretches[bin + 1]!;
    for (let start = stretches[bin]!; start < end; start += MANY_ROWS) {
      const stop = Math.min(end, start + MANY_ROWS);
      count(start, stop, bin);
      done += stop - start;
      if (done < MANY_ROWS) continue;
      done = 0;
      yield;
    }
  }
}

function* countRows(store: PreparedStore, { rows, isNew }: SeenObjects, axes: CellAxes, tally: Tally): Steps<void> {
  const { objects } = store;
  const { first, second, places, bins } = axes;
  const [binCount, secondCount] = [bins?.starts.length ?? 1, second?.values.length ?? 1];
  const rowBins = bins ? binsOfRows(store, bins) : null;
  const [firstSets, secondSets] = [first?.sets ?? null, second?.sets ?? null];
  const addCell = (row: number, place: number, code: number): void => {
    const bin = rowBins ? rowBins[row]! : 0;
    const cell = cellNumber(place, bin, code, binCount, secondCount);
    tally.add(cell, row, isNew(place * secondCount + code, bin, objects[row]!));
  };
  const addValue = (row: number, value: number): void => {
    const place = places[value]!;
    if (place === LEFT_OUT) return;
    const code = second ? second.codes[row]! : 0;
    if (!secondSets) addCell(row, place, code);
    else for (const one of secondSets[code]!) addCell(row, place, one);
  };
  for (let index = 0; index < rows.length; index++) {
    if (index % MANY_ROWS === 0) yield;
    const row = rows[index]!;
    const code = first ? first.codes[row]! : 0;
    if (!firstSets) addValue(row, code);
    else for (const value of firstSets[code]!) addValue(row, value);
  }
}

/** The bin of each row: rows stand in the order of time, so that each bin is a stretch of them. */
function binsOfRows({ size, times }: PreparedStore, { starts }: NonNullable<SummaryTable['bins']>): Codes {
  const bins = wideEnough(starts.length, size);
  const firsts = starts.map((start) => {
    const ms = timeToMs(start);
    return firstIndex(size, (row) => times[row]! >= ms);
  });
  for (const [bin, first] of firsts.entries()) bins.fill(bin, first, firsts[bin + 1] ?? size);
  return bins;
}
