import { binFinder } from './bins.js';
import { ordinal } from './order.js';
import type { Grouping, SummaryRow, SummaryTable } from './question.js';
import type { SyncRecord } from './record.js';
import { sortInSteps, STEP_ROWS } from './steps.js';
import type { Steps } from './steps.js';
import type { Column, PreparedStore, Selection } from './store.js';
import { Tally } from './tally.js';
import type { Count } from './tally.js';

/** Stands for a dimension that a grouping lacks: one value that every event has. */
const EVERYTHING = 0;

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
  { byObject }: Selection,
  grouping: Grouping,
  bins: SummaryTable['bins'],
): Steps<SummaryTable> {
  const [first, second] = grouping.by;
  const firstColumn = first && (yield* store.column(first));
  const secondColumn = second && (yield* store.column(second));
  const page = firstColumn ? yield* pageOf(store, byObject, firstColumn, grouping) : WHOLE_PAGE;
  const counts = yield* countCells(store, byObject, page, firstColumn, secondColumn, bins);
  const cells = yield* sortInSteps(cellsOf(counts, secondColumn, bins), inTableOrder);
  const row = (cell: Cell): SummaryRow => {
    const shown = firstColumn && cell.place < page.shown.length ? [firstColumn.values[page.shown[cell.place]!]!] : [];
    const key = cell.second === null ? shown : [...shown, cell.second];
    return toRow(store.records, key, cell, bins?.starts[cell.bin], grouping.latest === true);
  };
  return {
    rows: cells.filter(({ place }) => place < page.shown.length).map(row),
    other: cells.filter(({ place }) => place >= page.shown.length).map(row),
    otherValues: page.otherValues,
    next: page.next,
    bins,
  };
}

const WHOLE_PAGE: Page = { shown: [EVERYTHING], places: Int32Array.of(0), otherValues: 0, next: null };

function* pageOf(store: PreparedStore, rows: Uint32Array, column: Column, grouping: Grouping): Steps<Page> {
  const { values, codes, starts } = column;
  const objects = yield* store.objects();
  const tally = new Tally();
  for (let index = 0; index < rows.length; index++) {
    if (index % STEP_ROWS === 0) yield;
    const row = rows[index]!;
    for (let k = starts[row]!; k < starts[row + 1]!; k++) tally.add(codes[k]!, row, objects[row]!);
  }
  const compare = valueOrder(grouping.order ?? 'events', store.records, values);
  const ordered = (yield* sortInSteps([...tally.counts], compare)).map(([code]) => code);
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
  records: readonly SyncRecord[],
  values: readonly string[],
): (one: Entry, other: Entry) => number {
  const measure = {
    events: (one: Count, other: Count) => other.events - one.events,
    objects: (one: Count, other: Count) => other.objects - one.objects,
    last: (one: Count, other: Count) => ordinal(records[other.last]!.time, records[one.last]!.time),
  }[order];
  return ([code, one], [otherCode, other]) => measure(one, other) || ordinal(values[code]!, values[otherCode]!);
}

function* countCells(
  store: PreparedStore,
  rows: Uint32Array,
  page: Page,
  firstColumn: Column | undefined,
  secondColumn: Column | undefined,
  bins: SummaryTable['bins'],
): Steps<Tally> {
  const objects = yield* store.objects();
  const binOf = bins ? binFinder(bins.starts) : () => 0;
  const [binCount, secondCount] = [bins?.starts.length ?? 1, secondColumn?.values.length ?? 1];
  const tally = new Tally();
  for (let index = 0; index < rows.length; index++) {
    if (index % STEP_ROWS === 0) yield;
    const row = rows[index]!;
    const bin = binOf(store.times[row]!);
    const [from, to] = firstColumn ? [firstColumn.starts[row]!, firstColumn.starts[row + 1]!] : [0, 1];
    for (let k = from; k < to; k++) {
      const place = page.places[firstColumn ? firstColumn.codes[k]! : EVERYTHING]!;
      if (place === LEFT_OUT) continue;
      const cell = (place * binCount + bin) * secondCount;
      if (!secondColumn) tally.add(cell, row, objects[row]!);
      else {
        const end = secondColumn.starts[row + 1]!;
        for (let s = secondColumn.starts[row]!; s < end; s++)
          tally.add(cell + secondColumn.codes[s]!, row, objects[row]!);
      }
    }
  }
  return tally;
}

function cellsOf(tally: Tally, secondColumn: Column | undefined, bins: SummaryTable['bins']): Cell[] {
  const [binCount, secondCount] = [bins?.starts.length ?? 1, secondColumn?.values.length ?? 1];
  return Array.from(tally.counts, ([key, count]) => ({
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
  records: readonly SyncRecord[],
  key: string[],
  { events, objects, first, last }: Count,
  bin: string | undefined,
  latest: boolean,
): SummaryRow {
  const newest = records[last]!;
  const { id, time, action, status, errorCode, reason, jobId } = newest;
  return {
    key,
    ...(bin !== undefined && { bin }),
    events,
    objects,
    firstSeen: records[first]!.time,
    lastSeen: time,
    ...(latest && { latest: { id, time, action, status, errorCode, reason, jobId } }),
  };
}
