import { canonicalJson } from './canonical.js';
import type { Dimension } from './filter.js';
import type { ResolvedFilter } from './filter-normal.js';
import { UNKNOWN } from './record.js';
import type { BrokenRecord, SyncRecord, SyncRecordDetail, TimeText } from './record.js';
import { STEP_ROWS } from './steps.js';
import type { Steps } from './steps.js';
import { admittedRows } from './table/admitted-rows.js';
import type { Codes } from './table/code-list.js';
import { codesOf, makeColumn } from './table/column.js';
import type { Column } from './table/column.js';
import { RecordTable } from './table/record-table.js';
import { rowsByObject } from './table/rows-by-object.js';
import { timeOrder } from './table/time-order.js';
import { timeText } from './table/time-column.js';

/** What a source could not read, or had read before. */
export interface LeftOut {
  /** Default: none. */
  broken?: { count: number; samples: readonly BrokenRecord[] };
  /** Default: none. */
  duplicates?: { count: number; samples: readonly string[] } | null;
}

/** All that a source of records has read. */
export interface RecordStore extends LeftOut {
  /** In any order, each id once. */
  records: readonly SyncRecordDetail[];
}

/** The same in columns, which hold lean records only. */
export interface TableStore extends LeftOut {
  table: RecordTable;
  /** How many of its rows count: it may grow meanwhile. */
  size: number;
}

/** Answers about as many filters and orders are kept. */
const KEPT = 16;

/**
 * Records in the order and the columns that questions need, made once: prepare a store again whenever its records change.
 * A *row* is a place in the order of time, then id.
 */
export class PreparedStore {
  readonly table: RecordTable;
  readonly size: number;
  readonly order: Uint32Array | null;
  readonly leftOut: LeftOut;
  /** Milliseconds since 1970 of each row. */
  readonly times: Float64Array;
  /** What comes on top of them, in 100 ns. */
  readonly ticks: Uint16Array;
  readonly #details: readonly SyncRecordDetail[] | null;
  #columns = new Map<Dimension, Column>();
  #objects: Codes | undefined;
  #kept = new Map<string, unknown>();

  /** @param details the records that the table was made of, by its rows; `null` where they are kept elsewhere */
  constructor(store: TableStore, order: Uint32Array | null, details: readonly SyncRecordDetail[] | null) {
    const { table, size } = store;
    [this.table, this.size, this.order, this.leftOut] = [table, size, order, store];
    const [ms, ticks] = [table.times.ms(size), table.times.ticks(size)];
    this.times = order ? inOrder(ms, order, new Float64Array(size)) : ms;
    this.ticks = order ? inOrder(ticks, order, new Uint16Array(size)) : ticks;
    this.#details = details;
  }

  /** The row of the table that a row is. */
  placeOf(row: number): number {
    return this.order ? this.order[row]! : row;
  }

  time(row: number): TimeText {
    return timeText(this.times[row]!, this.ticks[row]!);
  }

  id(row: number): string {
    return this.table.ids.at(this.placeOf(row)) ?? '';
  }

  record(row: number): SyncRecord {
    return this.table.record(this.placeOf(row));
  }

  /** The whole record of a row; `null` where details are kept elsewhere. */
  detail(row: number): SyncRecordDetail | null {
    return this.#details?.[this.placeOf(row)] ?? null;
  }

  /** The row with an id; `null` if there is none. */
  rowOf(id: string): number | null {
    const place = this.table.rowOf(id);
    if (place === null || place >= this.size) return null;
    return this.order ? this.order.indexOf(place) : place;
  }

  /** The values of a dimension, made when first asked for. */
  *column(dimension: Dimension): Steps<Column> {
    const column = this.#columns.get(dimension) ?? (yield* makeColumn(this, dimension));
    this.#columns.set(dimension, column);
    return column;
  }

  /** The code of each row's object in `table.identities.ids`; 0 where there is none. The word for "none" is no object. */
  get objects(): Codes {
    if (this.#objects) return this.#objects;
    const codes = codesOf(this, this.table.objects);
    const unknown = this.table.identities.ids.find(UNKNOWN);
    this.#objects = unknown === undefined ? codes : codes.map((code) => (code === unknown ? 0 : code));
    return this.#objects;
  }

  /** Which rows pass a filter, oldest first. */
  *rows(filter: ResolvedFilter): Steps<Uint32Array> {
    return yield* this.keep(`rows ${canonicalJson(filter)}`, () => admittedRows(this, filter));
  }

  /** The same rows object by object, each object's oldest first; events without an object come last. */
  *rowsByObject(filter: ResolvedFilter): Steps<Uint32Array> {
    const rows = yield* this.rows(filter);
    return yield* this.keep(`by object ${canonicalJson(filter)}`, () =>
      rowsByObject(rows, this.objects, this.table.identities.ids.size),
    );
  }

  /** The result of work named by `key`, kept while others are not asked for more recently. A key stands for one type. */
  *keep<T>(key: string, work: () => Steps<T>): Steps<T> {
    const kept = this.#kept.has(key) ? (this.#kept.get(key) as T) : yield* work();
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    if (this.#kept.size > KEPT) this.#kept.delete(this.#kept.keys().next().value!);
    return kept;
  }
}

// A loop, as for `sequence`.
function inOrder<Numbers extends Float64Array | Uint16Array>(
  values: Numbers,
  order: Uint32Array,
  into: Numbers,
): Numbers {
  for (let index = 0; index < order.length; index++) into[index] = values[order[index]!]!;
  return into;
}

/** Orders what a store holds, in steps. */
export function* prepareInSteps(store: RecordStore | TableStore): Steps<PreparedStore> {
  if ('table' in store) return new PreparedStore(store, yield* timeOrder(store.table, store.size), null);
  const table = new RecordTable();
  const details: SyncRecordDetail[] = [];
  for (const record of store.records) {
    if (details.length % STEP_ROWS === 0) yield;
    if (table.add(record, { part: 0, start: 0, length: 0 })) details.push(record);
  }
  const leftOut = { ...(store.broken && { broken: store.broken }), duplicates: store.duplicates };
  const tableStore = { ...leftOut, table, size: table.size } as TableStore;
  return new PreparedStore(tableStore, yield* timeOrder(table, table.size), details);
}
