import type { SyncResult } from '../model/question.js';
import type { QueryOptions, SyncProgress } from './data-source.js';
import { Listeners } from './memory/listeners.js';
import { orAborted, pause } from './memory/slices.js';

/** One question under way, shared by all who wait for its answer. */
export class SharedQuery {
  readonly #abort = new AbortController();
  readonly #progress = new Listeners<SyncProgress>();
  readonly #answer: Promise<SyncResult>;
  #latest: SyncProgress | undefined;
  #isOver = false;
  #waiting = 0;

  /** @param ask asks the question, once and at once */
  constructor(ask: (options: Required<QueryOptions>) => Promise<SyncResult>) {
    const onProgress = (progress: SyncProgress): void => {
      this.#latest = progress;
      this.#progress.tell(progress);
    };
    this.#answer = ask({ signal: this.#abort.signal, onProgress }).finally(() => (this.#isOver = true));
    this.#answer.catch(() => undefined); // All who wait hear of it by `join`.
  }

  /** Whether it has ended or was given up, so that nobody may join any more. */
  get isOver(): boolean {
    return this.#isOver || this.#abort.signal.aborted;
  }

  /** The answer, or at once the signal's reason. The question is given up when the last one who waits goes. */
  async join({ signal, onProgress }: QueryOptions): Promise<SyncResult> {
    const stopListening = onProgress && this.#progress.add(onProgress);
    this.#waiting += 1;
    try {
      if (this.#latest) onProgress?.(this.#latest);
      return await orAborted(this.#answer, signal);
    } finally {
      stopListening?.();
      this.#waiting -= 1;
      void this.#giveUpIfAlone();
    }
  }

  abort(reason: unknown): void {
    this.#abort.abort(reason);
  }

  /** A panel whose filter changes to and fro aborts one question and asks it again at once: that one may still join. */
  async #giveUpIfAlone(): Promise<void> {
    if (this.#waiting > 0 || this.#isOver) return;
    await pause();
    if (this.#waiting === 0 && !this.#isOver) this.#abort.abort();
  }
}
