import type { Clock } from '../../../src/sources/graph/pace.js';

interface Sleeper {
  until: number;
  wake: () => void;
}

/** Work that goes on without a clock takes a few turns: reading a body, answering in slices. */
const TURNS = 8;

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Time that passes only when nothing is left to do but wait, and then at once. */
export class FakeClock implements Clock {
  #now: number;
  #sleepers: Sleeper[] = [];
  #isRunning = false;

  constructor(start: string) {
    this.#now = Date.parse(start);
  }

  readonly now = (): number => this.#now;

  readonly wait: Clock['wait'] = (milliseconds, signal) =>
    new Promise((resolve) => {
      const wake = (): void => {
        signal.removeEventListener('abort', wake);
        this.#sleepers = this.#sleepers.filter((one) => one !== sleeper);
        resolve(undefined);
      };
      const sleeper = { until: this.#now + milliseconds, wake };
      this.#sleepers.push(sleeper);
      signal.addEventListener('abort', wake, { once: true });
      if (signal.aborted) wake();
      void this.#run();
    });

  /** Lets time pass, in which nobody waits for anything. */
  skip(milliseconds: number): void {
    this.#now += milliseconds;
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    while (this.#sleepers.length > 0) {
      for (let turns = 0; turns < TURNS; turns++) await turn();
      const [next] = this.#sleepers.toSorted((one, other) => one.until - other.until);
      if (!next) break;
      this.#now = Math.max(this.#now, next.until);
      next.wake();
    }
    this.#isRunning = false;
  }
}
