import { normaliseQuestion } from '../../model/question-key.js';
import type { AnswerTo, PartialAnswer, SyncQuestion, SyncResult } from '../../model/question.js';
import type { SyncRange } from '../../model/filter.js';
import { resolveRange } from '../../model/range.js';
import { SourceError } from '../../model/source-error.js';
import { timeToMs } from '../../model/time.js';
import type { QueryOptions, SyncDataSource, SyncProgress } from '../data-source.js';
import type { TokenSource } from '../log-analytics/token.js';
import { Listeners } from '../memory/listeners.js';
import { isAnswerable } from '../answerable.js';
import { closedError } from '../closed-error.js';
import { orAborted, pause } from '../memory/slices.js';
import { Stop } from '../memory/stop.js';
import { graphService, type GraphCloud } from './clouds.js';
import { GraphClient } from './graph-client.js';
import { GraphLoader, type Shown } from './graph-loader.js';
import { lacking, tooOld, wordsOfFailures } from './lacks.js';
import { timer, type Wait } from './pace.js';
import { covers, sharedTime, type Span } from './spans.js';

/** Whom Microsoft Graph is asked for, and how. */
export interface GraphOptions {
  /** A credential of `@azure/identity`, `msalCredential(…)` or a function that hands over access tokens for a scope. */
  token: TokenSource;
  /** Default `'public'`. */
  cloud?: GraphCloud | undefined;
  /** Days for which the tenant keeps events: 30 with Entra ID P1 or P2, which is the default and the most; 7 with Free. */
  retentionDays?: number | undefined;
  /** Range of a question that names none. Default: the last 14 days. */
  defaultRange?: SyncRange | undefined;
  /** Stops the loading, as `stop()` does. */
  signal?: AbortSignal | undefined;
  /** How far the loading has come. */
  onProgress?: ((progress: SyncProgress) => void) | undefined;
  /** Default the page's own. */
  fetch?: typeof fetch | undefined;
  /** Milliseconds since 1970. Default `Date.now`. */
  now?: (() => number) | undefined;
  /** Resolves after so many milliseconds, never earlier, or at once if aborted. Default a timer. */
  wait?: Wait | undefined;
  /** From 0 to 1, spreads pauses that the service did not ask for. Default `Math.random`. */
  random?: (() => number) | undefined;
}

/** A source that loads Microsoft Graph's provisioning logs while it answers. */
export interface GraphSource extends SyncDataSource {
  watch(listener: () => void): () => void;
  /** Asks for what has come in since the last load, and again for what could not be read. Goes on after `stop()`. */
  refresh(): void;
  /** Stops loading: questions are answered from what there is, marked incomplete, until `refresh()`. */
  stop(): void;
  close(): void;
}

const DAY = 86_400_000;
const MOMENT = 300_000;

/**
 * A source over `auditLogs/provisioning` of Microsoft Graph. The first question begins to load what it asks for, newest
 * first; questions about more load more. Until all is there they are answered from what there is, marked `loading`, and
 * `watch` tells when there is more. Time that could not be read is named (`unread`); where nothing could be, questions fail,
 * and the next one tries again. Graph keeps nothing longer than `retentionDays`: answers about older time say so (`service`).
 *
 * At most five requests in ten seconds; several sources of one app and tenant share that limit of the service and should be
 * one. Throws a `TypeError` for options that cannot work.
 */
export function graphSource(options: GraphOptions): GraphSource {
  const { retentionDays = 30, defaultRange = { last: 'P14D' }, now = Date.now } = options;
  if (!(Number.isFinite(retentionDays) && retentionDays > 0)) {
    throw new TypeError('retentionDays: expected a number of days.');
  }
  try {
    resolveRange(defaultRange, now());
  } catch (cause) {
    throw new TypeError(`defaultRange: ${cause instanceof Error ? cause.message : ''}`, { cause });
  }
  return new LoadingGraphSource(options, { retentionDays, defaultRange, now });
}

interface Settings {
  retentionDays: number;
  defaultRange: SyncRange;
  now: () => number;
}

class LoadingGraphSource implements GraphSource {
  readonly restrictable = true;
  /** A page of a service that is asked for pauses can take as long; progress is told of with every page. */
  readonly patience = 150_000;
  readonly defaultRange: SyncRange;
  readonly #settings: Settings;
  readonly #loader: GraphLoader;
  readonly #watchers = new Listeners<void>();
  readonly #end = new Stop();
  /** What was shown when a question was last answered. */
  #told: { revision: number; isLoading: boolean } | null = null;

  constructor(options: GraphOptions, settings: Settings) {
    const { wait = timer, random = Math.random, signal, onProgress } = options;
    const send: typeof fetch = options.fetch ?? ((...request) => fetch(...request));
    this.defaultRange = settings.defaultRange;
    this.#settings = settings;
    const clock = { now: settings.now, wait };
    const client = new GraphClient(graphService(options.cloud), options.token, { ...clock, fetch: send, random });
    this.#loader = new GraphLoader(client, clock);
    this.#loader.changes.add(() => this.#tellOfMore());
    if (onProgress) this.#tellProgress(onProgress, () => this.#loader.shareOfAll);
    signal?.addEventListener('abort', () => this.stop(), { once: true });
    if (signal?.aborted) this.stop();
  }

  supports(question: SyncQuestion): boolean {
    return isAnswerable(question);
  }

  async query<Q extends SyncQuestion>(question: Q, options: QueryOptions = {}): Promise<SyncResult<AnswerTo<Q>>> {
    options.signal?.throwIfAborted();
    this.#end.throwIfStopped();
    return this.#end.orStopped(this.#answer(question, options));
  }

  watch(listener: () => void): () => void {
    return this.#watchers.add(listener);
  }

  refresh(): void {
    if (!this.#end.isStopped) this.#loader.refresh();
  }

  stop(): void {
    this.#loader.stop();
  }

  close(): void {
    this.#end.stop(closedError());
    this.#watchers.clear();
    this.#loader.close();
  }

  async #answer<Q extends SyncQuestion>(question: Q, options: QueryOptions): Promise<SyncResult<AnswerTo<Q>>> {
    const normal = normaliseQuestion(question);
    const now = this.#settings.now();
    const asked = this.#withRange(question);
    if (normal.kind === 'record') {
      const known = await this.#loader.shown.records.answer(question, now, options.signal);
      if (known.value !== null) return known;
    }
    const wanted = this.#spanOf(normal, now);
    const oldest = now - (this.#settings.retentionDays + 1) * DAY;
    const from = Math.max(wanted.from, oldest);
    const span = this.#loader.want({ from, to: Math.max(from, wanted.to) });
    await this.#ready(span, options);
    const { shown } = this.#loader;
    const lack = this.#lack(shown, span) ?? (wanted.from < oldest ? tooOld(this.#settings.retentionDays) : null);
    this.#told = { revision: shown.revision, isLoading: lack?.reason === 'loading' || this.#told?.isLoading === true };
    const answer = await shown.records.answer(asked, now, options.signal);
    // Who asks again and again until all is there must not keep the loading from its turn.
    if (lack?.reason === 'loading') await pause();
    return { ...this.#completed(answer, shown), ...(lack && { partial: lack }) };
  }

  async #ready(span: Span, { signal, onProgress }: QueryOptions): Promise<void> {
    const stopTelling = onProgress && this.#tellProgress(onProgress, () => this.#loader.share(span));
    try {
      await orAborted(this.#loader.ready(span), signal);
    } finally {
      stopTelling?.();
    }
  }

  /** What is missing from an answer. Throws where nothing can be said. */
  #lack(shown: Shown, span: Span): PartialAnswer | null {
    if (covers(shown.covered, span)) return null;
    if (this.#loader.isLoading) return lacking('loading', wordsOfFailures(shown.failures, span));
    const [failure] = shown.failures.filter(({ spans }) => sharedTime(spans, span) > 0);
    const error = failure?.error ?? new SourceError('unreachable', 'Loading was stopped: refresh to go on.');
    if (sharedTime(shown.covered, span) === 0) throw error;
    return lacking('unread', wordsOfFailures(shown.failures, span) || error.message);
  }

  /** What records in memory cannot know. */
  #completed<A extends SyncResult>(answer: A, { duplicates }: Shown): A {
    const { value } = answer;
    if (value === null || !('retentionDays' in value)) return answer;
    const { retentionDays } = this.#settings;
    return { ...answer, value: { ...value, retentionDays, duplicates: value.duplicates && duplicates } };
  }

  #withRange<Q extends SyncQuestion>(question: Q): Q {
    if (question.kind === 'record' || question.filter.range) return question;
    return { ...question, filter: { ...question.filter, range: this.defaultRange } };
  }

  /** Milliseconds since 1970, of a question that is valid. */
  #spanOf(question: SyncQuestion, now: number): Span {
    if (question.kind === 'record' && question.time) {
      const from = Math.floor(timeToMs(question.time) / MOMENT) * MOMENT;
      return { from, to: from + MOMENT };
    }
    const range = question.filter?.range ?? (question.kind === 'record' ? 'all' : this.defaultRange);
    const span = resolveRange(range, now);
    if (span !== 'all') return { from: timeToMs(span.from), to: timeToMs(span.to) + 1 };
    return { from: now - (this.#settings.retentionDays + 1) * DAY, to: now };
  }

  #tellProgress(listener: (progress: SyncProgress) => void, share: () => number): () => void {
    return this.#loader.steps.add((waitingUntil) => {
      const progress = { records: this.#loader.size, fraction: share() };
      listener(waitingUntil === undefined ? progress : { ...progress, waitingUntil });
    });
  }

  /** Only who was told of less can be told that there is more. */
  #tellOfMore(): void {
    if (this.#told === null) return;
    const { revision, isLoading } = this.#told;
    if (!isLoading && revision === this.#loader.shown.revision) return;
    this.#told = null;
    this.#watchers.tell();
  }
}
