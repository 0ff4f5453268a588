import { countCells, countValues, LEFT_OUT } from './count-cells.js';
import { ordinal } from './order.js';
import type { Grouping, SummaryRow, SummaryTable } from './question.js';
import { sortInSteps } from './steps.js';
import type { Steps } from './steps.js';
import type { PreparedStore } from './store.js';
import type { Column } from './table/column.js';
import type { Count, Tally } from './tally.js';

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
  const axes = {
    first: firstColumn,
    second: secondColumn,
    places: page.places,
    placeCount: page.shown.length + 1,
    bins,
  };
  const counts = yield* countCells(store, rows, axes);
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
