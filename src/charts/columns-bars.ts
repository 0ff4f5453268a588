/** Counts to draw: for each series, from the bottom of the stack up, one count for each bin. */
export interface ColumnsData {
  bins: number;
  series: readonly ArrayLike<number>[];
}

/** `stacked`: one bar a bin, its height the total. `grouped`: one bar for each series, side by side. */
export type ColumnsLayout = 'stacked' | 'grouped';

/** CSS pixels from the top left corner of the drawing. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A stretch of the x axis, CSS pixels. */
export interface Stretch {
  x: number;
  width: number;
}

/** How counts become lengths. */
export interface ColumnsScale {
  layout: ColumnsLayout;
  /** The area between the axes. */
  plot: Box;
  /** Width of one bin; less than a pixel where there are more bins than pixels. */
  step: number;
  /** Height of one event. */
  unit: number;
  /** Where bins are narrower than a pixel: the bin drawn in each pixel column, the highest of those that share it. */
  peaks: Int32Array | null;
}

const WIDEST_BAR = 72;
const GAP = 0.2;

/** Where the bars of a bin stand: whole pixels, a gap of at least one as soon as three fit, in the middle of the bin. */
export function barOf({ plot, step }: ColumnsScale, bin: number): Stretch {
  const start = Math.round(bin * step);
  const room = Math.max(1, Math.round((bin + 1) * step) - start);
  const gap = room < 3 ? 0 : Math.max(1, Math.round(room * GAP));
  const width = Math.min(room - gap, WIDEST_BAR);
  return { x: plot.x + start + Math.floor((room - width) / 2), width };
}

/** The part of a group of bars that belongs to one of its series. */
export function groupedBar({ x, width }: Stretch, index: number, count: number): Stretch {
  const edge = (place: number) => (width < count ? (width * place) / count : Math.round((width * place) / count));
  return { x: x + edge(index), width: edge(index + 1) - edge(index) };
}

/** Height of a bar; a count above zero is never lower than a pixel. */
export function heightOf(count: number, unit: number): number {
  return count > 0 ? Math.max(1, Math.round(count * unit)) : 0;
}

/**
 * Heights up to which each series of a bin's stack reaches, in whole pixels. A count above zero never vanishes: it lifts
 * what stands on it, and what stands on it gives that up again as soon as it is high enough.
 */
export function stackTops({ series }: ColumnsData, bin: number, unit: number): number[] {
  let total = 0;
  let top = 0;
  return series.map((counts) => {
    const count = counts[bin]!;
    total += count;
    if (count > 0) top = Math.max(Math.round(total * unit), top + 1);
    return top;
  });
}

/** All events of a bin. */
export function totalOf({ series }: ColumnsData, bin: number): number {
  return series.reduce((total, counts) => total + counts[bin]!, 0);
}
