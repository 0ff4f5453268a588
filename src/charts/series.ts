import type { Dimension } from '../model/filter.js';
import type { SummaryTable } from '../model/question.js';

/** The events of one value over time. */
export interface Series {
  /** `null`: the values that the source counted together. */
  value: string | null;
  /** One count for each bin. */
  counts: Float64Array;
  total: number;
  /** Class of the colour, from `styles/series.ts`. */
  colour: string;
}

/** Values that everybody expects in the same order, bottom of the stack first. */
const ORDER: Partial<Record<Dimension, readonly string[]>> = {
  action: ['create', 'update', 'delete', 'disable', 'stageddelete', 'other'],
  status: ['success', 'failure', 'skipped', 'warning'],
  type: ['user', 'group', 'contact'],
};

const UNKNOWN = 'unknown';
const SPARE_COLOURS = 4;

/**
 * The series of a table grouped by one dimension and time: known values in their usual order, then the others, most
 * events first, then `unknown` and what the source counted together. Throws a `TypeError` where rows and bins do not fit.
 */
export function readSeries({ rows, other, bins }: SummaryTable, dimension: Dimension): Series[] {
  const starts = bins?.starts ?? [];
  const places = new Map(starts.map((start, index) => [start, index]));
  const counted = new Map<string | null, Float64Array>();
  const add = (value: string | null, bin: string | undefined, events: number) => {
    const place = places.get(bin ?? '');
    if (place === undefined) throw new TypeError('A row stands in no bin.');
    let counts = counted.get(value);
    if (!counts) counted.set(value, (counts = new Float64Array(starts.length)));
    counts[place]! += events;
  };
  for (const { key, bin, events } of rows) add(key[0]!, bin, events);
  for (const { bin, events } of other) add(null, bin, events);

  const colours = colourOf(dimension, [...counted.keys()]);
  const rank = rankOf(dimension);
  return [...counted]
    .map(([value, counts]) => ({
      value,
      counts,
      total: counts.reduce((sum, count) => sum + count, 0),
      colour: colours(value),
    }))
    .sort((one, two) => rank(one.value) - rank(two.value) || two.total - one.total);
}

function rankOf(dimension: Dimension): (value: string | null) => number {
  const order = ORDER[dimension] ?? [];
  return (value) => {
    if (value === null) return order.length + 2;
    if (value === UNKNOWN) return order.length + 1;
    const place = order.indexOf(value);
    return place < 0 ? order.length : place;
  };
}

/** Spare colours go by name, so that they stay when counts change. */
function colourOf(dimension: Dimension, values: readonly (string | null)[]): (value: string | null) => string {
  const known = [...(ORDER[dimension] ?? []), UNKNOWN];
  const spare = values.filter((value) => value !== null && !known.includes(value)).sort();
  return (value) => {
    if (value === null) return 'series-rest';
    if (known.includes(value)) return `series-${value}`;
    return `series-${(spare.indexOf(value) % SPARE_COLOURS) + 1}`;
  };
}
