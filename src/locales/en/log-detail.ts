/** Step names that the service is known to log. Each phrase is right for any noun, so that a group is never called a user. */
const steps = new Map<string, (noun: string) => string>([
  ['EntryImport', (noun) => `Import of the ${noun}`],
  ['EntryImportAdd', (noun) => `Import of a new ${noun}`],
  ['EntryImportUpdate', (noun) => `Import of a changed ${noun}`],
  ['EntryImportDelete', (noun) => `Import of a deleted ${noun}`],
  ['EntryImportByMatchingProperty', (noun) => `Search for a matching ${noun}`],
  ['EntryImportByJoiningProperty', (noun) => `Search for the linked ${noun}`],
  ['EntrySynchronizationScoping', (noun) => `Scope check of the ${noun}`],
  ['EntrySynchronizationAdd', (noun) => `Preparation of the new ${noun}`],
  ['EntrySynchronizationSkip', (noun) => `No change made to the ${noun}`],
  ['EntryExportAdd', (noun) => `Creation of the ${noun} in the target`],
  ['EntryExportUpdate', (noun) => `Update of the ${noun} in the target`],
  ['EntryExportUpdateSoftDelete', (noun) => `Soft deletion of the ${noun} in the target`],
  ['EntryExportDelete', (noun) => `Deletion of the ${noun} in the target`],
  ['EntryEscrowRetry', (noun) => `Retry for the ${noun} after an earlier error`],
]);

const stepTypes = new Map([
  ['import', 'Import'],
  ['scoping', 'Scope check'],
  ['matching', 'Matching'],
  ['processing', 'Processing'],
  ['referenceResolution', 'Reference resolution'],
  ['export', 'Export'],
]);

/** Nouns for object types inside a sentence; any other type is an object. */
const nouns = new Map([
  ['user', 'user'],
  ['group', 'group'],
  ['contact', 'contact'],
  ['device', 'device'],
]);

/** Words of `sync-log-detail`. Values from logs are never part of these strings: they are placed beside them. */
export const logDetail = {
  title: 'Event',
  summary: (status: string, action: string, name: string, time: string) => `${status}, ${action}, ${name}, ${time}`,
  unnamed: 'Object without a name',
  duration: (duration: string) => `took ${duration}`,
  none: 'none',
  notFound: {
    title: 'No such event in this source',
    text: 'The source holds no event with this id. Logs are kept for a limited time, and another source may hold older ones.',
    newest: 'Show the newest event in this filter',
  },
  walk: {
    label: 'Other events in this filter',
    newer: 'Newer',
    older: 'Older',
    newerLabel: 'Newer: previous event',
    olderLabel: 'Older: next event',
    position: (index: string, total: string) => `Event ${index} of ${total} in this filter`,
    outside: (total: string, one: boolean) =>
      one ? 'Not in this filter, which holds 1 event' : `Not in this filter, which holds ${total} events`,
    total: (total: string, one: boolean) => (one ? '1 event in this filter' : `${total} events in this filter`),
    failed: 'The events before and after this one could not be looked up.',
  },
  problem: {
    failed: 'Why it failed',
    other: 'What the service says',
    code: 'Code',
    noCode: 'The log gives no error code',
    noCodeText: 'Read the reason below and the step that failed.',
    unknownCode: 'No explanation is known for this code. Read the reason below and the step that failed.',
    textsFailed: 'The explanation of this code could not be loaded.',
    reason: 'Reason given by the service',
    noReason: 'The service gave no reason.',
    category: 'Category',
    additional: 'Additional details',
    recommended: 'Recommended by the service',
    cause: 'Likely cause',
    remedy: 'What to do',
    docs: 'Documentation',
    newTab: '(opens in a new tab)',
  },
  steps: {
    title: 'Steps',
    order: 'In the order logged; the log gives steps no times.',
    none: 'The log holds no steps for this event.',
    phrase: (name: string, type: string | null, objectType: string): string | null =>
      steps.get(name)?.(nouns.get(objectType) ?? 'object') ?? (type === null ? null : (stepTypes.get(type) ?? null)),
    type: (type: string) => stepTypes.get(type) ?? type,
    attributes: (count: string, one: boolean) => (one ? '1 attribute' : `${count} attributes`),
    emptyAttributes: (count: string, one: boolean) => (one ? '1 empty attribute' : `${count} empty attributes`),
  },
  changes: {
    title: 'Changed properties',
    none: 'The log holds no changed properties for this event.',
    property: 'Property',
    before: 'Old value',
    after: 'New value',
    empty: '(empty)',
    emptyText: '(empty text)',
  },
  sides: {
    source: 'Source',
    target: 'Target',
    name: 'Name',
    id: 'Id',
    upn: 'User principal name',
    type: 'Type',
    system: 'System',
  },
  ids: {
    title: 'Identifiers',
    job: 'Job',
    cycle: 'Cycle',
    change: 'Change',
    event: 'Event',
    app: 'Application',
    appId: 'Application id',
    tenant: 'Tenant',
    initiatedBy: 'Initiated by',
    initiatorId: 'Initiator id',
  },
  unreadable: 'These fields of the log could not be read, because the service cut them or wrote no valid JSON:',
  raw: {
    title: 'Raw JSON',
    none: 'This source keeps no raw record.',
  },
  copy: {
    button: 'Copy',
    label: (what: string) => `Copy: ${what}`,
    done: (what: string) => `Copied: ${what}`,
    refused: 'The browser does not allow copying here. Select the text and copy it by hand.',
  },
};
