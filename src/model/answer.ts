import { autoBin, binStarts } from './bins.js';
import type { TimeSpan } from './filter.js';
import { reduceFilter, resolveFilter } from './filter-match.js';
import type { FilterExceptions } from './filter-match.js';
import type { ResolvedFilter } from './filter-normal.js';
import { pageOfObjects } from './objects.js';
import type {
  About, Answers, AnswerTo, Bin, Grouping, RecordQuestion, Summary, SummaryQuestion, SummaryTable,
  SyncQuestion, SyncResult,
} from './question.js'; // prettier-ignore
import { normaliseQuestion } from './question-key.js';
import type { SyncRecordDetail } from './record.js';
import { pageOfRecords } from './records.js';
import { SourceError } from './source-error.js';
import { finish } from './steps.js';
import type { Steps } from './steps.js';
import { PreparedStore, prepareInSteps } from './store.js';
import type { LeftOut, RecordStore, TableStore } from './store.js';
import { summarise } from './summarise.js';
import { firstIndex } from './table/sort-rows.js';
import { justAfter } from './time.js';
import { checkZone } from './zone.js';

const MOST_SAMPLES = 20;

/** What records could not be read, or came twice, is told to nobody who may not see all. */
const UNSAID: LeftOut = { duplicates: null };

/** What an answer depends on besides the records. */
export interface AnswerOptions {
  /** *Now*, in milliseconds since 1970: where ranges such as the last 48 hours end, rounded down to five minutes. */
  now: number;
}

/** A store made ready for many questions, at once. Prepare it again whenever its records change. */
export function prepareStore(store: RecordStore | TableStore): PreparedStore {
  return finish(prepareInSteps(store));
}

/** The answer of a store to a question, at once. See {@link answerInSteps}. */
export function answerQuestion<Q extends SyncQuestion>(
  store: RecordStore | TableStore | PreparedStore,
  question: Q,
  options: AnswerOptions,
): SyncResult<AnswerTo<Q>> {
  return finish(answerInSteps(store, question, options));
}

/**
 * The answer of a store to a question of any kind, in steps of a few milliseconds (100,000 records).
 *
 * A question without a range is about all records. A {@link PreparedStore} sorts its records once, another store for
 * every question. Throws `bad-query` for a question that is not valid, and `unsupported` for a `record` whose details the
 * store does not have: see {@link findRow}.
 */
export function* answerInSteps<Q extends SyncQuestion>(
  store: RecordStore | TableStore | PreparedStore,
  question: Q,
  { now }: AnswerOptions,
): Steps<SyncResult<AnswerTo<Q>>> {
  const normal = normaliseQuestion(question);
  const prepared = store instanceof PreparedStore ? store : yield* prepareInSteps(store);
  return { value: (yield* answer(prepared, normal, now)) as AnswerTo<Q> };
}

function* answer(store: PreparedStore, question: SyncQuestion, now: number): Steps<Answers[SyncQuestion['kind']]> {
  const filter = resolveFilter(question.filter ?? {}, now);
  switch (question.kind) {
    case 'about':
      return yield* about(store, filter);
    case 'summary':
      return yield* summary(store, question, filter);
    case 'objects':
      return yield* pageOfObjects(store, question, filter);
    case 'records':
      return yield* pageOfRecords(store, question, filter);
    case 'record':
      return yield* oneRecord(store, question, { now });
  }
}

function* about(store: PreparedStore, filter: ResolvedFilter): Steps<About> {
  const rows = yield* store.rows(filter);
  const { broken, duplicates } = filter.within ? UNSAID : store.leftOut;
  const loaded = yield* heldSpan(store, filter);
  const time = (row: number | undefined) => (row === undefined ? null : store.time(row));
  return {
    earliest: time(rows[0]),
    latest: time(rows.at(-1)),
    events: rows.length,
    loaded,
    retentionDays: null,
    kinds: ['about', 'summary', 'objects', 'records', 'record'],
    objectCounts: 'exact',
    broken: { count: broken?.count ?? 0, samples: broken?.samples.slice(0, MOST_SAMPLES) ?? [] },
    duplicates:
      duplicates === null
        ? null
        : { count: duplicates?.count ?? 0, samples: duplicates?.samples.slice(0, MOST_SAMPLES) ?? [] },
  };
}

function* summary(store: PreparedStore, question: SummaryQuestion, filter: ResolvedFilter): Steps<Summary> {
  const { groupings, zone } = question;
  checkZone(zone);
  const span = filter.range === 'all' ? justBehind(yield* heldSpan(store, filter)) : filter.range;
  const known = new Map<Bin | 'auto', SummaryTable['bins']>();
  const tables: SummaryTable[] = [];
  for (const grouping of groupings) {
    const { bin } = grouping;
    if (bin && span && !known.has(bin)) known.set(bin, binsOf(span, bin, zone));
    const bins = (bin && known.get(bin)) ?? null;
    tables.push(
      yield* summarise(store, yield* store.rows(reduceFilter(filter, exceptionsOf(grouping))), grouping, bins),
    );
  }
  return { tables };
}

function binsOf(span: TimeSpan, asked: Bin | 'auto', zone: string): SummaryTable['bins'] {
  const bin = asked === 'auto' ? autoBin(span, zone) : asked;
  return { bin, span, starts: binStarts(span, bin, zone) };
}

/** First and last event of all that `within` admits, whatever else the filter says. */
function* heldSpan(store: PreparedStore, { within }: ResolvedFilter): Steps<TimeSpan | null> {
  const rows = within && (yield* store.rows(within));
  const [first, last] = rows ? [rows[0], rows.at(-1)] : [0, store.size - 1];
  if (first === undefined || last === undefined || store.size === 0) return null;
  return { from: store.time(first), to: store.time(last) };
}

function justBehind(span: TimeSpan | null): TimeSpan | null {
  return span && { from: span.from, to: justAfter(span.to) };
}

function exceptionsOf({ by, bin, ignoreOwn = false }: Grouping): FilterExceptions {
  if (ignoreOwn === false) return {};
  return { ignore: ignoreOwn === true ? by : ignoreOwn, ignoreBrush: bin !== undefined };
}

/** The row of the record that a question asks for; `null` if there is none, or its filter does not admit it. */
export function* findRow(store: PreparedStore, question: RecordQuestion, { now }: AnswerOptions): Steps<number | null> {
  const { id, filter = {} } = normaliseQuestion(question) as RecordQuestion;
  const row = store.rowOf(id);
  if (row === null) return null;
  const rows = yield* store.rows(resolveFilter(filter, now));
  return rows[firstIndex(rows.length, (index) => rows[index]! >= row)] === row ? row : null;
}

function* oneRecord(
  store: PreparedStore,
  question: RecordQuestion,
  options: AnswerOptions,
): Steps<SyncRecordDetail | null> {
  const row = yield* findRow(store, question, options);
  if (row === null) return null;
  const detail = store.detail(row);
  if (detail === null) throw new SourceError('unsupported', 'The whole records are kept elsewhere.');
  return detail;
}
