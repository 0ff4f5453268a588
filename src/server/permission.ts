import type { NormalFilter } from '../model/filter-normal.js';
import { normaliseFilter } from '../model/filter-normal.js';
import { isNoTime, type SyncHandlerOptions } from './handler-options.js';
import { Refusal } from './refusal.js';

/** What somebody may ask. */
export interface Permission {
  /** Forced upon every question; `null`: all may be seen. */
  filter: NormalFilter | null;
  user: string;
}

/**
 * Asks the host who is asking. Throws a `Refusal` for nobody, and for an answer that could admit more than was meant: a
 * filter without any restriction, a part of it that is empty or undefined, a word that is not known.
 */
export async function permissionOf(authorize: SyncHandlerOptions['authorize'], request: Request): Promise<Permission> {
  const permission = await asked(authorize, request);
  if (permission === null) {
    throw new Refusal('You are not signed in.', { status: 401, reason: 'unauthorised' });
  }
  try {
    return checked(permission);
  } catch (cause) {
    throw new Refusal('The server failed.', { status: 500, reason: 'unreachable', cause });
  }
}

async function asked(authorize: SyncHandlerOptions['authorize'], request: Request): Promise<unknown> {
  try {
    return await authorize(request);
  } catch (cause) {
    const { name, reason } =
      cause instanceof Error ? (cause as Error & { reason?: unknown }) : { name: '', reason: '' };
    if (name === 'SourceError' && reason === 'unauthorised') {
      throw new Refusal('You are not signed in.', { status: 401, reason });
    }
    const logged = name === 'SourceError' && reason === 'forbidden' ? {} : { cause };
    throw new Refusal('You may not see these logs.', { status: 403, reason: 'forbidden', ...logged });
  }
}

function checked(permission: unknown): Permission {
  const fields = plainFields(permission, 'what authorize returned');
  for (const key of fields.keys()) {
    if (key !== 'filter' && key !== 'user') throw new TypeError(`authorize returned ${key}, expected filter and user.`);
  }
  const user = fields.get('user') === undefined ? '' : fields.get('user');
  if (typeof user !== 'string') throw new TypeError('The user that authorize returned is not text.');
  return { user, filter: fields.has('filter') ? forced(fields.get('filter')) : null };
}

/** A part that says nothing would admit all: a missing entry in a table of rights must not open every door. */
function forced(filter: unknown): NormalFilter {
  const fields = plainFields(filter, 'the filter that authorize returned');
  const normal = normaliseFilter(Object.fromEntries(fields), { name: 'filter', direction: 'all' });
  for (const [key, part] of fields) {
    if (part !== undefined && Object.hasOwn(normal, key) && key !== 'within') continue;
    throw new TypeError(`The filter that authorize returned restricts nothing by ${key}: return null to refuse.`);
  }
  const { direction, range = 'all', ...others } = normal;
  if (direction === 'all' && range === 'all' && Object.keys(others).length === 0) {
    throw new TypeError('The filter that authorize returned restricts nothing: leave it out where all may be seen.');
  }
  if (isNoTime(range, Date.now())) throw new TypeError('The range that authorize returned is no time at all.');
  return normal;
}

/** The own properties, whose lists have no gaps. Throws a `TypeError` for hidden ones, which a copy of it would lack. */
function plainFields(value: unknown, name: string): Map<string, unknown> {
  const prototype: unknown = typeof value === 'object' && value !== null ? Object.getPrototypeOf(value) : undefined;
  if (prototype !== null && prototype !== Object.prototype) throw new TypeError(`${name} is not a plain object.`);
  const fields = value as Record<PropertyKey, unknown>;
  return new Map(
    Reflect.ownKeys(fields).map((key) => {
      if (!Object.prototype.propertyIsEnumerable.call(fields, key)) throw new TypeError(`${name} hides a property.`);
      const part = fields[key];
      return [String(key), Array.isArray(part) ? Array.from<unknown>(part) : part];
    }),
  );
}
