import { activeDimensions } from '../model/filter-match.js';
import type { SyncFilter } from '../model/filter.js';
import { formatSpan, type TimeStyle } from '../model/formats.js';

/** What a person chose, part by part: lists of values, ids, search text and brush, but not range and direction. */
export function chosenParts(filter: SyncFilter, style: TimeStyle): { name: string; values: readonly string[] }[] {
  return [
    ...activeDimensions(filter).map((name) => ({ name, values: filter[name] ?? [] })),
    ...(filter.identity?.length ? [{ name: 'identity', values: filter.identity }] : []),
    ...(filter.search?.trim() ? [{ name: 'search', values: [filter.search.trim()] }] : []),
    ...(filter.brush ? [{ name: 'brush', values: [formatSpan(filter.brush, style)] }] : []),
  ];
}
