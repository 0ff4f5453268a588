import { usualTimeToMs } from '../reading/usual-time.js';
import type { TimeText } from '../record.js';
import { msToTime, timeToMs } from '../time.js';
import { grownLength } from './code-list.js';

/** Times to 100 ns: whole milliseconds since 1970, and the ten thousandths of one behind them. */
export class TimeColumn {
  #ms = new Float64Array(1024);
  #ticks = new Uint16Array(1024);
  #length = 0;

  push(time: TimeText): void {
    if (this.#length === this.#ms.length) this.#grow(grownLength(this.#length));
    const ms = usualTimeToMs(time);
    this.#ms[this.#length] = Number.isNaN(ms) ? timeToMs(time) : ms;
    this.#ticks[this.#length++] = ticksOf(time);
  }

  pop(): void {
    this.#length--;
  }

  /** Milliseconds of the first so many rows. */
  ms(length: number): Float64Array {
    return this.#ms.subarray(0, length);
  }

  /** What comes on top of {@link ms}, in 100 ns. */
  ticks(length: number): Uint16Array {
    return this.#ticks.subarray(0, length);
  }

  at(row: number): TimeText {
    return timeText(this.#ms[row]!, this.#ticks[row]!);
  }

  /** Below 0 if the first row is before the other one. */
  compare(row: number, other: number): number {
    return this.#ms[row]! - this.#ms[other]! || this.#ticks[row]! - this.#ticks[other]!;
  }

  #grow(length: number): void {
    const [ms, ticks] = [new Float64Array(length), new Uint16Array(length)];
    ms.set(this.#ms);
    ticks.set(this.#ticks);
    [this.#ms, this.#ticks] = [ms, ticks];
  }
}

/** The hundreds of nanoseconds that a time has besides its milliseconds. */
export function ticksOf(time: TimeText): number {
  return Number(time.slice(23, 27));
}

/** The time of milliseconds and hundreds of nanoseconds. */
export function timeText(ms: number, ticks: number): TimeText {
  return `${msToTime(ms).slice(0, 23)}${String(ticks).padStart(4, '0')}Z`;
}
