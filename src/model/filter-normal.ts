import { badQuery, checkChoice, checkFields, checkText, LONGEST_TEXT } from './checks.js';
import { LIST_DIMENSIONS } from './dimension.js';
import type { Dimension, DirectionFilter, ListDimension, SyncFilter, SyncRange, TimeSpan } from './filter.js';
import { checkSpan, parseDuration, resolveRange } from './range.js';

/** A filter in its one canonical form: see {@link normaliseFilter}. */
export interface NormalFilter extends SyncFilter {
  direction: DirectionFilter;
  within?: Omit<NormalFilter, 'within'>;
}

/** A normal filter whose range no longer depends on *now*. */
export interface ResolvedFilter extends NormalFilter {
  range: TimeSpan | 'all';
  within?: Omit<ResolvedFilter, 'within'>;
}

const DIRECTIONS: readonly DirectionFilter[] = ['ad-to-entra', 'entra-to-ad', 'cloud-sync', 'all'];
const LISTS: readonly (ListDimension | 'identity')[] = [...LIST_DIMENSIONS, 'identity'];
const KEYS: readonly string[] = ['range', 'brush', 'direction', 'search', ...LISTS];
const LOWER_CASE: readonly string[] = ['action', 'status', 'type'];
/** Most values of one list in a filter. */
export const MOST_VALUES = 200;
const LONGEST_SEARCH = 200;

/** A value as the filter of a dimension compares it: action, status and type in lower case, others as they are. */
export function filterValue(dimension: Dimension | 'identity', value: string): string {
  return LOWER_CASE.includes(dimension) ? value.toLowerCase() : value;
}

/** Can a filter name this value? Logs may hold longer ones, which questions refuse. */
export function isFilterValue(value: string): boolean {
  return value.length <= LONGEST_TEXT;
}

/**
 * The canonical form of a filter of unknown origin: lists sorted and free of duplicates, lower case where case does not
 * count, nothing empty, search text trimmed and lower-cased, times in UTC, direction filled in (`all` in `within`). A range is
 * never filled in.
 *
 * Throws `bad-query` naming the field for unknown keys, wrong types, unreadable times and more than 200 values.
 */
export function normaliseFilter(
  filter: unknown,
  { name = 'filter', direction = 'ad-to-entra' }: { name?: string; direction?: DirectionFilter } = {},
): NormalFilter {
  const fields = checkFields(filter, name, [...KEYS, 'within']);
  const normal: NormalFilter = normalParts(fields, name, direction);
  if (fields.has('within')) {
    const within = `${name}.within`;
    normal.within = normalParts(checkFields(fields.get('within'), within, KEYS), within, 'all');
  }
  return normal;
}

/** The normal form of a filter with its ranges worked out. No range: `'all'`. Throws `bad-query`. */
export function resolveFilter(filter: unknown, nowMs: number): ResolvedFilter {
  const { within, ...normal } = normaliseFilter(filter);
  const resolved = <Filter extends SyncFilter>(one: Filter) => ({
    ...one,
    range: resolveRange(one.range ?? 'all', nowMs),
  });
  return { ...resolved(normal), ...(within && { within: resolved(within) }) };
}

function normalParts(
  fields: ReadonlyMap<string, unknown>,
  name: string,
  direction: DirectionFilter,
): Omit<NormalFilter, 'within'> {
  const normal: Omit<NormalFilter, 'within'> = { direction };
  if (fields.has('range')) normal.range = normalRange(fields.get('range'), `${name}.range`);
  if (fields.has('brush')) normal.brush = normalSpan(fields.get('brush'), `${name}.brush`);
  if (fields.has('direction')) {
    normal.direction = checkChoice(fields.get('direction'), `${name}.direction`, DIRECTIONS);
  }
  if (fields.has('search')) {
    const search = checkText(fields.get('search'), `${name}.search`, LONGEST_SEARCH).trim().toLowerCase();
    if (search) normal.search = search;
  }
  for (const dimension of LISTS) {
    const values = fields.has(dimension) ? normalValues(fields.get(dimension), dimension, name) : [];
    if (values.length) normal[dimension] = values;
  }
  return normal;
}

function normalRange(range: unknown, name: string): SyncRange {
  if (range === 'all') return range;
  if (typeof range === 'object' && range !== null && 'last' in range) {
    const last = checkText(checkFields(range, name, ['last']).get('last'), `${name}.last`);
    if (!parseDuration(last))
      throw badQuery(`${name}.last`, `is "${last}", which is not a duration such as PT48H or P14D`);
    return { last };
  }
  return normalSpan(range, name);
}

function normalSpan(span: unknown, name: string): TimeSpan {
  const fields = checkFields(span, name, ['from', 'to']);
  const text = (key: string) => checkText(fields.get(key), `${name}.${key}`);
  return checkSpan({ from: text('from'), to: text('to') }, name);
}

function normalValues(list: unknown, dimension: ListDimension | 'identity', filterName: string): string[] {
  const name = `${filterName}.${dimension}`;
  if (!Array.isArray(list)) throw badQuery(name, 'has to be a list');
  const values = new Set(list.map((value) => filterValue(dimension, checkText(value, name, LONGEST_TEXT))));
  values.delete('');
  if (values.size > MOST_VALUES) throw badQuery(name, `has ${values.size} values, at most ${MOST_VALUES} are allowed`);
  return [...values].sort();
}
