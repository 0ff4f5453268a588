import { checkAnswer } from '../model/answer-shape.js';
import { canonicalJson } from '../model/canonical.js';
import type { SyncFilter, SyncRange } from '../model/filter.js';
import { normaliseQuestion } from '../model/question-key.js';
import type { AnswerTo, SyncQuestion, SyncResult } from '../model/question.js';
import { resolveRange } from '../model/range.js';
import { SourceError } from '../model/source-error.js';
import type { QueryOptions, SyncDataSource } from './data-source.js';
import { isCount } from './is-count.js';
import { KeptAnswers } from './kept-answers.js';
import { Listeners } from './memory/listeners.js';
import { closedError } from './closed-error.js';
import { orAborted } from './memory/slices.js';
import { Stop } from './memory/stop.js';
import { markShared } from './shared-answers.js';
import { SharedQuery } from './shared-query.js';

/** What is kept, and for how long. */
export interface CachedOptions {
  /** Milliseconds for which an answer is given again, 0 or more. Default five minutes. */
  maxAge?: number | undefined;
  /**
   * Most answers kept; the one not asked for the longest goes first. Default 200, and never more than 20,000 rows in all,
   * ten bins counting as one. A single answer of more than 5,000 is not kept.
   */
  most?: number | undefined;
  /** Milliseconds since 1970. Default `Date.now`. */
  now?: (() => number) | undefined;
}

/**
 * The source, asked once for equal questions: those under way are joined, and given up when nobody waits any more; complete
 * answers are kept a while. Failures and answers of a source that is still loading are never kept, and news from the source
 * (`watch`) empty all. Answers are frozen, since many share them. Throws a `RangeError` for wrong numbers.
 */
export function cached(source: SyncDataSource, options: CachedOptions = {}): SyncDataSource {
  return new CachedSource(source, options);
}

class CachedSource implements SyncDataSource {
  readonly #source: SyncDataSource;
  readonly #now: () => number;
  readonly #kept: KeptAnswers;
  readonly #stop = new Stop();
  readonly #watchers = new Listeners<void>();
  readonly #unwatch: (() => void) | undefined;
  #underWay = new Map<string, SharedQuery>();
  readonly watch?: (listener: () => void) => () => void;

  constructor(source: SyncDataSource, { maxAge = 300_000, most = 200, now = Date.now }: CachedOptions) {
    for (const [name, value] of Object.entries({ maxAge, most })) {
      if (!isCount(value, 0)) throw new RangeError(`${name} is ${String(value)}, and has to be a number of 0 or more.`);
    }
    this.#source = source;
    this.#now = now;
    this.#kept = new KeptAnswers(maxAge, most);
    if (!source.watch) return;
    this.#unwatch = source.watch(() => this.#forget());
    this.watch = (listener) => this.#watchers.add(listener);
  }

  get defaultRange(): SyncRange | undefined {
    return this.#source.defaultRange;
  }

  get patience(): number | undefined {
    return this.#source.patience;
  }

  get restrictable(): boolean | undefined {
    return this.#source.restrictable;
  }

  supports(question: SyncQuestion): boolean {
    return this.#source.supports(question);
  }

  async query<Q extends SyncQuestion>(question: Q, options: QueryOptions = {}): Promise<SyncResult<AnswerTo<Q>>> {
    options.signal?.throwIfAborted();
    this.#stop.throwIfStopped();
    const now = this.#now();
    const asked = this.#withFixedRange(normaliseQuestion(question), now);
    const key = canonicalJson(asked);
    const kept = this.#kept.find(key, now);
    const answer = kept
      ? orAborted(Promise.resolve(kept), options.signal)
      : this.#stop.orStopped(this.#ask(asked, key, now).join(options));
    return (await answer) as SyncResult<AnswerTo<Q>>;
  }

  refresh(): void {
    this.#source.refresh?.();
    this.#forget();
  }

  close(): void {
    this.#stop.stop(closedError());
    for (const query of this.#underWay.values()) query.abort(closedError());
    this.#unwatch?.();
    this.#watchers.clear();
    this.#underWay.clear();
    this.#kept.clear();
    this.#source.close?.();
  }

  /** What is under way brings an answer from before the news: it is neither joined nor kept. */
  #forget(): void {
    this.#kept.clear();
    this.#underWay = new Map();
    this.#watchers.tell();
  }

  #ask(question: SyncQuestion, key: string, now: number): SharedQuery {
    const known = this.#underWay.get(key);
    if (known && !known.isOver) return known;
    const query: SharedQuery = new SharedQuery(async (options) => {
      try {
        const answer = await this.#answer(question, options);
        if (this.#underWay.get(key) === query && answer.partial?.reason !== 'loading')
          this.#kept.keep(key, answer, now);
        return answer;
      } finally {
        if (this.#underWay.get(key) === query) this.#underWay.delete(key);
      }
    });
    this.#underWay.set(key, query);
    return query;
  }

  async #answer(question: SyncQuestion, options: QueryOptions): Promise<SyncResult> {
    await Promise.resolve(); // Whoever asked is listening by then.
    const answer = copyOf(await this.#source.query(question, options));
    checkAnswer(question, answer);
    return markShared(frozen(answer));
  }

  /** Ranges that end now become spans, so that what is kept of them belongs to its five minutes. */
  #withFixedRange(question: SyncQuestion, now: number): SyncQuestion {
    const { filter } = question;
    if (!filter) return question;
    const usual = question.kind === 'record' ? undefined : this.#source.defaultRange;
    const range = filter.range ?? usual;
    const fixed = <F extends SyncFilter>(part: F, ended: SyncRange | undefined): F =>
      ended === undefined ? part : { ...part, range: resolveRange(ended, now) };
    const { within } = filter;
    return { ...question, filter: fixed({ ...filter, ...(within && { within: fixed(within, within.range) }) }, range) };
  }
}

/** The source may go on changing what it gave. One copy is made for all who share the answer. */
function copyOf<T>(answer: T): T {
  try {
    return structuredClone(answer);
  } catch (cause) {
    throw new SourceError('invalid-data', 'The data source gave an answer that is not plain JSON.', { cause });
  }
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}
