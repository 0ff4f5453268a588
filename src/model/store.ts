import { singleValue, valuesOf } from './dimension.js';
import type { Dimension } from './filter.js';
import { createMatcher, reduceFilter } from './filter-match.js';
import type { FilterExceptions } from './filter-match.js';
import type { ResolvedFilter } from './filter-normal.js';
import { ordinal } from './order.js';
import { canonicalJson } from './canonical.js';
import { UNKNOWN } from './record.js';
import type { BrokenRecord, SyncRecordDetail } from './record.js';
import { sortInSteps, STEP_ROWS } from './steps.js';
import type { Steps } from './steps.js';
import { timeToMs } from './time.js';

/** All that a source of records has read. */
export interface RecordStore {
  /** In any order, each id once. */
  records: readonly SyncRecordDetail[];
  /** Default: none. */
  broken?: { count: number; samples: readonly BrokenRecord[] };
  /** Default: none. */
  duplicates?: { count: number; samples: readonly string[] } | null;
}

/** The values of one dimension for all rows: those of row `i` are `values[codes[k]]`, `k` from `starts[i]` to before `starts[i + 1]`. */
export interface Column {
  values: readonly string[];
  codes: Uint32Array;
  starts: Uint32Array;
}

/** Rows that a filter admits. */
export interface Selection {
  /** Oldest first: by time, then id. */
  rows: Uint32Array;
  /** The same rows object by object, each object's oldest first; events without an object come last. */
  byObject: Uint32Array;
}

/** Marks rows without an object in {@link PreparedStore.objects}. */
export const NO_OBJECT = 0xffffffff;

/** Rows done between two stops where each takes next to no time. */
const MANY_ROWS = 16 * STEP_ROWS;

/** Answers about as many filters and orders are kept. */
const KEPT = 16;

/**
 * Records in the order and the columns that questions need, made once: prepare a store again whenever its records change.
 */
export class PreparedStore {
  readonly store: RecordStore;
  /** By time, then id. A *row* is an index into this list. */
  readonly records: readonly SyncRecordDetail[];
  /** Milliseconds since 1970 of each row. */
  readonly times: Float64Array;
  #columns = new Map<Dimension, Column>();
  #objects: Uint32Array | undefined;
  #byObject: Uint32Array | undefined;
  #kept = new Map<string, unknown>();

  constructor(store: RecordStore, sorted: readonly SyncRecordDetail[], times: Float64Array) {
    this.store = store;
    this.records = sorted;
    this.times = times;
  }

  /** The values of a dimension, made when first asked for. */
  *column(dimension: Dimension): Steps<Column> {
    const column = this.#columns.get(dimension) ?? (yield* makeColumn(this.records, dimension));
    this.#columns.set(dimension, column);
    return column;
  }

  /** The code of each row's object in the column `object`; {@link NO_OBJECT} where there is none. */
  *objects(): Steps<Uint32Array> {
    if (this.#objects) return this.#objects;
    const { values, codes } = yield* this.column('object');
    const unknown = values.indexOf(UNKNOWN);
    this.#objects = codes.map((code) => (code === unknown ? NO_OBJECT : code));
    return this.#objects;
  }

  /** Which rows pass a filter, oldest first: see {@link Selection.rows}. */
  *rows(filter: ResolvedFilter): Steps<Uint32Array> {
    return yield* this.keep(`rows ${canonicalJson(filter)}`, () => this.#rows(filter));
  }

  /** Which rows pass a filter, also object by object. */
  *select(filter: ResolvedFilter, exceptions: FilterExceptions = {}): Steps<Selection> {
    const reduced = reduceFilter(filter, exceptions);
    return yield* this.keep(`select ${canonicalJson(reduced)}`, () => this.#select(reduced));
  }

  /** The result of work named by `key`, kept while others are not asked for more recently. A key stands for one type. */
  *keep<T>(key: string, work: () => Steps<T>): Steps<T> {
    const kept = this.#kept.has(key) ? (this.#kept.get(key) as T) : yield* work();
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    if (this.#kept.size > KEPT) this.#kept.delete(this.#kept.keys().next().value!);
    return kept;
  }

  *#rows(filter: ResolvedFilter): Steps<Uint32Array> {
    const admits = createMatcher(filter);
    const rows = new Uint32Array(this.records.length);
    let count = 0;
    for (let row = 0; row < rows.length; row++) {
      if (row % STEP_ROWS === 0) yield;
      if (admits(this.records[row]!)) rows[count++] = row;
    }
    return rows.slice(0, count);
  }

  *#select(filter: ResolvedFilter): Steps<Selection> {
    const rows = yield* this.rows(filter);
    const all = yield* this.#rowsByObject();
    if (rows.length === all.length) return { rows, byObject: all };
    const chosen = new Uint8Array(this.records.length);
    for (const row of rows) chosen[row] = 1;
    const byObject = new Uint32Array(rows.length);
    let count = 0;
    for (let index = 0; index < all.length; index++) {
      if (index % MANY_ROWS === 0) yield;
      if (chosen[all[index]!]) byObject[count++] = all[index]!;
    }
    return { rows, byObject };
  }

  *#rowsByObject(): Steps<Uint32Array> {
    if (this.#byObject) return this.#byObject;
    const objects = yield* this.objects();
    const count = (yield* this.column('object')).values.length;
    const next = new Uint32Array(count + 2);
    const place = (object: number) => (object === NO_OBJECT ? count : object);
    for (let row = 0; row < objects.length; row++) {
      if (row % MANY_ROWS === 0) yield;
      next[place(objects[row]!) + 1]!++;
    }
    for (let index = 1; index < next.length; index++) next[index]! += next[index - 1]!;
    const rows = new Uint32Array(objects.length);
    for (let row = 0; row < rows.length; row++) {
      if (row % MANY_ROWS === 0) yield;
      rows[next[place(objects[row]!)]!++] = row;
    }
    this.#byObject = rows;
    return rows;
  }
}

/** Sorts the records of a store and reads their times, in steps. */
export function* prepareInSteps(store: RecordStore): Steps<PreparedStore> {
  const timed: Timed[] = [];
  for (const record of store.records) {
    if (timed.length % STEP_ROWS === 0) yield;
    timed.push({ record, ms: timeToMs(record.time) });
  }
  const sorted = yield* sortInSteps(timed, byTimeThenId);
  const records: SyncRecordDetail[] = [];
  const times = new Float64Array(sorted.length);
  for (const { record, ms } of sorted) {
    if (records.length % STEP_ROWS === 0) yield;
    times[records.length] = ms;
    records.push(record);
  }
  return new PreparedStore(store, records, times);
}

interface Timed {
  record: SyncRecordDetail;
  ms: number;
}

function byTimeThenId(one: Timed, other: Timed): number {
  return one.ms - other.ms || ordinal(one.record.time, other.record.time) || ordinal(one.record.id, other.record.id);
}

function* makeColumn(records: readonly SyncRecordDetail[], dimension: Dimension): Steps<Column> {
  const codeOf = new Map<string, number>();
  const single = singleValue(dimension);
  let codes = new Uint32Array(records.length);
  let count = 0;
  const starts = new Uint32Array(records.length + 1);
  const add = (value: string) => {
    let code = codeOf.get(value);
    if (code === undefined) codeOf.set(value, (code = codeOf.size));
    if (count === codes.length) codes = doubled(codes);
    codes[count++] = code;
  };
  for (let row = 0; row < records.length; row++) {
    if (row % STEP_ROWS === 0) yield;
    if (single) add(single(records[row]!));
    else valuesOf(records[row]!, dimension).forEach(add);
    starts[row + 1] = count;
  }
  return { values: [...codeOf.keys()], codes: codes.subarray(0, count), starts };
}

function doubled(codes: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(1024, 2 * codes.length));
  larger.set(codes);
  return larger;
}
