import { LIST_DIMENSIONS } from '../dimension.js';
import type { Dimension, TimeSpan } from '../filter.js';
import type { ResolvedFilter } from '../filter-normal.js';
import type { Steps } from '../steps.js';
import { timeToMs } from '../time.js';
import { codesOf } from './column.js';
import type { Codes } from './code-list.js';
import type { Column, OrderedRows } from './column.js';
import type { Identities } from './identities.js';
import { firstIndex, MANY_ROWS, sequence } from './sort-rows.js';
import { ticksOf } from './time-column.js';

/** What admitting rows needs to know of them. */
export interface FilteredRows extends OrderedRows {
  /** Of each row, oldest first. */
  times: Float64Array;
  ticks: Uint16Array;
  column(dimension: Dimension): Steps<Column>;
}

/** Which rows pass a filter, oldest first. */
export function* admittedRows(store: FilteredRows, filter: ResolvedFilter): Steps<Uint32Array> {
  let [start, end] = [0, store.size];
  for (const { range, brush } of filter.within ? [filter, filter.within] : [filter]) {
    for (const span of [range, brush]) {
      if (!span || span === 'all') continue;
      start = Math.max(start, indexAt(store, span.from));
      end = Math.min(end, indexAt(store, span.to));
    }
  }
  let rows: Uint32Array = sequence(start, Math.max(start, end));
  for (const part of filter.within ? [filter, filter.within] : [filter]) rows = yield* restricted(store, rows, part);
  return rows;
}

/** The first row at or behind a time. */
export function indexAt({ size, times, ticks }: FilteredRows, time: TimeSpan['from']): number {
  const [ms, rest] = [timeToMs(time), ticksOf(time)];
  return firstIndex(size, (row) => times[row]! > ms || (times[row] === ms && ticks[row]! >= rest));
}

function* restricted(
  store: FilteredRows,
  all: Uint32Array,
  { direction, identity, search, ...lists }: ResolvedFilter,
): Steps<Uint32Array> {
  let rows = all;
  if (direction === 'cloud-sync') rows = yield* inDirection(store, rows, (value) => value !== 'other');
  else if (direction !== 'all') rows = yield* inDirection(store, rows, (value) => value === direction);
  for (const dimension of LIST_DIMENSIONS) {
    const list = lists[dimension];
    if (!list?.length) continue;
    const column = yield* store.column(dimension);
    rows = yield* admitted(rows, column.codes, chosenCodes(column, new Set(list)));
  }
  if (identity?.length) rows = yield* withIdentity(store, rows, new Set(identity));
  return search ? yield* withText(store, rows, search) : rows;
}

function* inDirection(
  store: FilteredRows,
  rows: Uint32Array,
  isIn: (direction: string) => boolean,
): Steps<Uint32Array> {
  const { values, codes } = yield* store.column('direction');
  return yield* admitted(
    rows,
    codes,
    Uint8Array.from(values, (value) => Number(isIn(value))),
  );
}

/** By code: 1 where rows with that code have one of the values. */
function chosenCodes({ values, sets }: Column, chosen: ReadonlySet<string>): Uint8Array {
  const isChosen = (code: number) => chosen.has(values[code]!);
  return sets
    ? Uint8Array.from(sets, (set) => Number(set.some(isChosen)))
    : Uint8Array.from(values, (value) => Number(chosen.has(value)));
}

function* admitted(rows: Uint32Array, codes: Codes, isChosen: Uint8Array): Steps<Uint32Array> {
  if (!isChosen.includes(0)) return rows;
  const kept = new Uint32Array(rows.length);
  let count = 0;
  for (let index = 0; index < rows.length; index++) {
    if (index % MANY_ROWS === 0) yield;
    const row = rows[index]!;
    if (isChosen[codes[row]!] === 1) kept[count++] = row;
  }
  return kept.slice(0, count);
}

function* keptRows(rows: Uint32Array, keeps: (row: number) => boolean): Steps<Uint32Array> {
  const kept = new Uint32Array(rows.length);
  let count = 0;
  for (let index = 0; index < rows.length; index++) {
    if (index % MANY_ROWS === 0) yield;
    if (keeps(rows[index]!)) kept[count++] = rows[index]!;
  }
  return kept.slice(0, count);
}

function* withIdentity(store: FilteredRows, rows: Uint32Array, ids: ReadonlySet<string>): Steps<Uint32Array> {
  const { identities, sources, targets } = store.table;
  const has = yield* entriesWith(identities, (entry) => {
    const id = identities.idOf(entry);
    return id !== null && ids.has(id);
  });
  const [from, to] = [codesOf(store, sources), codesOf(store, targets)];
  return yield* keptRows(rows, (row) => has[from[row]!] === 1 || has[to[row]!] === 1);
}

/** Looked for in each distinct text once; only event and change ids, which do not repeat, row by row. */
function* withText(store: FilteredRows, rows: Uint32Array, text: string): Steps<Uint32Array> {
  const { identities, sources, targets, texts, ids, changeIds } = store.table;
  const holds = (value: string | null) => value !== null && value.toLowerCase().includes(text);
  const inEntry = yield* entriesWith(
    identities,
    (entry) => holds(identities.nameOf(entry)) || holds(identities.idOf(entry)) || holds(identities.upnOf(entry)),
  );
  const inCode = Uint8Array.from(texts.errorCode.values.values, (code) => Number(holds(code)));
  const [from, to] = [codesOf(store, sources), codesOf(store, targets)];
  const codes = codesOf(store, texts.errorCode.codes);
  const [inId, inChangeId] = [ids.searcher(text), changeIds.searcher(text)];
  return yield* keptRows(rows, (row) => {
    if (inEntry[from[row]!] === 1 || inEntry[to[row]!] === 1 || inCode[codes[row]!] === 1) return true;
    const place = store.order ? store.order[row]! : row;
    return inId(place) || inChangeId(place);
  });
}

/** By entry: 1 where the test holds. */
function* entriesWith(identities: Identities, holds: (entry: number) => boolean): Steps<Uint8Array> {
  const found = new Uint8Array(identities.size);
  for (let entry = 0; entry < found.length; entry++) {
    if (entry % (MANY_ROWS / 16) === 0) yield;
    found[entry] = Number(holds(entry));
  }
  return found;
}
