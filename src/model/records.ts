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

type Sort = NonNullable<RecordsQuestion['sort']>;

const NEWEST_FIRST: Sort = { by: 'time', descending: true };

const MEASURES: Record<Exclude<Sort['by'], 'time'>, (record: SyncRecord) => string | number> = {
  duration: ({ durationMs }) => durationMs ?? -1,
  action: ({ action }) => action.toLowerCase(),
  status: ({ status }) => status.toLowerCase(),
  error: ({ errorCode }) => (errorCode ?? '').toLowerCase(),
};

/** The page of records that a normal question asks for. */
export function* pageOfRecords(
  store: PreparedStore,
  question: RecordsQuestion,
  filter: ResolvedFilter,
): Steps<RecordsPage> {
  const { sort = NEWEST_FIRST, page: { after, at, limit = DEFAULT_LIMIT } = {} } = question;
  const rows = yield* store.keep(`records ${canonicalJson({ filter, sort })}`, () => sortedRows(store, filter, sort));
  const offset = Math.min(startOf(store.records, rows, sort, after, at), rows.length);
  const shown = rows.subarray(offset, offset + limit);
  const last = shown.at(-1);
  const more = sort.by === 'time' && offset + shown.length < rows.length;
  return {
    rows: Array.from(shown, (row) => leanRecord(store.records[row]!)),
    total: rows.length,
    offset,
    next: more && last !== undefined ? { time: store.records[last]!.time, id: store.records[last]!.id } : null,
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
  const ascending = by === 'time' ? rows : yield* sortBy(store.records, rows, MEASURES[by]);
  return descending ? ascending.toReversed() : ascending;
}

/** Rows of equal measure keep their order, which is by time and id. */
function* sortBy(
  records: readonly SyncRecord[],
  rows: Uint32Array,
  measure: (record: SyncRecord) => string | number,
): Steps<Uint32Array> {
  const alike = new Map<string | number, number[]>();
  for (let index = 0; index < rows.length; index++) {
    if (index % STEP_ROWS === 0) yield;
    const row = rows[index]!;
    const key = measure(records[row]!);
    const others = alike.get(key);
    if (others) others.push(row);
    else alike.set(key, [row]);
  }
  const keys = yield* sortInSteps([...alike.keys()], ordinal);
  const sorted = new Uint32Array(rows.length);
  let next = 0;
  for (const key of keys) {
    for (const row of alike.get(key)!) {
      if (next % STEP_ROWS === 0) yield;
      sorted[next++] = row;
    }
  }
  return sorted;
}

/** Index of the first row of the page. */
function startOf(
  records: readonly SyncRecord[],
  rows: Uint32Array,
  { descending }: Sort,
  after: RecordCursor | undefined,
  at: number | string | undefined,
): number {
  if (typeof at === 'number') return at;
  const turn = descending ? -1 : 1;
  if (at !== undefined) return firstIndex(rows, (row) => turn * ordinal(records[row]!.time, at) >= 0);
  if (after === undefined) return 0;
  return firstIndex(rows, (row) => {
    const { time, id } = records[row]!;
    return turn * (ordinal(time, after.time) || ordinal(id, after.id)) > 0;
  });
}

/** Index of the first row for which `reached` holds, given that it then holds for all others. */
function firstIndex(rows: Uint32Array, reached: (row: number) => boolean): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (reached(rows[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
