import { UNKNOWN, type Direction, type SyncRecord, type SyncRecordDetail, type SyncType } from '../record.js';
import { directionOf, objectTypeOf, syncTypeOf } from '../dimension.js';
import { BrokenField, firstText, partsOf, textOf, type Fields } from './fields.js';
import { JsonParts } from './json-part.js';
import { durationOf, timeOf } from './time-and-duration.js';
import { readChange, readIdentity, readInitiator, readLeanStep, readPairs, readStep, readSystem } from './parts.js';
import { identityType, statusWord, word } from './words.js';

const SERVICE_KEYS = [
  'timegenerated', 'activitydatetime', 'properties', 'resulttype', 'provisioningaction', 'provisioningstatusinfo',
  'statusinfo', 'sourceidentity', 'targetidentity',
]; // prettier-ignore

/** Whether the keys are those of a `SyncRecord` rather than of anything the service writes. */
export function isCanonical(fields: Fields): boolean {
  return fields.has('time') && !SERVICE_KEYS.some((key) => fields.has(key));
}

/**
 * A `SyncRecord` or `SyncRecordDetail`, possibly partial. It must have `time`, and one of `id`, `changeId`, `source.id`,
 * `target.id`, `object`. What is absent is worked out as for the service's records, or is `null`, `unknown` or empty.
 */
export function readCanonicalRecord(fields: Fields, madeId: string): SyncRecordDetail {
  const { record, parts, errorInfo, steps, source, target } = readParts(fields, madeId);
  return {
    ...record,
    steps: steps.map(readStep),
    changes: parts.list('changes').map(readChange),
    initiatedBy: readInitiator(parts.optional('initiatedBy')),
    errorInfo: {
      category: firstText(errorInfo, 'category'),
      additionalDetails: firstText(errorInfo, 'additionaldetails'),
      recommendedAction: firstText(errorInfo, 'recommendedaction'),
    },
    sourceDetails: readPairs(fields.has('sourcedetails') ? parts.optional('sourceDetails') : source.details),
    targetDetails: readPairs(fields.has('targetdetails') ? parts.optional('targetDetails') : target.details),
    unreadable: [...parts.list('unreadable').flatMap((name) => textOf(name) ?? []), ...parts.unreadable],
    raw: textOf(fields.get('raw')) ?? '',
  };
}

/** As {@link readCanonicalRecord}, without what only the detail view needs. */
export function readLeanCanonicalRecord(fields: Fields, madeId: string): SyncRecord {
  return readParts(fields, madeId).record;
}

function readParts(fields: Fields, madeId: string) {
  const time = timeOf(fields, 'time');
  const parts = new JsonParts(fields);
  const source = readIdentity(parts.required('source'));
  const target = readIdentity(parts.required('target'));
  const sourceSystem = readSystem(parts.optional('sourceSystem'));
  const targetSystem = readSystem(parts.optional('targetSystem'));
  const errorInfo = partsOf(parts.optional('errorInfo'));

  const jobId = textOf(fields.get('jobid'));
  const changeId = textOf(fields.get('changeid'));
  const id = textOf(fields.get('id')) ?? changeId;
  const object = source.identity.id ?? target.identity.id ?? textOf(fields.get('object'));
  if (id === null && object === null) {
    throw new BrokenField(
      'id: nothing found, expected the id of the event, of its change, or of a source or target object.',
    );
  }
  const app = readSystem(parts.optional('app'));
  const steps = parts.list('steps');
  const record: SyncRecord = {
    id: id ?? madeId,
    time,
    tenantId: textOf(fields.get('tenantid')),
    action: word(fields.get('action')) ?? UNKNOWN,
    status: statusWord(fields.get('status')) ?? UNKNOWN,
    type: identityType(fields.get('type')) ?? objectTypeOf(source.identity.type, target.identity.type),
    errorCode: textOf(fields.get('errorcode')),
    reason: textOf(fields.get('reason')),
    durationMs: durationOf(fields.get('durationms')),
    jobId,
    cycleId: textOf(fields.get('cycleid')),
    changeId,
    direction: knownDirection(fields.get('direction')) ?? directionOf(jobId, sourceSystem.name, targetSystem.name),
    syncType: knownSyncType(fields.get('synctype')) ?? syncTypeOf(jobId),
    app,
    sourceSystem,
    targetSystem,
    source: source.identity,
    target: target.identity,
    object,
    steps: steps.map(readLeanStep),
  };
  return { record, parts, errorInfo, steps, source, target };
}

function knownDirection(value: unknown): Direction | null {
  return value === 'ad-to-entra' || value === 'entra-to-ad' || value === 'other' ? value : null;
}

function knownSyncType(value: unknown): SyncType | null {
  return value === 'object' || value === 'password' ? value : null;
}
