import type { ColumnsData } from '../../charts/columns-bars.js';
import { readSeries, type Series } from '../../charts/series.js';
import type { ListDimension } from '../../model/filter.js';
import type { SummaryTable } from '../../model/question.js';
import { timeAxis, type TimeAxis } from '../../model/time-axis.js';

/** An answer as chart, legend, tooltip and table need it. */
export interface ActionsOverTime extends TimeAxis {
  dimension: ListDimension;
  series: readonly Series[];
  data: ColumnsData;
  /** How many values the series of `null` holds. */
  restValues: number;
}

/** `now` in milliseconds. Throws a `TypeError` where the table has no bins or rows outside them. */
export function readActions(table: SummaryTable, dimension: ListDimension, zone: string, now: number): ActionsOverTime {
  const axis = timeAxis(table, zone, now);
  const series = readSeries(table, dimension);
  return {
    ...axis,
    dimension,
    series,
    data: { bins: axis.starts.length, series: series.map(({ counts }) => counts) },
    restValues: table.otherValues,
  };
}
