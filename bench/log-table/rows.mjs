// What every candidate shows: events of 90 days, newest first. Each is made from its number alone, the same in every run.

/** Milliseconds since 1970: a midnight (UTC) that all events lie before. */
const END = Date.UTC(2026, 10, 23);
const SPAN = 90 * 86_400_000;

const ACTIONS = ['update', 'create', 'other', 'delete', 'disable'];
const STATUSES = ['success', 'skipped', 'failure', 'warning'];

const GIVEN = (
  'Ada Alan Anouk Barbara Carl Chen Dara Edsger Eve Farid Grace Hana Ines Jan Kofi Lea Linus Mai Nadia Olga Paul Priya ' +
  'Quentin Rosa Sami Tove Uma Viktor Wen Yusuf Zoe Zsofia'
).split(' ');
const FAMILY_STARTS = 'Al Ber Cor Dan El Fer Gar Hol Ing Jor Kal Lin Mor Nor Ol Per Quin Ros Sal Tor'.split(' ');
const FAMILY_ENDS = 'aba berg chuk dahl ez field gren hart ik jansen kov land mann nen ova ssen ton urra vic wood'.split(' '); // prettier-ignore

const CODES = [
  'AttributeValueMustBeUnique', 'AzureDirectoryObjectNotFound', 'DuplicateSourceEntries', 'DuplicateTargetEntries',
  'EntryConflict', 'EntrySynchronizationError', 'InsufficientRights', 'InvalidAnchor', 'InvalidDomain', 'InvalidLicense',
  'InvalidProxyAddress', 'JoiningPropertyValueIsNull', 'LargeObject', 'MissingManager', 'MissingRequiredAttribute',
  'ObjectTypeMismatch', 'PasswordPolicyViolation', 'QuotaExceeded', 'ReferenceNotResolved', 'SchemaInvalid',
  'ServiceUnavailable', 'TargetObjectDeleted', 'Timeout', 'TooManyRequests', 'UnexpectedError', 'UnprocessableEntry',
  'UserPrincipalNameConflict', 'ValueTooLong', 'WeakPassword',
]; // prettier-ignore

/** Family name that is searched for: one in four hundred, and part of no other text that is searched. */
export const SEARCH = 'Quinjansen';

/** The columns that all candidates show, in this order. */
export const COLUMNS = ['time', 'action', 'status', 'name', 'upn', 'step', 'error', 'duration', 'sourceId'];

/** A number from 0 to below 1 that depends on both others alone. */
function chance(number, part) {
  let hash = Math.imul(number + 1, 0x9e3779b1) ^ Math.imul(part + 1, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad);
  hash = Math.imul(hash ^ (hash >>> 15), 0x735a2d97);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
}

const one = (list, number, part) => list[Math.floor(chance(number, part) * list.length)];

function weighted(list, limits, value) {
  return list[limits.findIndex((limit) => value < limit)];
}

/** Seven events of an object, on average. */
const objectOf = (number, count) => Math.floor((chance(number, 1) * count) / 7);

/** The values that are sorted by. */
export function sortValues(number) {
  const status = weighted(STATUSES, [0.72, 0.84, 0.96, 1], chance(number, 3));
  return {
    status,
    error: status === 'failure' || status === 'skipped' ? one(CODES, number, 4) : '',
    durationMs: Math.floor(40 * Math.exp(6.5 * chance(number, 5))),
  };
}

/** Event number `number` of `count`; 0 is the newest. Times are whole seconds, no two alike. */
export function row(number, count) {
  const object = objectOf(number, count);
  const [given, family] = [one(GIVEN, object, 6), one(FAMILY_STARTS, object, 7) + one(FAMILY_ENDS, object, 8)];
  const { status, error, durationMs } = sortValues(number);
  return {
    time: timeOf(number, count),
    action: weighted(ACTIONS, [0.62, 0.78, 0.9, 0.95, 1], chance(number, 2)),
    status,
    name: `${given} ${family}`,
    upn: `${given}.${family}.${object}@contoso.com`.toLowerCase(),
    step: status === 'failure' ? 'failedExport' : status === 'skipped' ? 'scoping' : 'export',
    error,
    durationMs,
    sourceId: `00000000-0000-4000-8000-${object.toString(16).padStart(12, '0')}`,
  };
}

function timeOf(number, count) {
  return END - (number + 1) * stepOf(count);
}

function stepOf(count) {
  return Math.floor(SPAN / count / 1000) * 1000;
}

/** The number of the event at a time; not a whole one where there is none. */
export function numberAt(ms, count) {
  return (END - ms) / stepOf(count) - 1;
}

/**
 * The first row numbers of each order that is asked for, worked out plainly: longest first; codes from A on, where rows of
 * equal code stand by time, which of them first depending on the table; and what a search finds.
 */
export function expectedOrders(count, most) {
  const numbers = Array.from({ length: count }, (_, number) => number);
  const values = numbers.map(sortValues);
  const first = (compare) => numbers.toSorted(compare).slice(0, most);
  const text = (number) => values[number].error.toLowerCase();
  const found = [];
  for (let number = 0; number < count && found.length < most; number++) {
    if (row(number, count).name.includes(SEARCH)) found.push(number);
  }
  const byDuration = (a, b) => values[b].durationMs - values[a].durationMs;
  const byError = (a, b) => (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0);
  return {
    duration: first((a, b) => byDuration(a, b) || a - b),
    error: {
      newest: first((a, b) => byError(a, b) || a - b),
      oldest: first((a, b) => byError(a, b) || b - a),
    },
    search: found,
  };
}
