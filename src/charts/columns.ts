import { ticks } from 'd3';
import {
  barOf,
  groupedBar,
  heightOf,
  stackTops,
  totalOf,
  type ColumnsData,
  type ColumnsLayout,
  type ColumnsScale,
} from './columns-bars.js';
import { plotBox, tickRoom, type DrawingSize } from './plot-box.js';

export interface ColumnsOptions {
  layout: ColumnsLayout;
  /** Width of the label that a mark of the y axis will bear, CSS pixels. */
  tickWidth(value: number): number;
}

/** All that there is to place. */
export interface ColumnsMarks extends ColumnsScale {
  size: DrawingSize;
  /** One SVG path for each series; empty where it has no events. */
  paths: string[];
  /** Marks of the y axis from 0 up, whole numbers. */
  ticks: { value: number; y: number }[];
}

/**
 * Columns over time. Every bar has whole pixels, so that nothing blurs; more bins than pixels are drawn as the highest
 * bin of each pixel column. A drawing without room has empty paths.
 */
export function layoutColumns(
  data: ColumnsData,
  size: DrawingSize,
  { layout, tickWidth }: ColumnsOptions,
): ColumnsMarks {
  const values = countTicks(highest(data, layout), tickRoom(size));
  const plot = plotBox(size, Math.max(...values.map(tickWidth)));
  const unit = plot.height / values.at(-1)!;
  const step = data.bins > 0 ? plot.width / data.bins : 0;
  const peaks = data.bins > plot.width ? peaksOf(data, plot.width) : null;
  const scale: ColumnsScale = { layout, plot, step, unit, peaks };
  return {
    ...scale,
    size,
    paths: plot.width > 0 && plot.height > 0 ? pathsOf(data, scale) : data.series.map(() => ''),
    ticks: values.map((value) => ({ value, y: plot.y + plot.height - Math.round(value * unit) })),
  };
}

function highest(data: ColumnsData, layout: ColumnsLayout): number {
  let most = 0;
  for (let bin = 0; bin < data.bins; bin++) {
    if (layout === 'stacked') most = Math.max(most, totalOf(data, bin));
    else for (const counts of data.series) most = Math.max(most, counts[bin]!);
  }
  return most;
}

/** About `count` round whole numbers from 0 to `most` or just above; 0 and 1 if there is nothing to count. */
function countTicks(most: number, count: number): number[] {
  const top = Math.max(1, most);
  // No more marks than events: d3 then never divides an event. With room for one mark there are still two.
  const values = ticks(0, top, Math.min(top, count));
  const step = values[1]! - values[0]!;
  return values.at(-1)! < top ? [...values, values.at(-1)! + step] : values;
}

function peaksOf(data: ColumnsData, width: number): Int32Array {
  const peaks = new Int32Array(width);
  const totals = new Float64Array(width).fill(-1);
  for (let bin = 0; bin < data.bins; bin++) {
    const pixel = Math.floor((bin * width) / data.bins);
    const total = totalOf(data, bin);
    if (total <= totals[pixel]!) continue;
    totals[pixel] = total;
    peaks[pixel] = bin;
  }
  return peaks;
}

function pathsOf(data: ColumnsData, scale: ColumnsScale): string[] {
  const { plot, peaks } = scale;
  const bars: string[][] = data.series.map(() => []);
  const draw = scale.layout === 'stacked' ? drawStack : drawGroup;
  if (peaks) peaks.forEach((bin, pixel) => draw(bars, data, scale, bin, { x: plot.x + pixel, width: 1 }));
  else for (let bin = 0; bin < data.bins; bin++) draw(bars, data, scale, bin, barOf(scale, bin));
  return bars.map((parts) => parts.join(''));
}

type Draw = (
  bars: string[][],
  data: ColumnsData,
  scale: ColumnsScale,
  bin: number,
  place: { x: number; width: number },
) => void;

/** Segments leave a line of one pixel between them where they are large enough to spare it. */
const drawStack: Draw = (bars, data, { plot, unit }, bin, { x, width }) => {
  let below = 0;
  stackTops(data, bin, unit).forEach((top, index) => {
    const height = top - below;
    if (height === 0) return;
    const line = below > 0 && height > 2 && width > 2 ? 1 : 0;
    bars[index]!.push(rectangle(x, plot.y + plot.height - top, width, height - line));
    below = top;
  });
};

const drawGroup: Draw = (bars, { series }, { plot, unit }, bin, group) => {
  series.forEach((counts, index) => {
    const height = heightOf(counts[bin]!, unit);
    if (height === 0) return;
    const { x, width } = groupedBar(group, index, series.length);
    bars[index]!.push(rectangle(x, plot.y + plot.height - height, width, height));
  });
};

function rectangle(x: number, y: number, width: number, height: number): string {
  const [left, wide] = [round(x), round(width)];
  return `M${left},${y}h${wide}v${height}h${-wide}z`;
}

function round(length: number): number {
  return Math.round(length * 100) / 100;
}
