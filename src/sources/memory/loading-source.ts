import type { AnswerTo, PartialAnswer, SyncQuestion, SyncResult } from '../../model/question.js';
import { SourceError, toSourceError } from '../../model/source-error.js';
import type { QueryOptions, SyncDataSource, SyncProgress } from '../data-source.js';
import { Listeners } from './listeners.js';
import type { LogPart } from './log-part.js';
import { isAnswerable } from '../answerable.js';
import { closedError } from '../closed-error.js';
import { LoadedRecords } from './loaded-records.js';
import { RecordCollector } from './record-collector.js';
import { orAborted, pause, SliceClock } from './slices.js';
import { Stop } from './stop.js';

/** How a source that reads its records while it answers behaves. */
export interface LoadingOptions {
  /** Milliseconds since 1970, for ranges that end now. Default `Date.now`. */
  now?: () => number;
  /** Stops the loading; questions then reject with its reason. */
  signal?: AbortSignal;
  /** How far the loading has come. */
  onProgress?: (progress: SyncProgress) => void;
}

/** So long a question waits for all to be read, before it is answered from the records there are; and then until the next. */
const SHOW_MS = 500;
const MOST_LACKS = 5;

/**
 * A source over parts that it reads one after the other, in slices. Questions wait until all is read, but not much longer
 * than half a second: short loads do not flicker. Then they are answered from the records there are, once there are any,
 * with `partial: {reason: 'loading'}`, and `watch` tells twice a second that there are more.
 */
export class LoadingSource implements SyncDataSource {
  readonly restrictable = true;
  readonly #now: () => number;
  readonly #stop = new Stop();
  /** Ends reading whatever file is being read. */
  readonly #abort = new AbortController();
  readonly #watchers = new Listeners<void>();
  readonly #progress = new Listeners<SyncProgress>();
  readonly #collector = new RecordCollector();
  /** What is missing, and why: a sentence each. */
  readonly #lacks: string[] = [];
  readonly #failures: SourceError[] = [];
  /** Resolves when there is something to answer from, or all is read. */
  readonly #first: Promise<void>;
  #resolveFirst: () => void = () => undefined;
  #shown: LoadedRecords | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;
  #isDone = false;
  #isClosed = false;

  constructor(
    parts: readonly LogPart[] | Promise<readonly LogPart[]>,
    { now = Date.now, signal, onProgress }: LoadingOptions = {},
  ) {
    this.#now = now;
    if (onProgress) this.#progress.add(onProgress);
    this.#first = new Promise((resolve) => (this.#resolveFirst = resolve));
    if (signal?.aborted) this.#stopWith(signal.reason);
    signal?.addEventListener('abort', () => this.#isDone || this.#stopWith(signal.reason), { once: true });
    void this.#load(parts);
  }

  supports(question: SyncQuestion): boolean {
    return isAnswerable(question);
  }

  async query<Q extends SyncQuestion>(question: Q, options: QueryOptions = {}): Promise<SyncResult<AnswerTo<Q>>> {
    const { signal, onProgress } = options;
    signal?.throwIfAborted();
    if (this.#isClosed) throw closedError();
    this.#stop.throwIfStopped();
    const stopListening = onProgress && !this.#isDone ? this.#progress.add(onProgress) : undefined;
    try {
      await orAborted(this.#stop.orStopped(this.#first), signal);
    } finally {
      stopListening?.();
    }
    if (this.#shown === null) throw this.#failure();
    const partial = this.#partial();
    const answer = await this.#stop.orStopped(this.#shown.answer(question, this.#now(), signal));
    // Who asks again and again until all is there must not keep the loading from its turn.
    if (partial?.reason === 'loading') await pause();
    return partial ? { ...answer, partial } : answer;
  }

  watch(listener: () => void): () => void {
    return this.#watchers.add(listener);
  }

  /** Stops loading and frees the records. */
  close(): void {
    this.#isClosed = true;
    this.#stopWith(closedError());
    this.#shown = null;
    this.#watchers.clear();
    this.#progress.clear();
  }

  #stopWith(reason: unknown): void {
    this.#stop.stop(reason);
    this.#abort.abort(reason);
  }

  async #load(given: readonly LogPart[] | Promise<readonly LogPart[]>): Promise<void> {
    let parts: readonly LogPart[] = [];
    try {
      parts = await this.#stop.orStopped(Promise.resolve(given));
    } catch (thrown) {
      if (!this.#stop.isStopped) this.#failures.push(toSourceError(thrown));
    }
    const total = parts.reduce((sum, { size }) => sum + size, 0);
    let before = 0;
    this.#timer = setInterval(() => this.#showIfMore(), SHOW_MS);
    for (const part of parts) {
      try {
        await this.#loadPart(part, (share) => (total > 0 ? (before + share * part.size) / total : null));
      } catch (thrown) {
        if (this.#stop.isStopped) return clearInterval(this.#timer);
        this.#addFailure(part, toSourceError(thrown));
      }
      before += part.size;
      this.#isDone = part === parts.at(-1);
      if (this.#isDone && (this.#failures.length < parts.length || this.#collector.size > 0)) this.#show();
      this.#tellProgress(total > 0 ? before / total : null);
    }
    this.#isDone = true;
    clearInterval(this.#timer);
    this.#resolveFirst();
  }

  async #loadPart(part: LogPart, fractionAt: (share: number) => number | null): Promise<void> {
    const clock = new SliceClock();
    const reader = part.read(this.#abort.signal);
    let index = 0;
    for (;;) {
      const next = await this.#stop.orStopped(reader.next());
      if (next.done) {
        this.#lacks.push(...next.value);
        return;
      }
      for (const found of next.value.records) this.#collector.addFound(found, part, index++);
      if (!clock.isOver) continue;
      this.#tellProgress(fractionAt(Math.min(1, next.value.read / Math.max(1, part.size))));
      await clock.pause();
      this.#stop.throwIfStopped();
    }
  }

  #addFailure({ name }: LogPart, error: SourceError): void {
    this.#failures.push(error);
    this.#lacks.push(error.message);
    this.#collector.addBroken({ file: name, index: null, reason: error.message });
  }

  #showIfMore(): void {
    if (this.#collector.size > (this.#shown?.store.size ?? 0)) this.#show();
  }

  /** From now on questions are answered from what has come in until now. */
  #show(): void {
    const isFirst = this.#shown === null;
    this.#shown = new LoadedRecords(this.#collector.snapshot());
    this.#resolveFirst();
    if (!isFirst) this.#watchers.tell();
  }

  #tellProgress(fraction: number | null): void {
    this.#progress.tell({ records: this.#collector.size, fraction });
  }

  #partial(): PartialAnswer | null {
    const shown = this.#lacks.slice(0, MOST_LACKS).join(' ');
    const more = this.#lacks.length - MOST_LACKS;
    const detail = more > 0 ? `${shown} And ${more} more.` : shown;
    if (!this.#isDone) return { reason: 'loading', limit: null, ...(detail && { detail }) };
    return detail ? { reason: 'unread', limit: null, detail } : null;
  }

  #failure(): SourceError {
    const [first] = this.#failures;
    if (first === undefined) return new SourceError('invalid-data', 'No file was given.');
    if (this.#failures.length === 1) return first;
    const message = this.#failures
      .slice(0, MOST_LACKS)
      .map((failure) => failure.message)
      .join(' ');
    return new SourceError(first.reason, message, { cause: first });
  }
}
