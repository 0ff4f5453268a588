import { LIST_DIMENSIONS } from '../../model/dimension.js';
import type { ListDimension } from '../../model/filter.js';

/** What has a place in the bar. */
export type BarFilter = 'range' | 'direction' | 'search' | ListDimension;

const USUAL: readonly BarFilter[] = ['range', 'direction', 'status', 'action', 'type', 'search'];
const MORE: readonly BarFilter[] = [
  'error', 'job', 'syncType', 'app', 'sourceSystem', 'targetSystem', 'stage', 'targetName',
]; // prettier-ignore
const KNOWN: readonly BarFilter[] = ['range', 'direction', 'search', ...LIST_DIMENSIONS];

/** The filters named in a list such as `range, status`, in that order; names nobody knows are left out. None named: the usual ones. */
export function shownFilters(names: string | null): { usual: readonly BarFilter[]; more: readonly BarFilter[] } {
  if (!names?.trim()) return { usual: USUAL, more: MORE };
  const named = names.split(',').map((name) => name.trim());
  const known = named.map((name) => KNOWN.find((filter) => filter === name)).filter((filter) => filter !== undefined);
  return { usual: [...new Set(known)], more: [] };
}
