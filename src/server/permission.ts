import type { NormalFilter } from '../model/filter-normal.js';
import { normaliseFilter } from '../model/filter-normal.js';
import type { SyncHandlerOptions } from './handler-options.js';
import { Refusal } from './refusal.js';

/** What somebody may ask. */
export interface Permission {
  /** Forced upon every question; `null`: all may be seen. */
  filter: NormalFilter | null;
  user: string;
}

/**
 * Asks the host who is asking. Throws a `Refusal` for nobody, and for an answer that could admit more than was meant: a
 * part of the filter that is empty or undefined, a word that is not known.
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
  for (const key of Object.keys(fields)) {
    if (key !== 'filter' && key !== 'user') throw new TypeError(`authorize returned ${key}, expected filter and user.`);
  }
  const { user = '' } = fields;
  if (typeof user !== 'string') throw new TypeError('The user that authorize returned is not text.');
  return { user, filter: Object.hasOwn(fields, 'filter') ? forced(fields['filter']) : null };
}

/** A part that says nothing would admit all: a missing entry in a table of rights must not open every door. */
function forced(filter: unknown): NormalFilter {
  const fields = plainFields(filter, 'the filter that authorize returned');
  const normal: NormalFilter = normaliseFilter(fields, { name: 'filter', direction: 'all' });
  for (const key of Object.keys(fields)) {
    if (Object.hasOwn(normal, key) && key !== 'within') continue;
    throw new TypeError(`The filter that authorize returned restricts nothing by ${key}: return null to refuse.`);
  }
  return normal;
}

function plainFields(value: unknown, name: string): Record<string, unknown> {
  const prototype: unknown = typeof value === 'object' && value !== null ? Object.getPrototypeOf(value) : undefined;
  if (prototype !== null && prototype !== Object.prototype) throw new TypeError(`${name} is not a plain object.`);
  return value as Record<string, unknown>;
}
