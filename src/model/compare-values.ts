import { canonicalJson } from './canonical.js';

/** What became of the values of a list, each once, as they are written in the log. */
export interface ListChange {
  /** In the order of the new list. */
  added: string[];
  /** In the order of the old list. */
  removed: string[];
  /** In the order of the new list. */
  unchanged: string[];
}

/** The service writes several values as one text with their number behind: `a, b (2)`. */
const COUNTED = /^(.*) \((\d{1,7})\)$/s;
const SEPARATOR = ', ';

/** Numbers of so many digits are not the same any more once they are read. */
const LONG_NUMBER = /(?:^|[\s,:[])-?\d[\d.]{15}/;

/** How each value is written, by what makes it equal to another. */
type Values = ReadonlyMap<string, string>;

interface Reading {
  values: Values;
  /** Other text is read as one value, and no text as none. */
  isList: boolean;
}

/**
 * The old and new value of a property compared as sets: order and repetition do not count, case does. A list is JSON text
 * of an array, or the service's list text whose number fits; beside one, other text is a list of one value and no text
 * an empty list.
 *
 * `null` where neither is a list, and where one looks like a list that cannot be read for sure (cut, or with a number
 * that does not fit): then only the texts are known.
 */
export function compareLists(oldValue: string | null, newValue: string | null): ListChange | null {
  const [old, now] = [read(oldValue), read(newValue)];
  if (!old || !now || !(old.isList || now.isList)) return null;
  const [before, after] = [old.values, now.values];
  if (before.size + after.size === 0) return null;
  const only = (values: Values, others: Values) =>
    [...values].filter(([key]) => !others.has(key)).map(([, text]) => text);
  const unchanged = [...after].filter(([key]) => before.has(key)).map(([, text]) => text);
  return { added: only(after, before), removed: only(before, after), unchanged };
}

/** `null` for text that may be a list but is not surely one. */
function read(text: string | null): Reading | null {
  if (text === null || text.trim() === '') return { values: new Map(), isList: false };
  if (text.trimStart().startsWith('[')) return readArray(text);
  const counted = COUNTED.exec(text);
  if (!counted) return { values: valuesOf([text]), isList: false };
  const parts = counted[1]!.split(SEPARATOR);
  return parts.length > 1 && parts.length === Number(counted[2]) ? { values: valuesOf(parts), isList: true } : null;
}

function readArray(text: string): Reading | null {
  if (LONG_NUMBER.test(text)) return null;
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? { values: valuesOf(list), isList: true } : null;
  } catch {
    return null; // No JSON, cut, or nested too deep.
  }
}

function valuesOf(items: readonly unknown[]): Values {
  const values = new Map<string, string>();
  for (const item of items) {
    const key = typeof item === 'string' ? item : canonicalJson(item);
    if (!values.has(key)) values.set(key, typeof item === 'string' ? item : JSON.stringify(item));
  }
  return values;
}
