import type { SourceErrorReason } from '../../model/source-error.js';
import type { PartialAnswer } from '../../model/question.js';

const errors: Record<SourceErrorReason, { title: string; action: string }> = {
  unauthorised: { title: 'Not signed in', action: 'Sign in again, then retry.' },
  forbidden: {
    title: 'No permission to read the logs',
    action:
      'Ask for the Log Analytics Reader role on the workspace, or for Reports Reader in Microsoft Entra. A new role can take up to an hour.',
  },
  throttled: { title: 'The service asks for a pause', action: 'Too many questions at once. Retry in a minute.' },
  timeout: { title: 'No answer in time', action: 'Retry, or choose a shorter time range.' },
  unreachable: { title: 'The data source cannot be reached', action: 'Check the connection, then retry.' },
  'bad-query': { title: 'The question cannot be answered as asked', action: 'Change the filter or the time range.' },
  'no-table': {
    title: 'No provisioning logs in this workspace',
    action:
      'In Microsoft Entra, add a diagnostic setting that sends ProvisioningLogs to this workspace. The first rows can take up to three days.',
  },
  unsupported: { title: 'This data source cannot answer this panel', action: 'Use another source for this panel.' },
  'invalid-data': { title: 'The data cannot be read', action: 'Check the file or adapter named above, then retry.' },
  closed: { title: 'The data source was closed', action: 'Give the panel a new source.' },
};

const partials: Record<PartialAnswer['reason'], (limit: string | null) => string> = {
  rows: (limit) =>
    limit ? `Incomplete: the service stopped at ${limit} rows.` : 'Incomplete: the service stopped early.',
  size: (limit) =>
    limit ? `Incomplete: the answer was cut at ${limit} bytes.` : 'Incomplete: the answer was too large.',
  time: (limit) =>
    limit ? `Incomplete: the service stopped after ${limit} seconds.` : 'Incomplete: the service ran out of time.',
  loading: () => 'Still loading: numbers will grow.',
  unread: () => 'Incomplete: a part of the data could not be read.',
  service: () => 'Incomplete: the service returned a part only.',
};

/** Words of the frame around every panel. Values from logs are never part of these strings: they are placed beside them. */
export const panel = {
  errors,
  partials,
  retry: 'Retry',
  loading: 'Loading…',
  loadingRecords: (records: string) => `Loading… ${records} records read`,
  loadingShare: (records: string, percent: string) => `Loading… ${records} records read, ${percent}`,
  updating: 'Updating',
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
    silence:
      'These logs hold object events only. Whether the job runs, is paused or in quarantine is shown in the Microsoft Entra admin center.',
    otherDirection: 'The logs hold events, but none of this direction.',
  },
  footer: {
    events: 'Counts events',
    objects: 'Counts distinct objects',
    both: 'Counts events and distinct objects',
    allTime: 'all loaded data',
    dataUpTo: (time: string) => `data up to ${time}`,
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
    objects: (count: string, one: boolean) => (one ? '1 object' : `${count} objects`),
  },
  close: 'Close',
  dismiss: 'Dismiss',
  notOpened: 'The details could not be loaded. Reload the page, then try again.',
  details: 'Event details',
};
