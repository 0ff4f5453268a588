import type { SyncFilter } from '../model/filter.js';
import { spanOf, type TimeAxis } from '../model/time-axis.js';
import { timeToMs } from '../model/time.js';
import type { PanelEnvironment } from './environment.js';

/** The time that people choose on an axis: the brush of the panel's filter. */
export class ChosenTime {
  readonly #environment: PanelEnvironment;
  readonly #change: (filter: SyncFilter) => void;

  /** @param change takes the filter with another chosen time */
  constructor(environment: PanelEnvironment, change: (filter: SyncFilter) => void) {
    this.#environment = environment;
    this.#change = change;
  }

  /** In milliseconds; `null`: no time is chosen. */
  get span(): { from: number; to: number } | null {
    const { brush } = this.#environment.chosenFilter;
    return brush ? { from: timeToMs(brush.from), to: timeToMs(brush.to) } : null;
  }

  /** Is it exactly this bin of the axis? */
  isBin({ edges }: TimeAxis, bin: number): boolean {
    const { span } = this;
    return span !== null && span.from === edges[bin] && span.to === edges[bin + 1];
  }

  /** Chooses the time from the start of one bin to the end of another. */
  choose(axis: TimeAxis, first: number, last: number): void {
    this.#change({ ...this.#environment.changeableFilter, brush: spanOf(axis, first, last) });
  }

  /** Chooses no time. Answers whether some was chosen. */
  clear(): boolean {
    const { brush, ...rest } = this.#environment.changeableFilter;
    if (brush) this.#change(rest);
    return brush !== undefined;
  }
}
