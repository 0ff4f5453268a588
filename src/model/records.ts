import type { RecordCursor } from './filter.js';
import type { ResolvedFilter } from './filter-normal.js';
import { ordinal } from './order.js';
import type { RecordsPage, RecordsQuestion } from './question.js';
import { canonicalJson } from './canonical.js';
import { DEFAULT_LIMIT } from './question-key.js';
import type { SyncIdentity, SyncRecord, SyncSystem } from './record.js';
import { sortInSteps, STEP_ROWS } from './steps.js';
import type { Steps } from './steps.js';
import type { PreparedStore } from './store.js';
import { codesOf } from './table/column.js';
import { firstIndex, sortRows } from './table/sort-rows.js';

type Sort = NonNullable<RecordsQuestion['sort']>;

const NEWEST_FIRST: Sort = { by: 'time', descending: true };

/** The page of records that a normal question asks for. */
export function* pageOfRecords(
  store: PreparedStore,
  question: RecordsQuestion,
  filter: ResolvedFilter,
): Steps<RecordsPage> {
  const { sort = NEWEST_FIRST, page: { after, at, limit = DEFAULT_LIMIT } = {} } = question;
  const rows = yield* store.keep(`records ${canonicalJson({ filter, sort })}`, () => sortedRows(store, filter, sort));
  const offset = Math.min(startOf(store, rows, sort, after, at), rows.length);
  const shown = rows.subarray(offset, offset + limit);
  const last = shown.at(-1);
  const more = sort.by === 'time' && offset + shown.length < rows.length;
  return {
    rows: Array.from(shown, (row) => store.record(row)),
    total: rows.length,
    offset,
    next: more && last !== undefined ? { time: store.time(last), id: store.id(last) } : null,
  };
}

/** A record without what only the detail view needs; nothing in it is shared with the one given. */
export function leanRecord(record: SyncRecord): SyncRecord {
  const { id, time, tenantId, action, status, type, errorCode, reason, durationMs } = record;
  const { jobId, cycleId, changeId, direction, syncType, object } = record;
  return {
    id, time, tenantId, action, status, type, errorCode, reason, durationMs,
    jobId, cycleId, changeId, direction, syncType,
    app: leanSystem(record.app),
    sourceSystem: leanSystem(record.sourceSystem),
    targetSystem: leanSystem(record.targetSystem),
    source: leanIdentity(record.source),
    target: leanIdentity(record.target),
    object,
    steps: record.steps.map((step) => ({ name: step.name, type: step.type, status: step.status })),
  }; // prettier-ignore
}

function leanSystem({ id, name }: SyncSystem): SyncSystem {
  return { id, name };
}

function leanIdentity({ id, name, type, upn }: SyncIdentity): SyncIdentity {
  return { id, name, type, upn };
}

function* sortedRows(store: PreparedStore, filter: ResolvedFilter, { by, descending }: Sort): Steps<Uint32Array> {
  const rows = yield* store.rows(filter);
  // Rows of equal measure keep their order, which is by time and id.
  const ascending = by === 'time' ? rows : yield* sortRows(rows, yield* keysOf(store, rows, by));
  return descending ? ascending.toReversed() : ascending;
}

/** Whole numbers in the order of what is sorted by. */
function* keysOf(
  store: PreparedStore,
  rows: Uint32Array,
  by: Exclude<Sort['by'], 'time'>,
): Steps<(row: number) => number> {
  const { texts, durations } = store.table;
  if (by !== 'duration') {
    const { codes, values } = texts[by === 'error' ? 'errorCode' : by];
    const ranks = ranksOf(values.values.map((text) => (text ?? '').toLowerCase()));
    const rowCodes = codesOf(store, codes);
    return (row) => ranks[rowCodes[row]!]!;
  }
  if (durations.isPlain) return (row) => (durations.at(store.placeOf(row)) ?? -1) + 1;
  const measures: number[] = [];
  for (const row of rows) {
    if (measures.length % STEP_ROWS === 0) yield;
    measures.push(durations.at(store.placeOf(row)) ?? -1);
  }
  const distinct = yield* sortInSteps([...new Set(measures)], ordinal);
  const rankOf = new Map(distinct.map((measure, rank) => [measure, rank]));
  return (row) => rankOf.get(durations.at(store.placeOf(row)) ?? -1)!;
}

/** The place of each text among the distinct ones in order. */
function ranksOf(texts: readonly string[]): Float64Array {
  const rankOf = new Map([...new Set(texts)].sort(ordinal).map((text, rank) => [text, rank]));
  return Float64Array.from(texts, (text) => rankOf.get(text)!);
}

/** Index of the first row of the page. */
function startOf(
  store: PreparedStore,
  rows: Uint32Array,
  { descending }: Sort,
  after: RecordCursor | undefined,
  at: number | string | undefined,
): number {
  if (typeof at === 'number') return at;
  const turn = descending ? -1 : 1;
  const reach = (reached: (row: number) => boolean) => firstIndex(rows.length, (index) => reached(rows[index]!));
  if (at !== undefined) return reach((row) => turn * ordinal(store.time(row), at) >= 0);
  if (after === undefined) return 0;
  return reach((row) => turn * (ordinal(store.time(row), after.time) || ordinal(store.id(row), after.id)) > 0);
}
