import { grownLength } from './code-list.js';

const NONE = 0xffffffff;
const ELSEWHERE = 0xfffffffe;

/** Durations in milliseconds: whole ones below 49 days in four bytes, others aside. */
export class DurationColumn {
  #values = new Uint32Array(1024);
  /** By row. */
  readonly #others = new Map<number, number>();
  #length = 0;

  push(duration: number | null): void {
    if (this.#length === this.#values.length) {
      const values = new Uint32Array(grownLength(this.#length));
      values.set(this.#values);
      this.#values = values;
    }
    const isSmall = duration !== null && Number.isInteger(duration) && duration >= 0 && duration < ELSEWHERE;
    if (duration !== null && !isSmall) this.#others.set(this.#length, duration);
    this.#values[this.#length++] = duration === null ? NONE : isSmall ? duration : ELSEWHERE;
  }

  at(row: number): number | null {
    const value = this.#values[row]!;
    return value < ELSEWHERE ? value : value === NONE ? null : this.#others.get(row)!;
  }

  /** Whether all durations are whole and below 49 days. */
  get isPlain(): boolean {
    return this.#others.size === 0;
  }
}
