import { isListDimension, LIST_DIMENSIONS, singleValue, valuesOf } from './dimension.js';
import type { Dimension, ListDimension, SyncFilter, TimeSpan } from './filter.js';
import { filterValue } from './filter-normal.js';
import type { ResolvedFilter } from './filter-normal.js';
import type { SyncRecord } from './record.js';

export { normaliseFilter, resolveFilter } from './filter-normal.js';

/** Which parts of a filter a grouping does without. */
export interface FilterExceptions {
  ignore?: readonly Dimension[];
  ignoreBrush?: boolean;
}

type Condition = (record: SyncRecord) => boolean;

/** The filter without the parts to be ignored; without its direction it admits all of them. `within` stays as it is. */
export function reduceFilter(
  filter: ResolvedFilter,
  { ignore = [], ignoreBrush = false }: FilterExceptions,
): ResolvedFilter {
  const reduced = { ...filter };
  for (const dimension of ignore) {
    if (isListDimension(dimension)) delete reduced[dimension];
    else reduced.direction = 'all';
  }
  if (ignoreBrush) delete reduced.brush;
  return reduced;
}

/** Whether a record passes the filter, but for the parts to be ignored. */
export function createMatcher(
  filter: ResolvedFilter,
  exceptions: FilterExceptions = {},
): (record: SyncRecord) => boolean {
  const conditions = conditionsOf(reduceFilter(filter, exceptions));
  return (record) => {
    for (const admits of conditions) if (!admits(record)) return false;
    return true;
  };
}

/**
 * The filter after a click on a value: plain, only that value is kept and a second click clears the dimension;
 * `additive` (Ctrl, ⌘) adds the value or takes it away.
 */
export function toggleValue(
  filter: SyncFilter,
  dimension: ListDimension,
  value: string,
  additive: boolean,
): SyncFilter {
  const chosen = filterValue(dimension, value);
  const values = new Set((filter[dimension] ?? []).map((other) => filterValue(dimension, other)));
  const had = values.delete(chosen);
  if (additive) return withValues(filter, dimension, had ? [...values] : [...values, chosen]);
  return withValues(filter, dimension, had && values.size === 0 ? [] : [chosen]);
}

/** The filter without a dimension. */
export function withoutDimension(filter: SyncFilter, dimension: Dimension): SyncFilter {
  const rest = { ...filter };
  delete rest[dimension];
  return rest;
}

/** The filter without lists, search text and brush; range, direction and `within` stay. */
export function clearFilter({ range, direction, within }: SyncFilter): SyncFilter {
  return {
    ...(range !== undefined && { range }),
    ...(direction !== undefined && { direction }),
    ...(within !== undefined && { within }),
  };
}

/** The filter with what an activated cell adds: each part of `added` takes the place of the same part. */
export function addFilter(filter: SyncFilter, added: SyncFilter): SyncFilter {
  return { ...filter, ...added };
}

/** A brush that leaves nothing out. */
const EVER: TimeSpan = { from: '2000-01-01T00:00:00Z', to: '2099-12-31T00:00:00Z' };

/**
 * What an activated cell adds where nothing else that is chosen may narrow what it opens: range and `within` stay, any
 * direction is admitted, and other parts of `chosen` are emptied.
 */
export function onlyFilter({ range, brush, search, ...chosen }: SyncFilter, added: SyncFilter): SyncFilter {
  const cleared: SyncFilter = { direction: 'all', ...(search && { search: '' }) };
  for (const dimension of activeDimensions(chosen)) cleared[dimension] = [];
  if (chosen.identity?.length) cleared.identity = [];
  if (brush) cleared.brush = range && range !== 'all' && 'from' in range ? range : EVER;
  return { ...cleared, ...added };
}

/** The dimensions that the filter restricts to a list of values, in the order of `DIMENSIONS`. */
export function activeDimensions(filter: SyncFilter): ListDimension[] {
  return LIST_DIMENSIONS.filter((dimension) => filter[dimension]?.some((value) => value !== ''));
}

function conditionsOf(filter: ResolvedFilter): Condition[] {
  const { range, brush, direction, identity, search, within } = filter;
  const conditions: Condition[] = [];
  for (const span of [range, brush]) {
    if (span && span !== 'all') conditions.push(({ time }) => time >= span.from && time < span.to);
  }
  if (direction === 'cloud-sync') conditions.push((record) => record.direction !== 'other');
  else if (direction !== 'all') conditions.push((record) => record.direction === direction);
  for (const dimension of LIST_DIMENSIONS) {
    const list = filter[dimension];
    if (list?.length) conditions.push(oneOf(dimension, new Set(list)));
  }
  if (identity?.length) conditions.push(hasIdentity(new Set(identity)));
  if (search) conditions.push((record) => searched(record).some((text) => text?.toLowerCase().includes(search)));
  return within ? [...conditions, ...conditionsOf(within)] : conditions;
}

function oneOf(dimension: Dimension, chosen: ReadonlySet<string>): Condition {
  const value = singleValue(dimension);
  if (value) return (record) => chosen.has(value(record));
  return (record) => valuesOf(record, dimension).some((value) => chosen.has(value));
}

function hasIdentity(ids: ReadonlySet<string>): Condition {
  return ({ source, target }) =>
    (source.id !== null && ids.has(source.id)) || (target.id !== null && ids.has(target.id));
}

function searched({ source, target, changeId, id, errorCode }: SyncRecord): (string | null)[] {
  return [source.name, target.name, source.id, target.id, changeId, id, source.upn, target.upn, errorCode];
}

function withValues(filter: SyncFilter, dimension: ListDimension, values: readonly string[]): SyncFilter {
  return values.length ? { ...filter, [dimension]: values } : withoutDimension(filter, dimension);
}
