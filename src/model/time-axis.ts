import type { TimeSpan } from './filter.js';
import { formatBin } from './formats.js';
import type { Bin, SummaryTable } from './question.js';
import { msToTime, timeToMs } from './time.js';
import { nextBinStart, zoneOffsets, type ZoneOffset } from './zone.js';

const DAY = 86_400_000;

/** The time bins of an answer as drawings, tooltips and tables need them. */
export interface TimeAxis {
  bin: Bin;
  zone: string;
  starts: readonly string[];
  /** Starts of all bins and the end of the last, milliseconds since 1970. */
  edges: Float64Array;
  offsets: readonly ZoneOffset[];
  span: TimeSpan;
  /** Instants outside are covered by no data: the ends of the range, or *now*. Milliseconds since 1970. */
  covered: { from: number; to: number };
}

/** `now` in milliseconds. Throws a `TypeError` where the table has no bins. */
export function timeAxis({ bins }: Pick<SummaryTable, 'bins'>, zone: string, now: number): TimeAxis {
  if (!bins) throw new TypeError('A table with time bins was expected.');
  const { bin, span, starts } = bins;
  const offsets = zoneOffsets(zone, span);
  const edges = new Float64Array(starts.length + 1);
  starts.forEach((start, index) => (edges[index] = timeToMs(start)));
  edges[starts.length] = nextBinStart(edges[starts.length - 1]!, bin, offsets);
  const covered = { from: timeToMs(span.from), to: Math.min(timeToMs(span.to), now) };
  return { bin, zone, starts, edges, offsets, span, covered };
}

/** Whether a bin lies only in part within the time that the answer covers. */
export function isPart({ edges, covered }: TimeAxis, index: number): boolean {
  const [start, end] = [edges[index]!, edges[index + 1]!];
  return start < covered.to && end > covered.from && (start < covered.from || end > covered.to);
}

/** The span from the start of one bin to the end of another. */
export function spanOf({ edges }: TimeAxis, first: number, last: number): TimeSpan {
  return { from: msToTime(edges[first]!), to: msToTime(edges[last + 1]!) };
}

/** The name of a bin as an axis bears it: hours that begin a day bear its date. */
export function axisLabel({ bin, starts, edges, offsets, zone }: TimeAxis, index: number, locale: string): string {
  const { offset } = offsets.findLast(({ start }) => start <= edges[index]!) ?? offsets[0]!;
  const midnight = (edges[index]! + offset) % DAY === 0;
  return formatBin(starts[index]!, midnight ? 'day' : bin, { locale, zone }, 'axis');
}
