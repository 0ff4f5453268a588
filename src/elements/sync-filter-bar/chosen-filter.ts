import { LIST_DIMENSIONS } from '../../model/dimension.js';
import type { ListDimension, SyncFilter } from '../../model/filter.js';
import { normaliseFilter } from '../../model/filter-normal.js';
import { formatCount, formatSpan, type TimeStyle } from '../../model/formats.js';
import { UNKNOWN } from '../../model/record.js';
import { valueLabel } from '../../panel/labels.js';
import type { Text } from './text.js';

/** More values of one dimension than so many share one chip. */
const MOST_CHIPS = 3;

/** One active filter that a person can take away. */
export interface Chip {
  /** The same as long as it stands for the same. */
  key: string;
  /** What is restricted, e.g. "Status". */
  name: string;
  /** To what, e.g. "Failure" or "14 values". */
  value: string;
  part: keyof SyncFilter;
  /** The filter that people change, without it; `null` where it cannot be taken away. */
  rest: SyncFilter | null;
}

/** The parts of a filter of any origin that can be read, in normal form; search text as it was written. */
export function readableFilter(filter: SyncFilter): SyncFilter {
  const readable: SyncFilter = {};
  for (const [name, part] of Object.entries(filter) as [keyof SyncFilter, unknown][]) {
    try {
      const normal = normaliseFilter({ [name]: part })[name];
      if (normal !== undefined) Object.assign(readable, { [name]: normal });
    } catch {
      // The panel's own question says what is wrong with it.
    }
  }
  if (readable.search) readable.search = filter.search!.trim();
  return readable;
}

/** What people chose, a chip for each value, or one for all of many. Range and direction have no chip. */
export function chipsOf(filter: SyncFilter, changeable: SyncFilter, text: Text, style: TimeStyle): Chip[] {
  const chosen = readableFilter(filter);
  const chips: Chip[] = [];
  const add = (part: keyof SyncFilter, value: string, key: string, rest: readonly string[] = []) => {
    const without = { ...changeable };
    delete without[part];
    const kept = rest.length > 0 ? { ...without, [part]: rest } : without;
    chips.push({ key: `${part} ${key}`, part, name: text.panel.dimensions[part] ?? part, value, rest: kept });
  };
  for (const name of [...LIST_DIMENSIONS, 'identity'] as const) {
    const values = chosen[name] ?? [];
    if (values.length > MOST_CHIPS) add(name, text.filterBar.values(formatCount(values.length, style.locale)), '');
    else for (const value of values) add(name, labelOf(name, value, text), value, without(values, value));
  }
  if (chosen.search) add('search', chosen.search, '');
  if (chosen.brush) add('brush', formatSpan(chosen.brush, style), '');
  return chips;
}

/** The word for a value; events that name none are "Unknown" in every dimension without a better word. */
export function labelOf(dimension: ListDimension | 'direction' | 'identity', value: string, text: Text): string {
  const label = valueLabel(dimension, value, text);
  return label === UNKNOWN && dimension !== 'identity' ? text.filterBar.unknown : label;
}

function without(values: readonly string[], value: string): string[] {
  return values.filter((other) => other !== value);
}
