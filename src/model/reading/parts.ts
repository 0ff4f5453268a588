import type { ModifiedProperty, SyncIdentity, SyncStep, SyncStepDetail, SyncSystem } from '../record.js';
import { firstText, partsOf, textOf, type Fields } from './fields.js';
import { identityType, statusWord, stepType } from './words.js';

export type Pair = [key: string, value: string];

// Most records lack some of both: who shares one saves making millions.
const NO_SYSTEM: SyncSystem = Object.freeze({ id: null, name: null });
const NO_OBJECT = Object.freeze({
  identity: Object.freeze<SyncIdentity>({ id: null, name: null, type: null, upn: null }),
  details: undefined,
});

/** A system or a service principal: `{Id, Name}`, `{id, displayName}` or `{id, name}`, or a list of which the first counts. */
export function readSystem(value: unknown): SyncSystem {
  if (value === undefined || value === null) return NO_SYSTEM;
  const fields = partsOf(value);
  return { id: textOf(fields.get('id')), name: nameOf(fields) };
}

/** An object on one side, and its details as they were logged. */
export function readIdentity(value: unknown): { identity: SyncIdentity; details: unknown } {
  if (value === undefined || value === null) return NO_OBJECT;
  const fields = partsOf(value);
  const details = fields.get('details');
  const identity = {
    id: textOf(fields.get('id')),
    name: nameOf(fields),
    type: identityType(fields.get('identitytype')) ?? identityType(fields.get('type')),
    upn: firstText(partsOf(details), 'userprincipalname') ?? textOf(fields.get('upn')),
  };
  return { identity, details };
}

/** Who started the event. A sample of the service's documentation spells `initiatingType`. */
export function readInitiator(value: unknown): { type: string | null; id: string | null; name: string | null } {
  const fields = partsOf(value);
  const type = firstText(fields, 'initiatortype', 'type', 'initiatingtype');
  return { type, id: textOf(fields.get('id')), name: nameOf(fields) };
}

/** A step of an event without what only the detail view needs. */
export function readLeanStep(value: unknown): SyncStep {
  const fields = partsOf(value);
  return {
    name: textOf(fields.get('name')) ?? textOf(value) ?? '',
    type: stepType(fields.get('provisioningsteptype')) ?? stepType(fields.get('type')),
    status: statusWord(fields.get('status')),
  };
}

/** A step of an event. */
export function readStep(value: unknown): SyncStepDetail {
  const fields = partsOf(value);
  return {
    ...readLeanStep(value),
    description: textOf(fields.get('description')),
    details: readPairs(fields.get('details')),
  };
}

/** One changed property. Values are text or `null`; other JSON becomes its JSON text. */
export function readChange(value: unknown): ModifiedProperty {
  const fields = partsOf(value);
  return {
    name: nameOf(fields) ?? textOf(value) ?? '',
    oldValue: valueText(fields.get('oldvalue')),
    newValue: valueText(fields.get('newvalue')),
  };
}

/** The key/value pairs of an object, or of a list of pairs, in order. Every value is text. */
export function readPairs(value: unknown): Pair[] {
  if (typeof value !== 'object' || value === null) return [];
  if (!Array.isArray(value)) return Object.entries(value).map(([key, part]) => [key, valueText(part) ?? '']);
  return value.flatMap((item: unknown): Pair[] => {
    if (Array.isArray(item)) return [[textOf(item[0]) ?? '', valueText(item[1]) ?? '']];
    const fields = partsOf(item);
    return fields.has('key')
      ? [[textOf(fields.get('key')) ?? '', valueText(fields.get('value')) ?? '']]
      : readPairs(item);
  });
}

function nameOf(fields: Fields): string | null {
  return firstText(fields, 'displayname', 'name');
}

function valueText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return textOf(value) ?? jsonText(value);
}

function jsonText(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null;
  try {
    return JSON.stringify(value);
  } catch {
    return null; // Nested too deep to write out; the record's raw text then says so too.
  }
}
