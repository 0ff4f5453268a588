import type { SyncFilter } from './filter.js';
import type { SyncQuestion } from './question.js';

/** JSON text with the keys of all objects in order. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)));
  });
}

/**
 * Equal text for questions that plainly ask the same, whatever the order of keys and listed values. It does not judge
 * whether a question is valid: that is for the source, with `normaliseQuestion`.
 */
export function plainKey(question: SyncQuestion): string {
  return canonicalJson(question.filter ? { ...question, filter: plainFilter(question.filter) } : question);
}

function plainFilter(filter: SyncFilter): SyncFilter {
  const { within, ...own } = filter;
  const parts = Object.entries(own).filter(([, part]) => !(Array.isArray(part) && part.length === 0));
  return {
    ...Object.fromEntries(parts.map(([name, part]) => [name, Array.isArray(part) ? [...new Set(part)].sort() : part])),
    ...(within && { within: plainFilter(within) }),
  };
}
