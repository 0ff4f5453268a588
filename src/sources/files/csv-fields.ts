/** Which of the three files of a download a table is. */
export type CsvKind = 'events' | 'steps' | 'changes';

/** What a column may hold. */
export interface CsvField {
  kinds: readonly CsvKind[];
  /** Where it belongs in the event, step or changed property as Microsoft Graph writes it; also a way to write the heading. */
  path: readonly string[];
  /** Further ways to write the heading, the likeliest first; case, spaces, accents and punctuation do not count. */
  headings: readonly string[];
  /** JSON text becomes what it says, other text the part of this name. */
  objectWith?: string;
  /** Only the record in full has it. */
  isDetail?: boolean;
}

/** How parts of an object may be headed: `source identity id`, `source id`, … */
function under(objects: readonly string[], ...parts: readonly string[]): string[] {
  return objects.flatMap((object) => parts.map((part) => `${object} ${part}`));
}

function event(path: string, headings: readonly string[], more: Partial<CsvField> = {}): CsvField {
  return { kinds: ['events'], path: path.split('.'), headings, ...more };
}

function step(path: string, headings: readonly string[], more: Partial<CsvField> = {}): CsvField {
  const all = [...headings, ...under(['step', 'provisioning step', 'provisioning steps'], path, ...headings)];
  return { kinds: ['steps'], path: [path], headings: all, ...more };
}

function change(path: string, headings: readonly string[]): CsvField {
  const all = [...headings, ...under(['property', 'modified property', 'modified properties'], path, ...headings)];
  return { kinds: ['changes'], path: [path], headings: all };
}

const SOURCE = ['source identity', 'source', 'source object'];
const TARGET = ['target identity', 'target', 'target object'];
const APP = ['service principal', 'application', 'app'];
const STATUS = ['provisioning status info', 'status info', 'status', 'error information', 'error', ''];
const DETAIL = { isDetail: true };

/**
 * The columns that are understood. Which headings the portal writes is published nowhere: these are the names of Microsoft
 * Graph, of Log Analytics and of the portal's pages, in the notations that tables use.
 */
export const CSV_FIELDS = {
  time: event('activityDateTime', [
    'activity date', 'activity time', 'date time', 'date', 'time', 'timestamp', 'time generated',
  ]), // prettier-ignore
  id: event('id', ['activity id', 'event id', 'record id', 'log id']),
  // The diagnostic stream writes the change's id as correlation id too.
  changeId: { kinds: ['events', 'steps', 'changes'], path: ['changeId'], headings: ['correlation id'] },
  cycleId: event('cycleId', ['provisioning cycle id']),
  jobId: event('jobId', ['provisioning job id', 'synchronization job id', 'job']),
  tenantId: event('tenantId', ['aad tenant id']),
  action: event('provisioningAction', ['action', 'activity action']),
  durationMs: event('durationInMilliseconds', ['duration ms', 'duration milliseconds']),

  statusInfo: event('provisioningStatusInfo', ['status info'], { objectWith: 'status' }),
  status: event('provisioningStatusInfo.status', [
    'status', 'status info status', 'provisioning status', 'result type', 'result',
  ]), // prettier-ignore
  errorCode: event('provisioningStatusInfo.errorInformation.errorCode', [
    ...under(STATUS, 'error code'), 'error information code', 'result signature',
  ]), // prettier-ignore
  reason: event('provisioningStatusInfo.errorInformation.reason', [
    ...under(STATUS, 'reason', 'error reason'), 'failure reason', 'error description', 'error message', 'result description',
  ]), // prettier-ignore
  errorCategory: event(
    'provisioningStatusInfo.errorInformation.errorCategory',
    under(STATUS, 'error category', 'category'),
    DETAIL,
  ),
  additionalDetails: event(
    'provisioningStatusInfo.errorInformation.additionalDetails',
    under(STATUS, 'additional details'),
    DETAIL,
  ),
  recommendedAction: event(
    'provisioningStatusInfo.errorInformation.recommendedAction',
    under(STATUS, 'recommended action'),
    DETAIL,
  ),

  source: event('sourceIdentity', ['source object', 'identity'], { objectWith: 'displayName' }),
  'source.id': event('sourceIdentity.id', under(SOURCE, 'id', 'object id')),
  'source.name': event('sourceIdentity.displayName', under(SOURCE, 'display name', 'name')),
  'source.type': event('sourceIdentity.identityType', [
    ...under(SOURCE, 'identity type', 'type'),
    'identity type',
    'object type',
  ]),
  'source.details': event('sourceIdentity.details', under(SOURCE, 'details'), { objectWith: 'details' }),
  'source.upn': event('sourceIdentity.details.UserPrincipalName', under(SOURCE, 'user principal name', 'upn')),

  target: event('targetIdentity', ['target object'], { objectWith: 'displayName' }),
  'target.id': event('targetIdentity.id', under(TARGET, 'id', 'object id')),
  'target.name': event('targetIdentity.displayName', under(TARGET, 'display name', 'name')),
  'target.type': event('targetIdentity.identityType', under(TARGET, 'identity type', 'type')),
  'target.details': event('targetIdentity.details', under(TARGET, 'details'), { objectWith: 'details' }),
  'target.upn': event('targetIdentity.details.UserPrincipalName', [
    ...under(TARGET, 'user principal name', 'upn'),
    'user principal name',
  ]),

  app: event('servicePrincipal', ['application', 'app'], { objectWith: 'displayName' }),
  'app.id': event('servicePrincipal.id', under(APP, 'id')),
  'app.name': event('servicePrincipal.displayName', under(APP, 'display name', 'name')),
  sourceSystem: event('sourceSystem', [], { objectWith: 'displayName' }),
  'sourceSystem.id': event('sourceSystem.id', []),
  'sourceSystem.name': event('sourceSystem.displayName', ['source system name']),
  'sourceSystem.details': event('sourceSystem.details', [], { ...DETAIL, objectWith: 'details' }),
  targetSystem: event('targetSystem', [], { objectWith: 'displayName' }),
  'targetSystem.id': event('targetSystem.id', []),
  'targetSystem.name': event('targetSystem.displayName', ['target system name']),
  'targetSystem.details': event('targetSystem.details', [], { ...DETAIL, objectWith: 'details' }),
  initiatedBy: event('initiatedBy', ['initiator'], { ...DETAIL, objectWith: 'displayName' }),
  'initiatedBy.id': event('initiatedBy.id', ['initiator id'], DETAIL),
  'initiatedBy.name': event('initiatedBy.displayName', ['initiated by name', 'initiator name'], DETAIL),
  'initiatedBy.type': event('initiatedBy.initiatorType', ['initiated by type', 'initiator type'], DETAIL),
  steps: event('provisioningSteps', ['steps'], { objectWith: 'name' }),
  changes: event('modifiedProperties', ['changes'], { ...DETAIL, objectWith: 'displayName' }),

  'step.name': step('name', []),
  'step.type': step('provisioningStepType', ['type', 'step type']),
  'step.status': step('status', ['result']),
  'step.description': step('description', [], DETAIL),
  'step.details': step('details', [], { ...DETAIL, objectWith: 'details' }),

  'change.name': change('displayName', ['name', 'property', 'attribute', 'property name', 'attribute name']),
  'change.oldValue': change('oldValue', []),
  'change.newValue': change('newValue', []),
} as const satisfies Record<string, CsvField>;

export type CsvFieldName = keyof typeof CSV_FIELDS;

/** The headings of your own files by what stands below them, where they are not found of themselves; several for several files. */
export type CsvHeadings = { readonly [name in CsvFieldName]?: string | readonly string[] };
