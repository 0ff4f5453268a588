import { UNKNOWN, type SyncRecord, type SyncRecordDetail } from '../record.js';
import { directionOf, objectTypeOf, syncTypeOf } from '../dimension.js';
import { BrokenField, fieldsOf, firstText, isEmpty, partsOf, quote, textOf, type Fields } from './fields.js';
import { JsonParts } from './json-part.js';
import { readChange, readIdentity, readInitiator, readLeanStep, readPairs, readStep, readSystem } from './parts.js';
import { durationOf, timeOf } from './time-and-duration.js';
import { statusWord, word } from './words.js';

/** A record as the service writes it: Log Analytics row, diagnostic stream, Graph or portal. */
export function readServiceRecord(logged: Fields, madeId: string): SyncRecordDetail {
  const { record, parts, steps, source, target, error, oldStatusInfo } = readParts(logged, madeId);
  const errorText = (key: string) => firstText(error, key) ?? firstText(oldStatusInfo, key);
  return {
    ...record,
    steps: steps.map(readStep),
    changes: parts.list('ModifiedProperties').map(readChange),
    initiatedBy: readInitiator(parts.optional('InitiatedBy')),
    errorInfo: {
      category: errorText('errorcategory'),
      additionalDetails: errorText('additionaldetails'),
      recommendedAction: errorText('recommendedaction'),
    },
    sourceDetails: readPairs(source.details),
    targetDetails: readPairs(target.details),
    unreadable: parts.unreadable,
    raw: '',
  };
}

/** As {@link readServiceRecord}, without what only the detail view needs. */
export function readLeanServiceRecord(logged: Fields, madeId: string): SyncRecord {
  return readParts(logged, madeId).record;
}

function readParts(logged: Fields, madeId: string) {
  const fields = unwrapped(logged);
  refuseOtherLogs(fields);
  const time = timeOf(fields, 'TimeGenerated', 'activityDateTime', 'time');
  const parts = new JsonParts(fields);

  const source = readIdentity(parts.required('SourceIdentity'));
  const target = readIdentity(parts.required('TargetIdentity'));
  const statusInfo = partsOf(parts.required('ProvisioningStatusInfo'));
  const oldStatusInfo = partsOf(parts.required('StatusInfo'));
  const error = partsOf(statusInfo.get('errorinformation'));
  const sourceSystem = readSystem(parts.optional('SourceSystem'));
  const targetSystem = readSystem(parts.optional('TargetSystem'));

  const jobId = textOf(fields.get('jobid'));
  const changeId = textOf(fields.get('changeid'));
  const app = readSystem(parts.optional('ServicePrincipal'));
  const steps = parts.list('ProvisioningSteps');
  const record: SyncRecord = {
    id: textOf(fields.get('id')) ?? changeId ?? madeId,
    time,
    tenantId: tenantOf(fields),
    action: word(fields.get('provisioningaction')) ?? word(fields.get('action')) ?? UNKNOWN,
    status:
      statusWord(fields.get('resulttype')) ??
      statusWord(statusInfo.get('status')) ??
      statusWord(oldStatusInfo.get('status')) ??
      UNKNOWN,
    type: objectTypeOf(source.identity.type, target.identity.type),
    errorCode:
      textOf(fields.get('resultsignature')) ?? firstText(error, 'errorcode') ?? firstText(oldStatusInfo, 'errorcode'),
    reason: textOf(fields.get('resultdescription')) ?? firstText(error, 'reason') ?? firstText(oldStatusInfo, 'reason'),
    durationMs: durationOf(fields.get('durationms')) ?? durationOf(fields.get('durationinmilliseconds')),
    jobId,
    cycleId: textOf(fields.get('cycleid')),
    changeId,
    direction: directionOf(jobId, sourceSystem.name, targetSystem.name),
    syncType: syncTypeOf(jobId),
    app,
    sourceSystem,
    targetSystem,
    source: source.identity,
    target: target.identity,
    object: source.identity.id ?? target.identity.id,
    steps: steps.map(readLeanStep),
  };
  return { record, parts, steps, source, target, error, oldStatusInfo };
}

/** The diagnostic stream wraps the event in an envelope: what `properties` says wins over the envelope. */
function unwrapped(fields: Fields): Fields {
  if (isEmpty(fields.get('properties'))) return fields;
  const inner = fieldsOf(new JsonParts(fields).required('properties'));
  if (inner === null)
    throw new BrokenField(`properties: ${quote(fields.get('properties'))} found, expected an object.`);
  const all = new Map<string, unknown>();
  for (const key of fields.keys()) all.set(key, fields.get(key));
  for (const key of inner.keys()) if (!isEmpty(inner.get(key))) all.set(key, inner.get(key));
  return all;
}

/** Event hubs and workspaces mix categories; a sign-in counted as a provisioning event would make every number wrong. */
function refuseOtherLogs(fields: Fields): void {
  const category = textOf(fields.get('category'));
  if (category === null || category.trim().toLowerCase() === 'provisioninglogs') return;
  throw new BrokenField(`Category: ${quote(category)} found, expected “ProvisioningLogs”.`);
}

/** In a Log Analytics row `TenantId` is the workspace. */
function tenantOf(fields: Fields): string | null {
  const tenant = textOf(fields.get('aadtenantid'));
  return tenant ?? (fields.has('timegenerated') ? null : textOf(fields.get('tenantid')));
}
