import { orAborted } from '../memory/slices.js';

/** Microsoft documents five requests per ten seconds, app and tenant for reports, provisioning logs among them. */
const MOST_REQUESTS = 5;
const WINDOW = 10_000;

/** Resolves after so many milliseconds, never earlier, or at once if aborted. */
export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<unknown>;

/** What time it is, in milliseconds since 1970, and how to let it pass. */
export interface Clock {
  now: () => number;
  wait: Wait;
}

/**
 * Holds requests back so that no service, however long they are under way, sees more than five begin within ten seconds. One
 * request at a time.
 */
export class RequestPace {
  readonly #clock: Clock;
  /** When the latest requests were answered: only then is it certain that they had arrived. */
  #answered: number[] = [];
  #heldUntil = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** No request begins before this time, in milliseconds since 1970. */
  holdUntil(time: number): void {
    this.#heldUntil = Math.max(this.#heldUntil, time);
  }

  /** Sends a request when its turn has come. Rejects with the signal's reason when aborted before. */
  async send<T>(request: () => Promise<T>, signal: AbortSignal): Promise<T> {
    const { now, wait } = this.#clock;
    for (let pause = this.#pause(); pause > 0; pause = this.#pause()) {
      await orAborted(wait(pause, signal), signal);
      signal.throwIfAborted();
    }
    try {
      return await request();
    } finally {
      this.#answered = [...this.#answered, now()].slice(-MOST_REQUESTS);
    }
  }

  #pause(): number {
    const now = this.#clock.now();
    // A clock that was set back must not hold requests for as long as it was set back.
    if (this.#answered.some((time) => time > now)) this.#answered = this.#answered.map((time) => Math.min(time, now));
    const [oldest = 0] = this.#answered.length < MOST_REQUESTS ? [] : this.#answered;
    return Math.max(oldest + WINDOW, this.#heldUntil) - now;
  }
}

/** Timers may go off a millisecond early. */
export const timer: Wait = (milliseconds, signal) =>
  new Promise((resolve) => {
    const stop = (): void => {
      clearTimeout(id);
      resolve(undefined);
    };
    const id = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve(undefined);
    }, milliseconds + 1);
    signal.addEventListener('abort', stop, { once: true });
  });
