import type { QueryOptions, SyncProgress } from './data-source.js';
import { Listeners } from './memory/listeners.js';

/** Panels give up after 30 seconds in which they hear nothing. */
const TELL_MS = 10_000;
/** A service that names a time far away, by mistake or by a wrong clock, must not close the line for good. */
const LONGEST_PAUSE = 900_000;

interface Waiter {
  progress: Listeners<SyncProgress>;
  begin(): void;
  forget(): void;
}

/** Places for a number of questions at once; the others stand in line, and are told that they wait. */
export class WaitingLine {
  readonly #places: number;
  readonly #tellMs: number;
  readonly #waiting = new Set<Waiter>();
  #taken = 0;
  #heldUntil = 0;
  /** Whether the service asked for more than the longest pause: one question finds out if it is still so. */
  #isTrying = false;
  #telling: ReturnType<typeof setInterval> | undefined;
  #opening: ReturnType<typeof setTimeout> | undefined;

  /** @param patience milliseconds after which one who hears nothing gives up; default 30,000 */
  constructor(places: number, patience = 0) {
    this.#places = places;
    this.#tellMs = patience > 0 ? Math.min(TELL_MS, patience / 3) : TELL_MS;
  }

  /** Resolves when a place is taken, which `leave` gives back. Rejects at once with the signal's reason. */
  join({ signal, onProgress }: QueryOptions): Promise<void> {
    if (this.#isOpen && this.#waiting.size === 0) {
      this.#taken += 1;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const progress = new Listeners<SyncProgress>();
      if (onProgress) progress.add(onProgress);
      const goAway = (): void => {
        this.#waiting.delete(waiter);
        this.#setTimers();
        reject(signal?.reason as Error);
      };
      const forget = (): void => signal?.removeEventListener('abort', goAway);
      const begin = (): void => {
        forget();
        progress.tell({ records: 0, fraction: null });
        resolve();
      };
      const waiter: Waiter = { progress, begin, forget };
      signal?.addEventListener('abort', goAway, { once: true });
      this.#waiting.add(waiter);
      this.#setTimers();
      this.#tell([waiter]);
    });
  }

  /** Gives a place back. */
  leave(): void {
    this.#taken -= 1;
    if (Date.now() >= this.#heldUntil) this.#isTrying = false;
    this.#admit();
  }

  /**
   * Nobody gets a place before this time, in milliseconds since 1970, or for a quarter of an hour if that is sooner; the
   * latest time given counts.
   */
  holdUntil(time: number | undefined): void {
    if (time === undefined || !Number.isFinite(time)) return;
    const longest = Date.now() + LONGEST_PAUSE;
    const until = Math.min(time, longest);
    if (until <= this.#heldUntil) return;
    this.#heldUntil = until;
    this.#isTrying = time > longest;
    this.#setTimers();
    this.#tell(this.#waiting);
  }

  /** Forgets all who wait. */
  clear(): void {
    for (const { forget } of this.#waiting) forget();
    this.#waiting.clear();
    this.#setTimers();
  }

  get #isOpen(): boolean {
    return this.#taken < (this.#isTrying ? 1 : this.#places) && Date.now() >= this.#heldUntil;
  }

  #admit(): void {
    for (const waiter of this.#waiting) {
      if (!this.#isOpen) break;
      this.#waiting.delete(waiter);
      this.#taken += 1;
      waiter.begin();
    }
    this.#setTimers();
  }

  #tell(waiters: Iterable<Waiter>): void {
    const pause = Date.now() < this.#heldUntil ? { waitingUntil: this.#heldUntil } : {};
    for (const { progress } of waiters) progress.tell({ records: 0, fraction: null, ...pause });
  }

  /** Timers run only while somebody waits. */
  #setTimers(): void {
    clearTimeout(this.#opening);
    if (this.#waiting.size === 0) {
      clearInterval(this.#telling);
      this.#telling = undefined;
      return;
    }
    this.#telling ??= setInterval(() => this.#tell(this.#waiting), this.#tellMs);
    const pause = this.#heldUntil - Date.now();
    if (pause > 0) this.#opening = setTimeout(() => this.#admit(), pause);
  }
}
