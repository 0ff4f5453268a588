import type { TimeSpan } from './filter.js';
import type { Bin } from './question.js';
import type { TimeText } from './record.js';
import { SourceError } from './source-error.js';
import { msToTime, timeToMs } from './time.js';
import { binStart, nextBinStart, zoneOffsets } from './zone.js';

/** Widths of time bins, smallest first. */
export const BINS: readonly Bin[] = ['5min', 'hour', 'day', 'week'];

const AUTO_BINS = 92;
const MOST_BINS = 10_000;

/** The smallest bin that cuts the span into at most 92, else `week`. Throws `bad-query` for an unknown zone. */
export function autoBin(span: TimeSpan, zone: string): Bin {
  return BINS.find((bin) => startsOf(span, bin, zone, AUTO_BINS) !== null) ?? 'week';
}

/**
 * Starts of all bins that hold some part of the span, ascending.
 *
 * Throws `bad-query` for an unknown zone and for more than 10,000 bins.
 */
export function binStarts(span: TimeSpan, bin: Bin, zone: string): TimeText[] {
  const starts = startsOf(span, bin, zone, MOST_BINS);
  if (starts) return starts.map(msToTime);
  throw new SourceError(
    'bad-query',
    `bin ${bin} cuts the range into more than ${MOST_BINS} bins: take a longer bin or a shorter range.`,
  );
}

/** A function from an instant (milliseconds since 1970) to the index of its bin; -1 before the first start. */
export function binFinder(starts: readonly TimeText[]): (ms: number) => number {
  const instants = Float64Array.from(starts, timeToMs);
  return (ms) => {
    let [low, high] = [0, instants.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (instants[middle]! <= ms) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };
}

/** `null` if there are more than `most`. */
function startsOf(span: TimeSpan, bin: Bin, zone: string, most: number): number[] | null {
  const offsets = zoneOffsets(zone, span);
  const last = lastInstant(span);
  const starts: number[] = [];
  for (
    let start = binStart(timeToMs(span.from), bin, offsets);
    start <= last;
    start = nextBinStart(start, bin, offsets)
  ) {
    if (starts.length === most) return null;
    starts.push(start);
  }
  return starts;
}

/** The last millisecond that a half-open span reaches. */
function lastInstant({ to }: TimeSpan): number {
  const ms = timeToMs(to);
  return msToTime(ms) === to ? ms - 1 : ms;
}
