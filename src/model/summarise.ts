import { ordinal } from './order.js';
import type { Grouping, SummaryRow, SummaryTable } from './question.js';
import { sortInSteps } from './steps.js';
import type { Steps } from './steps.js';
import { seeObjects } from './seen-objects.js';
import type { PreparedStore } from './store.js';
import { wideEnough } from './table/code-list.js';
import type { Codes } from './table/code-list.js';
import type { Column } from './table/column.js';
import { firstIndex, MANY_ROWS } from './table/sort-rows.js';
import { Tally } from './tally.js';
import type { Count } from './tally.js';
import { timeToMs } from './time.js';

/** Values outside the page: before `after`, or dropped where there is no `other`. */
const LEFT_OUT = -1;

/** Which values of the first dimension a table shows, and where. */
interface Page {
  /** Codes of the values shown, in order. */
  shown: readonly number[];
  /** By code: place among `shown`; `shown.length` for `other`; {@link LEFT_OUT}. */
  places: Int32Array;
  otherValues: number;
  next: string | null;
}

interface Cell extends Count {
  place: number;
  bin: number;
  /** Value of the second dimension. */
  second: string | null;
}

/** The table of one grouping over the rows selected for it; `bins` are those of the question's range. */
export function* summarise(
  store: PreparedStore,
  rows: Uint32Array,
  grouping: Grouping,
  bins: SummaryTable['bins'],
): Steps<SummaryTable> {
  const [first, second] = grouping.by;
  const firstColumn = first && (yield* store.column(first));
  const secondColumn = second && (yield* store.column(second));
  const page = firstColumn ? yield* pageOf(store, rows, firstColumn, grouping) : WHOLE_PAGE;
  const counts = yield* countCells(store, rows, page, firstColumn, secondColumn, bins);
  const cells = yield* sortInSteps(cellsOf(counts, secondColumn, bins), inTableOrder);
  const row = (cell: Cell): SummaryRow => {
    const shown = firstColumn && cell.place < page.shown.length ? [firstColumn.values[page.shown[cell.place]!]!] : [];
    const key = cell.second === null ? shown : [...shown, cell.second];
    return toRow(store, key, cell, bins?.starts[cell.bin], grouping.latest === true);
  };
  return {
    rows: cells.filter(({ place }) => place < page.shown.length).map(row),
    other: cells.filter(({ place }) => place >= page.shown.length).map(row),
    otherValues: page.otherValues,
    next: page.next,
    bins,
  };
}

const WHOLE_PAGE: Page = { shown: [0], places: Int32Array.of(0), otherValues: 0, next: null };

function* pageOf(store: PreparedStore, rows: Uint32Array, column: Column, grouping: Grouping): Steps<Page> {
  const { values } = column;
  const tally = yield* countValues(store, rows, column, grouping.order === 'objects');
  const compare = valueOrder(grouping.order ?? 'events', store, values);
  const ordered = (yield* sortInSteps([...tally.counts()], compare)).map(([code]) => code);
  const { top = Infinity, after } = grouping;
  const start = after === undefined ? 0 : startAfter(ordered, values, after);
  const shown = ordered.slice(start, start + top);
  const more = start + shown.length < ordered.length;
  const places = new Int32Array(values.length).fill(after === undefined ? shown.length : LEFT_OUT);
  for (const [place, code] of shown.entries()) places[code] = place;
  return {
    shown,
    places,
    otherValues: after === undefined ? ordered.length - shown.length : 0,
    next: more ? values[shown.at(-1)!]! : null,
  };
}

function* countValues(
  store: PreparedStore,
  selected: Uint32Array,
  { values, codes, sets }: Column,
  countsObjects: boolean,
): Steps<Tally> {
  const { objects } = store;
  const tally = new Tally(values.length);
  const { rows, isNew } = countsObjects
    ? yield* seeObjects(store, selected, values.length, 1)
    : { rows: selected, isNew: () => false };
  for (let index = 0; index < rows.length; index++) {
    if (index % MANY_ROWS === 0) yield;
    const row = rows[index]!;
    const code = codes[row]!;
    if (!sets) tally.add(code, row, isNew(code, 0, objects[row]!));
    else for (const value of sets[code]!) tally.add(value, row, isNew(value, 0, objects[row]!));
  }
  return tally;
}

function startAfter(ordered: readonly number[], values: readonly string[], after: string): number {
  const index = ordered.findIndex((code) => values[code] === after);
  return index < 0 ? ordered.length : index + 1;
}

type Entry = [code: number, count: Count];

function valueOrder(
  order: NonNullable<Grouping['order']>,
  store: PreparedStore,
  values: readonly string[],
): (one: Entry, other: Entry) => number {
  const measure = {
    events: (one: Count, other: Count) => other.events - one.events,
    objects: (one: Count, other: Count) => other.objects - one.objects,
    last: (one: Count, other: Count) =>
      store.times[other.last]! - store.times[one.last]! || store.ticks[other.last]! - store.ticks[one.last]!,
  }[order];
  return ([code, one], [otherCode, other]) => measure(one, other) || ordinal(values[code]!, values[otherCode]!);
}

function* countCells(
  store: PreparedStore,
  selected: Uint32Array,
  page: Page,
  firstColumn: Column | undefined,
  secondColumn: Column | undefined,
  bins: SummaryTable['bins'],
): Steps<Tally> {
  const { objects } = store;
  const rowBins = bins ? binsOfRows(store, bins) : null;
  const [binCount, secondCount] = [bins?.starts.length ?? 1, secondColumn?.values.length ?? 1];
  const tally = new Tally((page.shown.length + 1) * binCount * secondCount);
  const { rows, isNew } = yield* seeObjects(store, selected, (page.shown.length + 1) * secondCount, binCount);
  const [firstSets, secondSets] = [setsOf(firstColumn), setsOf(secondColumn)];
  const addCell = (row: number, place: number, second: number): void => {
    const bin = rowBins ? rowBins[row]! : 0;
    const series = place * secondCount + second;
    tally.add((place * binCount + bin) * secondCount + second, row, isNew(series, bin, objects[row]!));
  };
  const addValue = (row: number, value: number): void => {
    const place = page.places[value]!;
    if (place === LEFT_OUT) return;
    const second = secondColumn ? secondColumn.codes[row]! : 0;
    if (!secondSets) addCell(row, place, second);
    else for (const code of secondSets[second]!) addCell(row, place, code);
  };
  for (let index = 0; index < rows.length; index++) {
    if (index % MANY_ROWS === 0) yield;
    const row = rows[index]!;
    const code = firstColumn ? firstColumn.codes[row]! : 0;
    if (!firstSets) addValue(row, code);
    else for (const value of firstSets[code]!) addValue(row, value);
  }
  return tally;
}

function setsOf(column: Column | undefined): Column['sets'] {
  return column?.sets ?? null;
}

/** The bin of each row that lies in one: rows stand in the order of time, so that each bin is a stretch of them. */
function binsOfRows({ size, times }: PreparedStore, { starts }: NonNullable<SummaryTable['bins']>): Codes {
  const bins = wideEnough(starts.length, size);
  const firsts = starts.map((start) => {
    const ms = timeToMs(start);
    return firstIndex(size, (row) => times[row]! >= ms);
  });
  for (const [bin, first] of firsts.entries()) bins.fill(bin, first, firsts[bin + 1] ?? size);
  return bins;
}

function cellsOf(tally: Tally, secondColumn: Column | undefined, bins: SummaryTable['bins']): Cell[] {
  const [binCount, secondCount] = [bins?.starts.length ?? 1, secondColumn?.values.length ?? 1];
  return Array.from(tally.counts(), ([key, count]) => ({
    ...count,
    place: Math.floor(key / secondCount / binCount),
    bin: Math.floor(key / secondCount) % binCount,
    second: secondColumn ? secondColumn.values[key % secondCount]! : null,
  }));
}

function inTableOrder(one: Cell, other: Cell): number {
  return (
    one.place - other.place ||
    one.bin - other.bin ||
    other.events - one.events ||
    ordinal(one.second ?? '', other.second ?? '')
  );
}

function toRow(
  store: PreparedStore,
  key: string[],
  { events, objects, first, last }: Count,
  bin: string | undefined,
  latest: boolean,
): SummaryRow {
  const row = {
    key,
    ...(bin !== undefined && { bin }),
    events,
    objects,
    firstSeen: store.time(first),
    lastSeen: store.time(last),
  };
  if (!latest) return row;
  const { id, time, action, status, errorCode, reason, jobId } = store.record(last);
  return { ...row, latest: { id, time, action, status, errorCode, reason, jobId } };
}
