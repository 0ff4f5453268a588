import type { Bin } from '../model/question.js';
import type { ZoneOffset } from '../model/zone.js';
import type { ColumnsMarks } from './columns.js';
import { textWidth } from './text-width.js';

/** The bins along an x axis. */
export interface TimeBins {
  bin: Bin;
  /** Milliseconds since 1970, ascending. */
  starts: ArrayLike<number>;
  /** The zone's offsets over the bins, ascending. */
  offsets: readonly ZoneOffset[];
}

/** A label of the x axis; `x` is its middle. */
export interface TimeLabel {
  text: string;
  x: number;
}

const DAY = 86_400_000;
const LENGTH: Record<Bin, number> = { '5min': 300_000, hour: 3_600_000, day: DAY, week: 7 * DAY };
const STEPS: Record<Bin, readonly number[]> = {
  '5min': [1, 2, 3, 6, 12, 24, 36, 72, 144, 288],
  hour: [1, 2, 3, 6, 12, 24, 48, 168],
  day: [1, 2, 3, 7, 14, 28],
  week: [1, 2, 4, 8, 13, 26, 52],
};

/** Between labels, em. */
const DISTANCE = 1;

/**
 * As many labels as fit without touching each other or leaving the drawing, at round hours, at Mondays, every so many
 * weeks. `label` is asked for little more than the labels that are shown.
 */
export function timeLabels(
  bins: TimeBins,
  { size, step, plot }: Pick<ColumnsMarks, 'size' | 'step' | 'plot'>,
  label: (index: number) => string,
): TimeLabel[] {
  const count = bins.starts.length;
  if (count === 0 || plot.width === 0) return [];
  const room = (text: string) => textWidth(text, size.em) + DISTANCE * size.em;
  const placed = (every: number) =>
    labelledBins(bins, every).map((index) => ({ text: label(index), x: plot.x + (index + 0.5) * step }));

  const every = Math.ceil(Math.max(room(label(0)), room(label(count - 1))) / step);
  const first = placed(every);
  // Some are wider than both ends: the date among hours.
  const widest = Math.ceil(Math.max(...first.map(({ text }) => room(text))) / step);
  const labels = stepOf(bins.bin, widest) > stepOf(bins.bin, every) ? placed(widest) : first;

  let free = 0;
  return labels.flatMap(({ text, x: middle }) => {
    const half = textWidth(text, size.em) / 2;
    const x = Math.max(half, Math.min(size.width - half, middle));
    if (x - half < free) return [];
    free = x + half + DISTANCE * size.em;
    return [{ text, x: Math.round(x) }];
  });
}

/** Every so many bins, at least `least`, counted in the zone's own hours, days and weeks. */
function labelledBins({ bin, starts, offsets }: TimeBins, least: number): number[] {
  const step = stepOf(bin, least);
  const found: number[] = [];
  let stretch = 0;
  for (let index = 0; index < starts.length; index++) {
    while (stretch + 1 < offsets.length && offsets[stretch + 1]!.start <= starts[index]!) stretch++;
    // 1970-01-01 was a Thursday: three days later weeks begin at a multiple of their length.
    const local = starts[index]! + offsets[stretch]!.offset + 3 * DAY;
    if (Math.floor(local / LENGTH[bin]) % step === 0) found.push(index);
  }
  return found.length > 0 ? found : [0];
}

function stepOf(bin: Bin, least: number): number {
  const step = STEPS[bin].find((candidate) => candidate >= least);
  if (step !== undefined) return step;
  let long = STEPS[bin].at(-1)!;
  while (long < least) long *= 2;
  return long;
}
