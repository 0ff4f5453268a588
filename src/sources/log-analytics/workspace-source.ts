import { aboutQuery } from '../../kql/about.js';
import { MOST_VALUES, SUMMARY_COLUMNS } from '../../kql/grouping.js';
import { OBJECT_COLUMNS, objectsQuery } from '../../kql/objects.js';
import type { KqlQuery } from '../../kql/query.js';
import { recordQuery, recordsQuery } from '../../kql/records.js';
import { MOST_CELLS, summaryQuery, type BinnedGrouping } from '../../kql/summary.js';
import { autoBin, binStarts } from '../../model/bins.js';
import type { SyncFilter, SyncRange, TimeSpan } from '../../model/filter.js';
import { resolveFilter, type ResolvedFilter } from '../../model/filter-normal.js';
import type {
  About, Answers, AnswerTo, Bin, ObjectsQuestion, PartialAnswer, RecordQuestion, RecordsQuestion, Summary, SummaryQuestion,
  SyncQuestion, SyncResult,
} from '../../model/question.js'; // prettier-ignore
import { DEFAULT_LIMIT, normaliseQuestion } from '../../model/question-key.js';
import { SourceError, toSourceError } from '../../model/source-error.js';
import { justAfter, msToTime, timeToMs } from '../../model/time.js';
import { checkZone } from '../../model/zone.js';
import type { QueryOptions, SyncDataSource } from '../data-source.js';
import { isAnswerable } from '../answerable.js';
import { closedError } from '../closed-error.js';
import { Stop } from '../memory/stop.js';
import type { LogsClient, LogsTable } from './client.js';
import { isRunaway, partialOf } from './partial-answer.js';
import { readCursor, readObjects } from './read-objects.js';
import { readFullRecord, readRecords } from './read-records.js';
import { readSummary } from './read-summary.js';
import { rowsOf } from './rows.js';
import { callClient } from './sdk-calls.js';

/** A workspace and how it is asked. */
export interface Workspace {
  client: LogsClient;
  method: 'queryWorkspace' | 'queryResource';
  id: string;
  defaultRange: SyncRange;
  patience: number;
  serverTimeout: number | undefined;
  now: () => number;
}

interface Answered {
  table: LogsTable | undefined;
  partial: PartialAnswer | undefined;
  /** There is no more because the query needed more memory than the service gives. */
  isRunaway: boolean;
}

type Ask = (query: KqlQuery) => Promise<Answered>;

/** Milliseconds around a record's time in which it is looked for first. */
const NEAR = 300_000;

const EVER: TimeSpan = { from: '2000-01-01T00:00:00.0000000Z', to: '2100-01-01T00:00:00.0000000Z' };

/** Answers questions by KQL. */
export class WorkspaceSource implements SyncDataSource {
  readonly defaultRange: SyncRange;
  readonly patience: number;
  readonly restrictable = true;
  readonly #workspace: Workspace;
  readonly #stop = new Stop();
  readonly #running = new Set<AbortController>();
  #estimated = false;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
    this.defaultRange = workspace.defaultRange;
    this.patience = workspace.patience;
  }

  supports(question: SyncQuestion): boolean {
    return isAnswerable(question);
  }

  async query<Q extends SyncQuestion>(question: Q, options: QueryOptions = {}): Promise<SyncResult<AnswerTo<Q>>> {
    const { signal } = options;
    signal?.throwIfAborted();
    this.#stop.throwIfStopped();
    const running = new AbortController();
    const abort = () => running.abort(signal?.reason);
    signal?.addEventListener('abort', abort);
    this.#running.add(running);
    try {
      const answer = this.#answer(normaliseQuestion(question), this.#asking(running.signal, options.onProgress));
      return await this.#stop.orStopped(answer as Promise<SyncResult<AnswerTo<Q>>>);
    } catch (thrown) {
      throw signal?.aborted ? signal.reason : toSourceError(thrown);
    } finally {
      signal?.removeEventListener('abort', abort);
      this.#running.delete(running);
    }
  }

  close(): void {
    this.#stop.stop(closedError());
    for (const running of this.#running) running.abort();
  }

  #asking(signal: AbortSignal, onProgress: QueryOptions['onProgress']): Ask {
    const { client, method, id, serverTimeout } = this.#workspace;
    return async ({ text, span }) => {
      const { from, to } = span ?? EVER;
      const timespan = { startTime: new Date(timeToMs(from)), endTime: new Date(timeToMs(to) + 1) };
      const answer = await callClient(client, method, id, text, timespan, {
        signal,
        serverTimeoutInSeconds: serverTimeout,
        onWaiting: (waitingUntil) => onProgress?.({ records: 0, fraction: null, waitingUntil }),
      });
      if (answer.status === 'Success') return { table: answer.tables[0], partial: undefined, isRunaway: false };
      const { partialTables, partialError } = answer;
      return { table: partialTables[0], partial: partialOf(partialError), isRunaway: isRunaway(partialError) };
    };
  }

  #filterOf(filter: SyncFilter, usual: SyncRange = this.defaultRange): ResolvedFilter {
    return resolveFilter({ ...filter, range: filter.range ?? usual }, this.#workspace.now());
  }

  async #answer(question: SyncQuestion, ask: Ask): Promise<SyncResult<Answers[keyof Answers]>> {
    switch (question.kind) {
      case 'about':
        return this.#about(this.#filterOf(question.filter), ask);
      case 'summary':
        return this.#summary(question, this.#filterOf(question.filter), ask);
      case 'objects':
        return this.#objects(question, this.#filterOf(question.filter), ask);
      case 'records':
        return this.#records(question, this.#filterOf(question.filter), ask);
      case 'record':
        return this.#record(question, this.#filterOf(question.filter ?? {}, 'all'), ask);
    }
  }

  async #about(filter: ResolvedFilter, ask: Ask): Promise<SyncResult<About>> {
    const query = aboutQuery(filter);
    const { table, partial } = await ask(query);
    const [row] = rowsOf(table, query.columns);
    const value: About = {
      earliest: row?.time('earliest') ?? null,
      latest: row?.time('latest') ?? null,
      events: row?.whole('events') ?? null,
      loaded: null,
      retentionDays: null,
      kinds: ['about', 'summary', 'objects', 'records', 'record'],
      objectCounts: this.#estimated ? 'estimated' : 'exact',
      broken: { count: 0, samples: [] },
      duplicates: null,
    };
    return result(value, partial);
  }

  async #summary(question: SummaryQuestion, asked: ResolvedFilter, ask: Ask): Promise<SyncResult<Summary>> {
    const { groupings, zone } = question;
    checkZone(zone);
    const binned = groupings.some(({ bin }) => bin !== undefined);
    const span = asked.range === 'all' && binned ? await this.#heldSpan(asked, ask) : asked.range;
    const filter = { ...asked, range: span ?? asked.range };
    const shared = new Map<Bin, BinnedGrouping['bins']>();
    const tables = groupings.map((grouping): BinnedGrouping => {
      if (grouping.bin === undefined || span === null || span === 'all') return { grouping, bins: null };
      const bin = grouping.bin === 'auto' ? autoBin(span, zone) : grouping.bin;
      const bins = shared.get(bin) ?? { bin, span, starts: binStarts(span, bin, zone) };
      shared.set(bin, bins);
      return { grouping, bins };
    });
    const counted = await this.#counted(tables, filter, ask);
    if (counted) return summaryOf(tables, counted, false);
    this.#estimated = true;
    return summaryOf(tables, await ask(summaryQuery(tables, filter, { estimated: true })), true);
  }

  /** `null` where the service cannot count so many distinct objects. */
  async #counted(tables: readonly BinnedGrouping[], filter: ResolvedFilter, ask: Ask): Promise<Answered | null> {
    try {
      const answered = await ask(summaryQuery(tables, filter));
      return answered.isRunaway ? null : answered;
    } catch (error) {
      if (isRunaway(error)) return null;
      throw error;
    }
  }

  /** The span of all events that may be asked for at all; `null` if there are none. */
  async #heldSpan({ within }: ResolvedFilter, ask: Ask): Promise<TimeSpan | null> {
    const query = aboutQuery({ range: 'all', direction: 'all', ...(within && { within }) });
    const { table, partial } = await ask(query);
    if (partial) {
      throw new SourceError('timeout', 'Log Analytics could not tell how far the logs reach: choose a range.');
    }
    const [row] = rowsOf(table, query.columns);
    const [from, last] = [row?.time('earliest'), row?.time('latest')];
    return from && last ? { from, to: justAfter(last) } : null;
  }

  async #objects(
    { sort = { by: 'lastSeen', descending: true }, page: { after, limit = DEFAULT_LIMIT } = {} }: ObjectsQuestion,
    filter: ResolvedFilter,
    ask: Ask,
  ): Promise<SyncResult<Answers['objects']>> {
    const cursor = readCursor(after, sort.by);
    const { table, partial } = await ask(objectsQuery(filter, { sort, after: cursor, limit }));
    const page = readObjects(rowsOf(table, OBJECT_COLUMNS), limit, cursor === null);
    return result(partial ? { ...page, total: null } : page, partial);
  }

  async #records(question: RecordsQuestion, filter: ResolvedFilter, ask: Ask): Promise<SyncResult<Answers['records']>> {
    const { sort = { by: 'time', descending: true }, page: { after, at, limit = DEFAULT_LIMIT } = {} } = question;
    const query = recordsQuery(filter, { sort, after, at, limit });
    const { table, partial } = await ask(query);
    const { page, unread } = readRecords(rowsOf(table, query.columns), question, limit);
    return result(page, partial ?? (unread === null ? undefined : { reason: 'unread', limit: null, detail: unread }));
  }

  async #record(
    { id, time }: RecordQuestion,
    filter: ResolvedFilter,
    ask: Ask,
  ): Promise<SyncResult<Answers['record']>> {
    const find = async (span: TimeSpan | null): Promise<SyncResult<Answers['record']>> => {
      const query = recordQuery(filter, id, span);
      const { table, partial } = await ask(query);
      return result(readFullRecord(rowsOf(table, query.columns)), partial);
    };
    const near = time === undefined ? null : await find(around(timeToMs(time)));
    return near?.value ? near : find(null);
  }
}

function summaryOf(
  groupings: readonly BinnedGrouping[],
  { table, partial }: Answered,
  estimated: boolean,
): SyncResult<Summary> {
  const rows = rowsOf(table, SUMMARY_COLUMNS);
  const tables = readSummary(rows.slice(0, MOST_CELLS), groupings, estimated);
  const isCut = tables.some(({ next }, index) => next !== null && groupings[index]!.grouping.top === undefined);
  const limit = rows.length > MOST_CELLS ? MOST_CELLS : isCut ? MOST_VALUES : null;
  return result({ tables }, partial ?? (limit === null ? undefined : { reason: 'rows', limit }));
}

function around(ms: number): TimeSpan {
  return { from: msToTime(ms - NEAR), to: msToTime(ms + NEAR) };
}

function result<T>(value: T, partial: PartialAnswer | undefined): SyncResult<T> {
  return partial ? { value, partial } : { value };
}
