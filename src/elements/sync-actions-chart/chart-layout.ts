import type { ColumnsLayout } from '../../charts/columns-bars.js';
import { layoutColumns, type ColumnsMarks } from '../../charts/columns.js';
import type { DrawingSize } from '../../charts/plot-box.js';
import { textWidth } from '../../charts/text-width.js';
import { timeLabels, type TimeLabel } from '../../charts/time-labels.js';
import { formatCount } from '../../model/formats.js';
import { axisLabel } from '../../model/time-axis.js';
import type { ActionsOverTime } from './actions-over-time.js';

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
  const { data, bin, starts, edges, offsets } = actions;
  const marks = layoutColumns(data, size, {
    layout,
    tickWidth: (value) => textWidth(formatCount(value, locale), size.em),
  });
  const label = (index: number) => axisLabel(actions, index, locale);
  return {
    marks,
    tickLabels: marks.ticks.map(({ value }) => formatCount(value, locale)),
    timeLabels: timeLabels({ bin, starts: edges.subarray(0, starts.length), offsets }, marks, label),
  };
}
