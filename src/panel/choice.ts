import type { ListDimension, SyncFilter } from '../model/filter.js';
import { filterValue } from '../model/filter-normal.js';

/** What a filter keeps of one dimension, as a panel marks it. */
export interface Choice {
  /** Is this value kept by name? */
  has(value: string): boolean;
  /** Are other values kept by name, but not this one? */
  dims(value: string): boolean;
}

/** What people chose in a dimension. Nothing chosen: no value is marked and none is dimmed. */
export function choiceOf(filter: SyncFilter, dimension: ListDimension): Choice {
  const chosen = new Set((filter[dimension] ?? []).map((value) => filterValue(dimension, value)));
  const has = (value: string) => chosen.has(filterValue(dimension, value));
  return { has, dims: (value) => chosen.size > 0 && !has(value) };
}
