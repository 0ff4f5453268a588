import { resolveRange } from '../model/range.js';
import type { SyncRange, TimeSpan } from '../model/filter.js';
import { normaliseQuestion } from '../model/question-key.js';
import type { AnswerTo, RecordQuestion, SyncQuestion, SyncResult } from '../model/question.js';
import { timeToMs, msToTime } from '../model/time.js';
import type { QueryOptions, SyncDataSource } from './data-source.js';
import type { LoadRecords } from './load-records.js';
import { Listeners } from './memory/listeners.js';
import { isAnswerable } from './answerable.js';
import { closedError } from './closed-error.js';
import type { LoadedRecords } from './memory/loaded-records.js';
import { Stop } from './memory/stop.js';
import { RecordLoad } from './record-load.js';

export type { CanonicalRecord, LoadRecords, LoadRequest, RecordList } from './load-records.js';

/** How a source made of a `load` function behaves. */
export interface FromRecordsOptions {
  /** Milliseconds since 1970, for ranges that end now. Default `Date.now`. */
  now?: (() => number) | undefined;
  /** Milliseconds for which loaded records answer further questions. Default five minutes. */
  maxAge?: number | undefined;
  /** Range of a question that names none. Default `'all'`: `load` is then asked for everything. */
  defaultRange?: SyncRange | undefined;
  /** Milliseconds that panels wait for `load` without hearing of any progress. Default 30,000. */
  patience?: number | undefined;
}

/** A source that can be told to load anew. */
export interface RefreshableSource extends SyncDataSource {
  watch(listener: () => void): () => void;
  close(): void;
  /** Forgets what was loaded, and tells those who watch to ask again. */
  refresh(): void;
}

const FIVE_MINUTES = 300_000;
/** Loads kept of each sort, so that moving through time does not fill memory. */
const MOST_LOADS = 6;

/**
 * A source over a function that returns records: `load` is called with the span of a question, and every question that
 * lies within a span already loaded, or being loaded, is answered from it. Failures are never kept. What `load` throws
 * becomes a `SourceError`: `unreachable` where `fetch` got no answer, `timeout` for a `TimeoutError`, else `invalid-data`.
 * A `load` that ignores its signal keeps nobody waiting. Throws a `TypeError` if `load` is not a function.
 */
export function fromRecords(load: LoadRecords, options: FromRecordsOptions = {}): RefreshableSource {
  if (typeof load !== 'function') {
    throw new TypeError(
      'fromRecords expects a function that returns records. Records you have already: memorySource(records).',
    );
  }
  return new RecordsSource(load, options);
}

class RecordsSource implements RefreshableSource {
  readonly defaultRange: SyncRange;
  readonly patience: number;
  readonly restrictable = true;
  readonly #load: LoadRecords;
  readonly #now: () => number;
  readonly #maxAge: number;
  readonly #watchers = new Listeners<void>();
  readonly #stop = new Stop();
  /** Latest first. */
  #spans: RecordLoad[] = [];
  /** Of five minutes around a record: apart, so that opening records drives out nothing that panels ask for. */
  #moments: RecordLoad[] = [];

  constructor(load: LoadRecords, options: FromRecordsOptions) {
    const { now = Date.now, maxAge = FIVE_MINUTES, defaultRange = 'all', patience = 30_000 } = options;
    this.#load = load;
    this.#now = now;
    this.#maxAge = maxAge;
    this.defaultRange = defaultRange;
    this.patience = patience;
  }

  supports(question: SyncQuestion): boolean {
    return isAnswerable(question);
  }

  async query<Q extends SyncQuestion>(question: Q, options: QueryOptions = {}): Promise<SyncResult<AnswerTo<Q>>> {
    const { signal } = options;
    signal?.throwIfAborted();
    this.#stop.throwIfStopped();
    const now = this.#now();
    return this.#stop.orStopped(this.#answer(question, now, options));
  }

  watch(listener: () => void): () => void {
    return this.#watchers.add(listener);
  }

  refresh(): void {
    this.#forget();
    this.#watchers.tell();
  }

  close(): void {
    this.#stop.stop(closedError());
    for (const load of this.#loads) load.abort();
    this.#forget();
    this.#watchers.clear();
  }

  get #loads(): RecordLoad[] {
    return [...this.#spans, ...this.#moments];
  }

  #forget(): void {
    this.#spans = [];
    this.#moments = [];
  }

  async #answer<Q extends SyncQuestion>(
    question: Q,
    now: number,
    options: QueryOptions,
  ): Promise<SyncResult<AnswerTo<Q>>> {
    const normal = normaliseQuestion(question);
    this.#dropOld(now);
    const held = normal.kind === 'record' ? await this.#findRecord(normal, now, options) : null;
    const records = held ?? (await this.#recordsOf(normal, now, options));
    return records.answer(this.#withRange(question), now, options.signal);
  }

  #withRange<Q extends SyncQuestion>(question: Q): Q {
    if (this.defaultRange === 'all' || question.kind === 'record' || question.filter.range) return question;
    return { ...question, filter: { ...question.filter, range: this.defaultRange } };
  }

  #spanOf(question: SyncQuestion, now: number): TimeSpan | null {
    if (question.kind === 'record' && question.time) {
      const start = Math.floor(timeToMs(question.time) / FIVE_MINUTES) * FIVE_MINUTES;
      return { from: msToTime(start), to: msToTime(start + FIVE_MINUTES) };
    }
    const span = resolveRange(question.filter?.range ?? this.defaultRange, now);
    return span === 'all' ? null : span;
  }

  /** Whatever is loaded or being loaded and covers the question's span, else a new load. */
  #recordsOf(question: SyncQuestion, now: number, options: QueryOptions): Promise<LoadedRecords> {
    this.#dropOld(now);
    const span = this.#spanOf(question, now);
    return (this.#loads.find((known) => known.covers(span)) ?? this.#begin(question, span, now)).join(options);
  }

  #begin(question: SyncQuestion, span: TimeSpan | null, now: number): RecordLoad {
    const load = new RecordLoad(this.#load, span, now);
    if (question.kind === 'record' && question.time) this.#moments = [load, ...this.#moments].slice(0, MOST_LOADS);
    else this.#spans = [load, ...this.#spans].slice(0, MOST_LOADS);
    return load;
  }

  #dropOld(now: number): void {
    const isFresh = (load: RecordLoad): boolean => !load.isOver && load.startedAt > now - this.#maxAge;
    this.#spans = this.#spans.filter(isFresh);
    this.#moments = this.#moments.filter(isFresh);
  }

  /** One that the question may not see is not found: what it takes to say so must not tell that it is there. */
  async #findRecord(question: RecordQuestion, now: number, { signal }: QueryOptions): Promise<LoadedRecords | null> {
    for (const { loaded } of this.#loads) {
      if (loaded === null) continue;
      const { value } = await loaded.answer(question, now, signal);
      if (value !== null) return loaded;
    }
    return null;
  }
}
