import type { SyncRange } from '../model/filter.js';
import type { AnswerTo, SyncQuestion, SyncResult } from '../model/question.js';
import type { QueryOptions, SyncDataSource } from './data-source.js';
import { isCount } from './is-count.js';
import { closedError } from './closed-error.js';
import { orAborted } from './memory/slices.js';
import { Stop } from './memory/stop.js';
import { WaitingLine } from './waiting-line.js';

/** Milliseconds for which a source is thought to be at work that does not say. */
const USUAL_PATIENCE = 30_000;

/** How many questions reach the source. */
export interface LimitedOptions {
  /** Most questions under way at once. Default 4: Log Analytics takes five of one user. */
  atOnce?: number | undefined;
}

/**
 * The source, asked no more than so many questions at once; the others wait in order. Where the service asks for a pause
 * (`throttled` with `retryAt`, or progress with `waitingUntil`) none is begun before it is over. Who waits hears so by
 * `onProgress`, every ten seconds or sooner. After a quarter of an hour one question tries whether the pause is over. A
 * failed question is not asked again; one that was given up counts until the source has ended it, for the source's patience
 * at most. Throws a `RangeError` for `atOnce` below 1.
 */
export function limited(source: SyncDataSource, { atOnce = 4 }: LimitedOptions = {}): SyncDataSource {
  if (!isCount(atOnce, 1)) throw new RangeError(`atOnce is ${String(atOnce)}, and has to be a number of 1 or more.`);
  return new LimitedSource(source, atOnce);
}

class LimitedSource implements SyncDataSource {
  readonly #source: SyncDataSource;
  readonly #line: WaitingLine;
  readonly #stop = new Stop();
  readonly watch?: (listener: () => void) => () => void;

  constructor(source: SyncDataSource, atOnce: number) {
    this.#source = source;
    this.#line = new WaitingLine(atOnce, source.patience);
    if (source.watch) this.watch = (listener) => source.watch?.(listener) ?? (() => undefined);
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
    await this.#stop.orStopped(this.#line.join(options));
    let isTaken = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const leave = (): void => {
      clearTimeout(timer);
      if (isTaken) this.#line.leave();
      isTaken = false;
    };
    try {
      return await this.#stop.orStopped(orAborted(this.#ask(question, options).finally(leave), options.signal));
    } finally {
      if (isTaken && !this.#stop.isStopped) timer = setTimeout(leave, this.#source.patience ?? USUAL_PATIENCE);
    }
  }

  refresh(): void {
    this.#source.refresh?.();
  }

  close(): void {
    this.#stop.stop(closedError());
    this.#line.clear();
    this.#source.close?.();
  }

  async #ask<Q extends SyncQuestion>(question: Q, options: QueryOptions): Promise<SyncResult<AnswerTo<Q>>> {
    const { signal, onProgress } = options;
    signal?.throwIfAborted();
    try {
      return await this.#source.query(question, {
        ...options,
        onProgress: (progress) => {
          this.#line.holdUntil(progress.waitingUntil);
          onProgress?.(progress);
        },
      });
    } catch (thrown) {
      this.#line.holdUntil(endOfPause(thrown));
      throw thrown;
    }
  }
}

/** By its name: the error may be of another copy of this library. */
function endOfPause(thrown: unknown): number | undefined {
  if (!(thrown instanceof Error) || thrown.name !== 'SourceError' || !('retryAt' in thrown)) return undefined;
  return typeof thrown.retryAt === 'number' ? thrown.retryAt : undefined;
}
