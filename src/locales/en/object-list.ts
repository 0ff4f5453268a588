import type { ObjectsQuestion } from '../../model/question.js';

type SortBy = NonNullable<ObjectsQuestion['sort']>['by'];

const sortedBy: Record<SortBy, string> = {
  lastSeen: 'last seen',
  firstSeen: 'first seen',
  events: 'events',
  name: 'name',
  type: 'type',
};

/** Words of `sync-object-list`. Values from logs are never part of sentences on the page: they are placed beside them. */
export const objectList = {
  title: 'Objects synced',
  search: { label: 'Name, UPN or id', button: 'Search' },
  source: 'Source object',
  target: 'Target object',
  type: 'Type',
  events: 'Events',
  firstSeen: 'First seen',
  lastSeen: 'Last seen',
  state: 'State now',
  error: 'Error now',
  sourceId: 'Source id',
  targetId: 'Target id',
  upn: 'User principal name',
  none: 'none',
  open: (name: string) => `${name}: history`,
  note: 'State now (status and action) and error now are those of each object’s newest event, also where the filter on status, action, error or stage leaves that event out. Events, first seen and last seen count what the filter admits.',
  noneFound: 'No object of this search',
  noneFoundText: 'Searched in this panel only:',
  clearSearch: 'Clear search',
  otherSearch: 'Not applied in this list, which has a search of its own:',
  useOtherSearch: 'Search for that instead',
  notSortable: (by: SortBy) => `This source cannot sort by ${sortedBy[by]}. The objects seen last come first.`,
  summary: (objects: string, by: SortBy, descending: boolean) =>
    `${objects}, by ${sortedBy[by]}, ${descending ? 'descending' : 'ascending'}`,
};
