import type { ColumnsLayout } from '../../charts/columns-bars.js';
import { layoutColumns, type ColumnsMarks, type DrawingSize } from '../../charts/columns.js';
import { textWidth } from '../../charts/text-width.js';
import { timeLabels, type TimeLabel } from '../../charts/time-labels.js';
import { formatBin, formatCount } from '../../model/formats.js';
import type { ActionsOverTime } from './actions-over-time.js';

const DAY = 86_400_000;

export interface Drawn {
  marks: ColumnsMarks;
  tickLabels: string[];
  timeLabels: TimeLabel[];
}

/** The chart laid out, again only when what it shows or its room has changed. */
export class ChartLayout {
  #key: readonly unknown[] = [];
  #drawn: Drawn | null = null;

  of(actions: ActionsOverTime, size: DrawingSize, layout: ColumnsLayout, locale: string): Drawn {
    const key = [actions, size, layout, locale];
    if (!this.#drawn || key.some((part, index) => part !== this.#key[index])) {
      this.#drawn = layOut(actions, size, layout, locale);
      this.#key = key;
    }
    return this.#drawn;
  }
}

function layOut(actions: ActionsOverTime, size: DrawingSize, layout: ColumnsLayout, locale: string): Drawn {
  const { data, bin, starts, edges, offsets, zone } = actions;
  const marks = layoutColumns(data, size, {
    layout,
    tickWidth: (value) => textWidth(formatCount(value, locale), size.em),
  });
  const style = { locale, zone };
  const label = (index: number) => {
    const midnight = (edges[index]! + offsetAt(actions, edges[index]!)) % DAY === 0;
    return formatBin(starts[index]!, midnight ? 'day' : bin, style, 'axis');
  };
  return {
    marks,
    tickLabels: marks.ticks.map(({ value }) => formatCount(value, locale)),
    timeLabels: timeLabels({ bin, starts: edges.subarray(0, starts.length), offsets }, marks, label),
  };
}

function offsetAt({ offsets }: ActionsOverTime, ms: number): number {
  return (offsets.findLast(({ start }) => start <= ms) ?? offsets[0]!).offset;
}
