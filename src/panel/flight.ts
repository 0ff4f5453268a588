import type { SyncQuestion, SyncResult } from '../model/question.js';
import { SourceError, toSourceError } from '../model/source-error.js';
import type { QueryOptions, SyncProgress } from '../sources/data-source.js';

/** Timers of more milliseconds fire at once. */
const LONGEST_TIMER = 2 ** 31;

/** One who waits for an answer. */
export interface Passenger {
  question: SyncQuestion;
  options: QueryOptions;
  /** What this one asked for, out of the answer to all. */
  pick(result: SyncResult): SyncResult;
  resolve(result: SyncResult): void;
  reject(reason: unknown): void;
}

/** One question on its way to a source with all who wait for it. It is cancelled when all have left. */
export class Flight {
  readonly #patience: number;
  readonly #ended: (refused: readonly Passenger[]) => void;
  readonly #abort = new AbortController();
  readonly #passengers = new Set<Passenger>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #progress: SyncProgress | null = null;

  /**
   * @param patience milliseconds without answer or progress after which the question has failed, not counting a pause that
   * the service asked for; 0 or endless: never
   * @param ended called once, with those whose merged question was refused: one of them asks wrongly, each is to ask alone
   */
  constructor(patience: number, ended: (refused: readonly Passenger[]) => void) {
    this.#patience = patience;
    this.#ended = ended;
    this.#wait();
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  readonly onProgress = (progress: SyncProgress): void => {
    if (this.#passengers.size === 0) return;
    this.#progress = progress;
    this.#wait(pauseAhead(progress));
    for (const { options } of this.#passengers) options.onProgress?.(progress);
  };

  board(...passengers: Passenger[]): void {
    for (const passenger of passengers) {
      this.#passengers.add(passenger);
      passenger.options.signal?.addEventListener('abort', this.#leave);
      if (this.#progress) passenger.options.onProgress?.(this.#progress);
    }
  }

  arrive(result: SyncResult): void {
    this.#end(({ pick, resolve, reject }) => {
      try {
        resolve(pick(result));
      } catch (error) {
        reject(toSourceError(error));
      }
    });
  }

  fail(error: SourceError): void {
    if (error.reason === 'bad-query' && this.#passengers.size > 1) this.#end(() => undefined, [...this.#passengers]);
    else this.#end(({ reject }) => reject(error));
  }

  #wait(pause = 0): void {
    clearTimeout(this.#timer);
    const time = this.#patience + pause;
    if (this.#patience > 0 && time < LONGEST_TIMER) this.#timer = setTimeout(() => this.#timeOut(), time);
  }

  #timeOut(): void {
    const seconds = Math.round(this.#patience / 1000);
    const message = `The data source did not answer and reported no progress for ${seconds} seconds.`;
    this.fail(new SourceError('timeout', message));
    this.#abort.abort();
  }

  readonly #leave = (): void => {
    for (const passenger of this.#passengers) {
      const { signal } = passenger.options;
      if (!signal?.aborted) continue;
      this.#passengers.delete(passenger);
      passenger.reject(signal.reason);
    }
    if (this.#passengers.size > 0) return;
    this.#end(() => undefined);
    this.#abort.abort();
  };

  #end(finish: (passenger: Passenger) => void, refused: readonly Passenger[] = []): void {
    clearTimeout(this.#timer);
    for (const passenger of this.#passengers) {
      passenger.options.signal?.removeEventListener('abort', this.#leave);
      finish(passenger);
    }
    this.#passengers.clear();
    this.#ended(refused);
  }
}

/** Milliseconds until the service goes on; 0 where it asked for no pause, or for none that ends. */
function pauseAhead({ waitingUntil = 0 }: SyncProgress): number {
  const ahead = waitingUntil - Date.now();
  return ahead > 0 && ahead < Infinity ? ahead : 0;
}
