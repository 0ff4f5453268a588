import { DIMENSIONS } from './filter.js';
import type { Dimension, ListDimension } from './filter.js';
import { UNKNOWN } from './record.js';
import type { Direction, SyncRecord, SyncStep, SyncSystem, SyncType } from './record.js';

const ENTRA = 'Microsoft Entra ID';
const ENTRA_NAMES: readonly string[] = ['microsoft entra id', 'azure active directory'];
const AD_NAME = 'active directory';

const VALUES: Record<Exclude<Dimension, 'error' | 'stage'>, (record: SyncRecord) => string> = {
  action: ({ action }) => action,
  status: ({ status }) => status,
  type: ({ type }) => type,
  job: ({ jobId }) => textKey(jobId),
  syncType: ({ syncType }) => syncType,
  direction: ({ direction }) => direction,
  app: ({ app }) => appKey(app),
  sourceSystem: ({ sourceSystem }) => systemKey(sourceSystem),
  targetSystem: ({ targetSystem }) => systemKey(targetSystem),
  cycle: ({ cycleId }) => textKey(cycleId),
  object: ({ object }) => textKey(object),
  targetName: ({ target }) => textKey(target.name),
};

/** What an event counts under that may lack a text. */
export function textKey(text: string | null | undefined): string {
  return text || UNKNOWN;
}

/** The name an app is counted under, else its id. */
export function appKey({ id, name }: SyncSystem): string {
  return textKey(name || id);
}

/** The name a system is counted under: renamed products are one, a system without a name goes by its id. */
export function systemKey(system: SyncSystem): string {
  if (!system.name) return system.id || UNKNOWN;
  return isEntra(system.name) ? ENTRA : system.name;
}

/** Which way a job synchronises: by its id, which survives renames; without one by the names of both systems. */
export function directionOf(jobId: string | null, sourceName: string | null, targetName: string | null): Direction {
  if (jobId) return jobOf(jobId).direction;
  if (isActiveDirectory(sourceName) && isEntra(targetName)) return 'ad-to-entra';
  return isEntra(sourceName) && isActiveDirectory(targetName) ? 'entra-to-ad' : 'other';
}

/** `password` for the jobs that carry password hashes. */
export function syncTypeOf(jobId: string | null): SyncType {
  return jobId ? jobOf(jobId).syncType : 'object';
}

interface Job {
  direction: Direction;
  syncType: SyncType;
}

/** A tenant has few jobs, a log a million events of them; the bound keeps hostile ids from filling memory. */
const JOBS = new Map<string, Job>();
const MOST_JOBS = 1000;

function jobOf(jobId: string): Job {
  const known = JOBS.get(jobId);
  if (known) return known;
  const id = jobId.toLowerCase();
  const job: Job = {
    direction: id.startsWith('ad2aad') ? 'ad-to-entra' : id.startsWith('aad2ad') ? 'entra-to-ad' : 'other',
    syncType: id.includes('password') ? 'password' : 'object',
  };
  if (JOBS.size < MOST_JOBS && jobId.length < 200) JOBS.set(jobId, job);
  return job;
}

/** Object type of an event from the identity types as logged: the source's, else the target's; last segment of a URN, lower case. */
export function objectTypeOf(sourceType: string | null, targetType: string | null): string {
  return lastSegment(sourceType) || lastSegment(targetType) || UNKNOWN;
}

/** The groups of a dimension that an event stands in: one, none (`error` of an event that did not fail) or several (`stage`). */
export function valuesOf(record: SyncRecord, dimension: Dimension): readonly string[] {
  if (dimension === 'error') return record.status === 'failure' ? [textKey(record.errorCode)] : [];
  if (dimension === 'stage') return stagesOf(record.steps);
  return [VALUES[dimension](record)];
}

/** How to read the one value that every event has of a dimension; `null` for `error` and `stage`. */
export function singleValue(dimension: Dimension): ((record: SyncRecord) => string) | null {
  return dimension === 'error' || dimension === 'stage' ? null : VALUES[dimension];
}

/** Whether a dimension's filter is a list of values. */
export function isListDimension(dimension: Dimension): dimension is ListDimension {
  return dimension !== 'direction';
}

/** The dimensions whose filter is a list of values. */
export const LIST_DIMENSIONS: readonly ListDimension[] = DIMENSIONS.filter(isListDimension);

/** The stages that an event with these steps stands in, each once. */
export function stagesOf(steps: readonly SyncStep[]): readonly string[] {
  if (steps.length === 0) return [UNKNOWN];
  return [...new Set(steps.map((step) => textKey(step.name)))];
}

function lastSegment(type: string | null): string {
  if (type === null) return '';
  return type
    .slice(type.lastIndexOf(':') + 1)
    .trim()
    .toLowerCase();
}

function isEntra(name: string | null): boolean {
  return name !== null && ENTRA_NAMES.includes(name.toLowerCase());
}

function isActiveDirectory(name: string | null): boolean {
  return name?.toLowerCase() === AD_NAME;
}
