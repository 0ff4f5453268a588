import type { SyncFilter } from '../../model/filter.js';
import type { Bin, SummaryTable } from '../../model/question.js';
import type { TimeText } from '../../model/record.js';
import { msToTime, timeToMs } from '../../model/time.js';
import { firstIndex } from './outline.js';

const DAY = 86_400_000;

/** The finest bin that cuts a range into no more than about 1,500. */
export function histogramBin(range: SyncFilter['range']): Bin | 'auto' {
  if (!range || range === 'all' || !('from' in range)) return 'auto';
  const days = (timeToMs(range.to) - timeToMs(range.from)) / DAY;
  return days < 5 ? '5min' : days <= 60 ? 'hour' : days <= 1500 ? 'day' : 'week';
}

/** How many events there are in which time: tells which time stands at which row. */
export class Histogram {
  /** All events. */
  readonly total: number;
  readonly #bins: readonly { from: number; to: number; before: number; events: number }[];
  readonly #descending: boolean;

  /** `rows` and `bins` as a summary by no dimension has them, oldest first. */
  constructor({ rows, bins }: Pick<SummaryTable, 'rows' | 'bins'>, descending: boolean) {
    const end = new Map(bins?.starts.map((start, index) => [start, bins.starts[index + 1] ?? bins.span.to]));
    const counted = rows.flatMap(({ bin, events }) => {
      const to = bin === undefined ? undefined : end.get(bin);
      return bin === undefined || to === undefined ? [] : [{ from: timeToMs(bin), to: timeToMs(to), events }];
    });
    if (descending) counted.reverse();
    let before = 0;
    this.#bins = counted.map((bin) => {
      const placed = { ...bin, before };
      before += bin.events;
      return placed;
    });
    this.total = before;
    this.#descending = descending;
  }

  /** About the time of a row, exact for the first row of a bin; `null` where there are no rows. */
  timeAt(row: number): TimeText | null {
    const index = firstIndex(this.#bins.length, (k) => this.#bins[k]!.before > row) - 1;
    const bin = this.#bins[Math.max(0, index)];
    if (!bin) return null;
    const share = Math.min(1, Math.max(0, (row - bin.before) / bin.events));
    const length = bin.to - bin.from;
    return msToTime(this.#descending ? bin.to - share * length : bin.from + share * length);
  }
}
