/** Step names that the service is known to log. Each phrase is right for any noun, so that a group is never called a user. */
const phrases = new Map<string, (noun: string) => string>([
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

const types = new Map([
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

/** Wording of an event's steps, wherever they are shown. */
export const steps = {
  /** What the step did; `null` for a step that nobody knew of and that has no type. */
  phrase: (name: string, type: string | null, objectType: string): string | null =>
    phrases.get(name)?.(nouns.get(objectType) ?? 'object') ?? (type === null ? null : (types.get(type) ?? null)),
  type: (type: string) => types.get(type) ?? type,
};
