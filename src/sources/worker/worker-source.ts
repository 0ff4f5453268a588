import type { AnswerTo, SyncQuestion, SyncResult } from '../../model/question.js';
import { SourceError } from '../../model/source-error.js';
import type { QueryOptions, SyncDataSource, SyncProgress } from '../data-source.js';
import { closedError } from '../closed-error.js';
import { isAnswerable } from '../answerable.js';
import { Listeners } from '../memory/listeners.js';
import type { LoadingOptions } from '../memory/loading-source.js';
import { orAborted } from '../memory/slices.js';
import { PROTOCOL, type PageMessage, type SentFailure, type SentFile, type WorkerMessage } from './protocol.js';

/** What a source needs of its worker. */
export type WorkerPort = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>;

/** Files, and how they are read: plain values, since they cross into the worker. */
export interface Opening {
  files: readonly SentFile[];
  options: object;
}

interface Waiting {
  resolve(result: SyncResult): void;
  reject(reason: unknown): void;
  onProgress: QueryOptions['onProgress'];
}

/** So long a worker may take to come up; its script has to be loaded first. */
const START_MS = 5000;

/**
 * The page's side of a source in a worker. Questions are asked once `ready` has resolved; it rejects, and the worker is
 * ended, where the worker cannot be loaded, is another one or says nothing for five seconds. A worker that fails later
 * fails every question, waiting ones too, as `unreachable`.
 */
export class WorkerSource implements SyncDataSource {
  readonly restrictable = true;
  readonly ready: Promise<void>;
  readonly #worker: WorkerPort;
  readonly #options: LoadingOptions;
  readonly #waiting = new Map<number, Waiting>();
  readonly #watchers = new Listeners<void>();
  readonly #over = new AbortController();
  #settleReady: { resolve(): void; reject(reason: unknown): void } = { resolve: () => {}, reject: () => {} };
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isReady = false;
  #ids = 0;

  constructor(worker: WorkerPort, opening: Opening, options: LoadingOptions = {}) {
    this.#worker = worker;
    this.#options = options;
    this.ready = new Promise((resolve, reject) => (this.#settleReady = { resolve, reject }));
    worker.addEventListener('message', ({ data }: MessageEvent<WorkerMessage>) => this.#receive(data));
    worker.addEventListener('error', (event) => {
      // One that does not come up is no error of the page: another way is taken.
      if (!this.#isReady) event.preventDefault();
      this.#end(brokenError(event.message));
    });
    worker.addEventListener('messageerror', () => this.#end(brokenError('a message could not be read')));
    this.#timer = setTimeout(() => this.#end(brokenError('it did not start')), START_MS);
    const { signal } = options;
    signal?.addEventListener('abort', () => this.#stop(signal.reason), { once: true, signal: this.#over.signal });
    this.#open(opening);
  }

  supports(question: SyncQuestion): boolean {
    return isAnswerable(question);
  }

  async query<Q extends SyncQuestion>(question: Q, options: QueryOptions = {}): Promise<SyncResult<AnswerTo<Q>>> {
    const { signal, onProgress } = options;
    signal?.throwIfAborted();
    this.#over.signal.throwIfAborted();
    const id = (this.#ids += 1);
    const answer = new Promise<SyncResult>((resolve, reject) => this.#waiting.set(id, { resolve, reject, onProgress }));
    try {
      this.#ask(id, question, onProgress !== undefined);
      return (await orAborted(answer, signal)) as SyncResult<AnswerTo<Q>>;
    } finally {
      if (this.#waiting.delete(id)) this.#post({ type: 'abort', id });
    }
  }

  watch(listener: () => void): () => void {
    return this.#watchers.add(listener);
  }

  /** Ends the worker. */
  close(): void {
    this.#post({ type: 'close' });
    this.#end(closedError());
  }

  get #now(): number {
    return (this.#options.now ?? Date.now)();
  }

  #open({ files, options }: Opening): void {
    try {
      this.#post({ type: 'open', files, options, now: this.#now });
      if (this.#options.signal?.aborted) this.#stop(this.#options.signal.reason);
    } catch (thrown) {
      this.#end(thrown);
    }
  }

  #ask(id: number, question: SyncQuestion, wantsProgress: boolean): void {
    const query = { type: 'query', id, now: this.#now, wantsProgress } as const;
    try {
      this.#post({ ...query, question });
    } catch {
      // A framework's reactive object cannot be sent, though it holds nothing but plain values.
      this.#post({ ...query, question: JSON.parse(JSON.stringify(question)) as SyncQuestion });
    }
  }

  #post(message: PageMessage): void {
    if (!this.#over.signal.aborted) this.#worker.postMessage(message);
  }

  #receive(message: WorkerMessage): void {
    if (this.#over.signal.aborted) return;
    if (!this.#isReady) return this.#begin(message);
    switch (message.type) {
      case 'answer':
        return this.#take(message.id)?.resolve(message.result);
      case 'failure':
        return this.#take(message.id)?.reject(this.#reasonOf(message.failure));
      case 'progress':
        return this.#tellProgress(message.id, message.progress);
      case 'more':
        return this.#watchers.tell();
      case 'ready':
        return; // It is told once, and that was before.
    }
  }

  /** Whatever else comes first is of a worker that is not ours, or of another version. */
  #begin(message: Partial<WorkerMessage> | null): void {
    if (message?.type !== 'ready') return;
    if (message.protocol !== PROTOCOL) return this.#end(brokenError('it is of another version'));
    clearTimeout(this.#timer);
    this.#isReady = true;
    this.#settleReady.resolve();
  }

  #take(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return waiting;
  }

  #tellProgress(id: number | null, progress: SyncProgress): void {
    const listener = id === null ? this.#options.onProgress : this.#waiting.get(id)?.onProgress;
    listener?.(progress);
  }

  #reasonOf(failure: SentFailure): unknown {
    if (failure === 'stopped') return this.#options.signal?.reason;
    return new SourceError(failure.reason, failure.message, { retryAt: failure.retryAt });
  }

  #stop(reason: unknown): void {
    if (this.#isReady) this.#post({ type: 'stop' });
    else this.#end(reason);
  }

  #end(reason: unknown): void {
    if (this.#over.signal.aborted) return;
    this.#over.abort(reason);
    clearTimeout(this.#timer);
    this.#worker.terminate();
    this.#settleReady.reject(reason);
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
    this.#watchers.clear();
  }
}

function brokenError(what: string | undefined): SourceError {
  const why = what ? ` (${what})` : '';
  return new SourceError('unreachable', `The worker that reads the files has stopped${why}. Open the files again.`);
}
