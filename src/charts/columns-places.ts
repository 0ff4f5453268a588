import {
  barOf,
  groupedBar,
  heightOf,
  stackTops,
  type ColumnsData,
  type ColumnsScale,
  type Stretch,
} from './columns-bars.js';

/** The bin at an x of the drawing, the nearest one outside the plot; where bins share a pixel, the one drawn there. */
export function binAt(
  { plot, step, peaks }: Pick<ColumnsScale, 'plot' | 'step' | 'peaks'>,
  x: number,
  bins: number,
): number {
  const inside = clamp(x - plot.x, 0, plot.width - 1);
  return peaks ? peaks[Math.floor(inside)]! : clamp(Math.floor(inside / step), 0, bins - 1);
}

/** The series whose bar is drawn at a point, or `null`. */
export function seriesAt(scale: ColumnsScale, data: ColumnsData, x: number, y: number): number | null {
  const { plot, unit, layout } = scale;
  const height = plot.y + plot.height - y;
  if (x < plot.x || x >= plot.x + plot.width || height < 0) return null;
  const bin = binAt(scale, x, data.bins);
  const bar = scale.peaks ? { x: Math.floor(x), width: 1 } : barOf(scale, bin);
  if (x < bar.x || x >= bar.x + bar.width) return null;
  const found =
    layout === 'stacked'
      ? stackTops(data, bin, unit).findIndex((top) => height < top)
      : data.series.findIndex((counts, index) => {
          const part = groupedBar(bar, index, data.series.length);
          return x >= part.x && x < part.x + part.width && height < heightOf(counts[bin]!, unit);
        });
  return found < 0 ? null : found;
}

/** The whole width of the bins from one to another, at least a pixel. */
export function bandOf({ plot, step }: Pick<ColumnsScale, 'plot' | 'step'>, first: number, last: number): Stretch {
  const start = Math.round(first * step);
  return { x: plot.x + start, width: Math.max(1, Math.round((last + 1) * step) - start) };
}

/**
 * Where a span of time lies on the x axis, cut at the plot's ends; `null` if outside. `edges` are the starts of all bins
 * and the end of the last, milliseconds.
 */
export function spanPlace(
  { plot, step }: Pick<ColumnsScale, 'plot' | 'step'>,
  edges: ArrayLike<number>,
  from: number,
  to: number,
): Stretch | null {
  const start = Math.round(placeOf(edges, from) * step);
  const end = Math.round(placeOf(edges, to) * step);
  if (to <= edges[0]! || from >= edges[edges.length - 1]!) return null;
  return { x: plot.x + start, width: Math.max(1, end - start) };
}

/** Where the time that a person chooses lies: bins while it is drawn out, else a span in milliseconds; `null`: nowhere. */
export function brushPlace(
  scale: Pick<ColumnsScale, 'plot' | 'step'>,
  edges: ArrayLike<number>,
  draft: { first: number; last: number } | null,
  chosen: { from: number; to: number } | null,
): Stretch | null {
  if (draft) return bandOf(scale, draft.first, draft.last);
  return chosen && spanPlace(scale, edges, chosen.from, chosen.to);
}

/** Bins before an instant, with the passed part of its own. */
function placeOf(edges: ArrayLike<number>, ms: number): number {
  let [low, high] = [0, edges.length - 1];
  if (ms <= edges[low]!) return low;
  if (ms >= edges[high]!) return high;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (edges[middle]! <= ms) low = middle;
    else high = middle;
  }
  return low + (ms - edges[low]!) / (edges[high]! - edges[low]!);
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
