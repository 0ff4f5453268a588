import type { SourceErrorReason } from '../../model/source-error.js';
import { panel } from './panel.js';

const columns = {
  time: 'Date and time',
  action: 'Action',
  status: 'Status',
  type: 'Object type',
  name: 'Object',
  sourceName: 'Source name',
  targetName: 'Target name',
  upn: 'Target UPN',
  step: 'Last or failed step',
  steps: 'Steps',
  error: 'Error',
  duration: 'Duration',
  job: 'Job',
  cycle: 'Cycle',
  sourceId: 'Source id',
  targetId: 'Target id',
  direction: 'Direction',
  app: 'Application',
  sourceSystem: 'Source system',
  targetSystem: 'Target system',
  change: 'Change id',
};

/** A column of the log table. */
export type ColumnName = keyof typeof columns;

/** Words of `sync-log-table`. Values from logs are never part of these strings, but for labels read by screen readers. */
export const logTable = {
  title: 'Sync log details',
  columns,
  none: 'none',
  loading: 'Loading…',
  open: (event: string) => `Open event: ${event}`,
  showSteps: 'Show steps',
  hideSteps: 'Hide steps',
  stepOf: (step: string, steps: string) => `Step ${step} of ${steps}`,
  search: {
    label: 'Search names, ids, UPN and codes',
    placeholder: 'Name, id, UPN, code',
  },
  group: {
    label: 'Group by',
    by: { none: 'Nothing', action: 'Action', cycle: 'Cycle', object: 'Object', error: 'Error' },
    failures: (count: string, one: boolean) => (one ? '1 failure' : `${count} failures`),
    newest: (time: string) => `newest ${time}`,
    show: (group: string) => `Show events of ${group}`,
    hide: (group: string) => `Hide events of ${group}`,
    more: (count: string, one: boolean) => (one ? '1 more group' : `${count} more groups`),
    showMore: 'Show more groups',
    tooLong: 'The name of this group is too long to ask for its events.',
    sum: (groups: string, one: boolean, events: string) => `${one ? '1 group' : `${groups} groups`}, ${events}`,
    failedOnly: 'Only failed events stand in a group of errors.',
    noFailures: 'No failed events',
  },
  choose: {
    button: 'Columns',
    reset: 'Usual columns',
  },
  rows: (first: string, last: string, total: string) => `Events ${first} to ${last} of ${total}`,
  aboutRows: (first: string, total: string) => `About event ${first} of ${total}`,
  more: (count: string) => `more than ${count}`,
  readOn: (column: string, loaded: string, total: string | null) =>
    `Sorted by ${column.toLowerCase()}: ${loaded}${total === null ? '' : ` of ${total}`} events loaded so far, more on scroll.`,
  failed: (reason: SourceErrorReason) => `These events could not be loaded: ${panel.errors[reason].title}.`,
  partialPage: 'Some of these events are missing, because the source returned a part only.',
  selected: (count: string, one: boolean) => (one ? '1 event selected' : `${count} events selected`),
  notLoaded: 'Events in between that are not loaded are not selected.',
  copy: 'Copy',
  clear: 'Clear selection',
  copied: (count: string, one: boolean) => (one ? '1 event copied' : `${count} events copied`),
  refused: 'The browser does not allow copying here.',
  keys: 'Arrow keys move, right and left show and hide steps, Enter opens, Space selects.',
};
