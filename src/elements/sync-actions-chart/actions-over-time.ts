import type { ColumnsData } from '../../charts/columns-bars.js';
import { readSeries, type Series } from '../../charts/series.js';
import type { ListDimension, TimeSpan } from '../../model/filter.js';
import type { Bin, SummaryTable } from '../../model/question.js';
import { msToTime, timeToMs } from '../../model/time.js';
import { nextBinStart, zoneOffsets, type ZoneOffset } from '../../model/zone.js';

/** An answer as chart, legend, tooltip and table need it. */
export interface ActionsOverTime {
  dimension: ListDimension;
  bin: Bin;
  zone: string;
  starts: readonly string[];
  /** Starts of all bins and the end of the last, milliseconds since 1970. */
  edges: Float64Array;
  offsets: readonly ZoneOffset[];
  series: readonly Series[];
  data: ColumnsData;
  /** How many values the series of `null` holds. */
  restValues: number;
  span: TimeSpan;
  /** Instants outside are covered by no data: the ends of the range, or *now*. Milliseconds since 1970. */
  covered: { from: number; to: number };
}

/** `now` in milliseconds. Throws a `TypeError` where the table has no bins or rows outside them. */
export function readActions(table: SummaryTable, dimension: ListDimension, zone: string, now: number): ActionsOverTime {
  if (!table.bins) throw new TypeError('A table with time bins was expected.');
  const { bin, span, starts } = table.bins;
  const series = readSeries(table, dimension);
  const offsets = zoneOffsets(zone, span);
  const edges = new Float64Array(starts.length + 1);
  starts.forEach((start, index) => (edges[index] = timeToMs(start)));
  edges[starts.length] = nextBinStart(edges[starts.length - 1]!, bin, offsets);
  return {
    dimension,
    bin,
    zone,
    starts,
    edges,
    offsets,
    series,
    data: { bins: starts.length, series: series.map(({ counts }) => counts) },
    restValues: table.otherValues,
    span,
    covered: { from: timeToMs(span.from), to: Math.min(timeToMs(span.to), now) },
  };
}

/** Whether a bin lies only in part within the time that the answer covers. */
export function isPart({ edges, covered }: ActionsOverTime, index: number): boolean {
  const [start, end] = [edges[index]!, edges[index + 1]!];
  return start < covered.to && end > covered.from && (start < covered.from || end > covered.to);
}

/** The span from the start of one bin to the end of another. */
export function spanOf({ edges }: ActionsOverTime, first: number, last: number): TimeSpan {
  return { from: msToTime(edges[first]!), to: msToTime(edges[last + 1]!) };
}
