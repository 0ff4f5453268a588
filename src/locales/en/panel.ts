import type { SourceErrorReason } from '../../model/source-error.js';
import type { PartialAnswer } from '../../model/question.js';

/** What happened in a few words, and what to do; `null`: that is long and stands in `advice.ts`, loaded when needed. */
export interface ErrorWords {
  title: string;
  action: string | null;
}

const errors: Record<SourceErrorReason, ErrorWords> = {
  unauthorised: { title: 'Not signed in', action: 'Sign in again.' },
  forbidden: { title: 'No permission to read the logs', action: null },
  throttled: { title: 'The service asks for a pause', action: 'Too many questions at once. Retry in a minute.' },
  timeout: { title: 'No answer in time', action: 'Choose a shorter time range.' },
  unreachable: {
    title: 'The data source cannot be reached',
    action: 'Check the connection and the address of the source (of a workspace: its id and its tenant), then retry.',
  },
  'bad-query': { title: 'The question cannot be answered as asked', action: 'Change the filter or the time range.' },
  'no-table': { title: 'No provisioning logs in this workspace', action: null },
  unsupported: { title: 'This data source cannot answer this panel', action: 'Use another source for this panel.' },
  'invalid-data': { title: 'The data cannot be read', action: 'Check the file or adapter, then retry.' },
  closed: { title: 'The data source was closed', action: 'Give the panel a new source.' },
};

const incomplete = (why: string) =>
  `Incomplete: the service ${why}. The rest is missing, so numbers are too low. Choose a shorter time range or a narrower filter.`;

/** By what was hit; the limit is in rows, megabytes or seconds. */
const partials: Record<PartialAnswer['reason'], (limit: string | null) => string> = {
  rows: (limit) => incomplete(limit ? `stopped at ${limit} rows` : 'stopped early'),
  size: (limit) => incomplete(limit ? `cut the answer at ${limit} MB` : 'cut the answer, which was too large'),
  time: (limit) => incomplete(limit ? `stopped after ${limit} seconds` : 'ran out of time'),
  loading: () => 'Still loading: numbers will grow.',
  unread: () => 'Incomplete: a part of the data could not be read and is not counted.',
  service: () => incomplete('returned a part only'),
};

/** Words of the frame around every panel. Values from logs are never part of these strings: they are placed beside them. */
export const panel = {
  errors,
  partials,
  retry: 'Retry',
  loading: 'Loading…',
  loadingRecords: (records: string) => `Loading… ${records} records read`,
  loadingShare: (records: string, percent: string) => `Loading… ${records} records read, ${percent}`,
  /** Both take a time of day on the viewer's clock. */
  waiting: (time: string) => `The service asked for a pause. Goes on at ${time}.`,
  retryFrom: (time: string) => `Too many questions at once. Retry from ${time}.`,
  docs: (name: string) => `Microsoft Learn: ${name}`,
  newTab: '(opens in a new tab)',
  updated: (title: string, summary: string) => `${title}: ${summary}`,
  wrongShape: 'The data source answered in a shape that this panel cannot show.',
  keptValue: 'Shown below is the last answer.',
  noSource: {
    title: 'No data source yet',
    text: 'Give this panel, or a sync-scope around it, a source:',
  },
  empty: {
    title: 'No events match',
    filters: 'These filters are in the way:',
    clear: 'Clear filters',
    noEvents: 'No events in this time range.',
    otherDirection: 'The logs hold events, but none of this direction.',
  },
  footer: {
    events: 'Counts events',
    objects: 'Counts distinct objects',
    both: 'Counts events and distinct objects',
    estimated: 'Object counts are estimated',
    allTime: 'all loaded data',
    dataUpTo: (time: string) => `data up to ${time}`,
    stale: 'no newer events: these logs do not tell whether the job runs',
    brushed: (span: string) => `chosen: ${span}`,
    broken: (count: string, one: boolean) => (one ? '1 record not read' : `${count} records not read`),
    brokenMore: (count: string) => `and ${count} more`,
    record: (index: string) => `record ${index}`,
    wholeFile: 'whole file',
    duplicates: (count: string, one: boolean) => (one ? '1 duplicate left out' : `${count} duplicates left out`),
  },
  dimensions: {
    action: 'Action',
    status: 'Status',
    type: 'Object type',
    error: 'Error',
    job: 'Job',
    syncType: 'Sync type',
    direction: 'Direction',
    app: 'Application',
    sourceSystem: 'Source system',
    targetSystem: 'Target system',
    cycle: 'Cycle',
    object: 'Object',
    stage: 'Stage',
    targetName: 'Target name',
    identity: 'Identity',
    search: 'Search',
    brush: 'Chosen time',
  } as Record<string, string>,
  /** Words for values that the domain knows; others are shown as logged. Looked up with `valueLabel`. */
  values: {
    action: new Map([
      ['create', 'Create'],
      ['update', 'Update'],
      ['delete', 'Delete'],
      ['disable', 'Disable'],
      ['stageddelete', 'Staged delete'],
      ['stagedaction', 'Staged action'],
      ['other', 'Other'],
      ['unknown', 'Unknown'],
    ]),
    status: new Map([
      ['success', 'Success'],
      ['failure', 'Failure'],
      ['skipped', 'Skipped'],
      ['warning', 'Warning'],
      ['unknown', 'Unknown'],
    ]),
    type: new Map([
      ['user', 'User'],
      ['group', 'Group'],
      ['contact', 'Contact'],
      ['unknown', 'Unknown'],
    ]),
    error: new Map([['unknown', 'No code']]),
    direction: new Map([
      ['ad-to-entra', 'AD to Entra'],
      ['entra-to-ad', 'Entra to AD'],
      ['cloud-sync', 'Cloud sync, both directions'],
      ['all', 'All jobs'],
      ['other', 'Other'],
    ]),
    syncType: new Map([
      ['object', 'Object'],
      ['password', 'Password'],
    ]),
  } as Record<string, ReadonlyMap<string, string>>,
  count: {
    events: (count: string, one: boolean) => (one ? '1 event' : `${count} events`),
    objects: (count: string, one: boolean) => `${count} ${one ? 'object' : 'objects'}`,
  },
  /** An estimated number, as it is spoken. */
  about: (count: string) => `about ${count}`,
  /** Beside what came with the last refresh. */
  isNew: 'New',
  close: 'Close',
  back: 'Back',
  dismiss: 'Dismiss',
  notOpened: 'The details could not be loaded. Reload the page, then try again.',
  /** What is open, as the name of its sheet. */
  opened: {
    objects: 'Objects',
    object: 'Object history',
    records: 'Events',
    record: 'Event details',
  },
};
