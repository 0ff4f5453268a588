import { html, type TemplateResult } from 'lit';
import type { SummaryTable } from '../model/question.js';

/** What a sparkline shows. */
export interface Sparkline {
  /** One count per time bin, in order. */
  values: readonly number[];
  /** The trend in words, for people who do not see it. */
  label: string;
  /** Size in user units; the drawing scales to the box it is given. Default 96 by 24. */
  width?: number;
  height?: number;
}

/**
 * The silhouette of columns on a zero baseline as one closed path, `x` from 0 to `width`, the baseline at `height`. The
 * highest value reaches 0, zero lies on the baseline, and a value above zero stands out by one unit at least. More
 * values than units share columns, of which each is as high as its highest value. No values: empty text.
 */
export function sparklinePath(values: readonly number[], width: number, height: number): string {
  if (values.length === 0) return '';
  const columns = highestOf(values, Math.max(1, Math.floor(width)));
  const highest = columns.reduce((high, value) => Math.max(high, value), 0);
  let path = `M0,${height}`;
  let before = 0;
  columns.forEach((value, index) => {
    if (value !== before) path += `H${round((index * width) / columns.length)}V${round(top(value, highest, height))}`;
    before = value;
  });
  return `${path}H${round(width)}V${height}Z`;
}

/** Events of each time bin, gaps filled with zero, by value of the table's first dimension. Empty without bins. */
export function eventsByBin({ rows, bins }: SummaryTable): Map<string, number[]> {
  const trends = new Map<string, number[]>();
  if (!bins) return trends;
  const indexes = new Map(bins.starts.map((start, index) => [start, index]));
  for (const { key, bin, events } of rows) {
    const index = bin === undefined ? undefined : indexes.get(bin);
    if (index === undefined) continue;
    const value = key[0] ?? '';
    let trend = trends.get(value);
    if (!trend) trends.set(value, (trend = bins.starts.map(() => 0)));
    trend[index]! += events;
  }
  return trends;
}

/** One path with its label; fill and stroke are the text colour. Time runs from left to right in every language. */
export function sparkline({ values, label, width = 96, height = 24 }: Sparkline): TemplateResult {
  return html`<svg
    class="sparkline"
    role="img"
    aria-label=${label}
    viewBox="0 -1 ${width} ${height + 2}"
    width=${width}
    height=${height}
    preserveAspectRatio="none"
  >
    <path
      d=${sparklinePath(values, width, height)}
      fill="currentColor"
      fill-opacity="0.25"
      stroke="currentColor"
      stroke-linejoin="round"
      vector-effect="non-scaling-stroke"
    ></path>
  </svg>`;
}

/** No more than `most` values, of which each is the highest of the run that it stands for. */
function highestOf(values: readonly number[], most: number): number[] {
  if (values.length <= most) return values.map((value) => Math.max(0, value));
  const columns = new Array<number>(most).fill(0);
  values.forEach((value, index) => {
    const column = Math.floor((index * most) / values.length);
    columns[column] = Math.max(columns[column]!, value);
  });
  return columns;
}

function top(value: number, highest: number, height: number): number {
  return value === 0 ? height : height - Math.max(1, (value / highest) * height);
}

function round(length: number): number {
  return Math.round(length * 100) / 100;
}
