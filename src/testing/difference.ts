/** The first place where two values part. `path` reads like code (`rows[2].key`), and is empty for the value itself. */
export interface Difference {
  path: string;
  /** `undefined` where nothing was expected here. */
  expected: unknown;
  /** `undefined` where something is missing. */
  actual: unknown;
}

/**
 * The first difference between two JSON values, or `null`. Order counts in lists, not among the keys of an object; what
 * JSON cannot hold (`undefined`, `Date`, `Map`, `NaN`) equals nothing.
 */
export function firstDifference(expected: unknown, actual: unknown, path = ''): Difference | null {
  if (Array.isArray(expected) && Array.isArray(actual)) return listDifference(expected, actual, path);
  if (isPlain(expected) && isPlain(actual)) return fieldDifference(expected, actual, path);
  return isScalar(actual) && expected === actual ? null : { path, expected, actual };
}

function listDifference(expected: readonly unknown[], actual: readonly unknown[], path: string): Difference | null {
  for (let index = 0; index < Math.min(expected.length, actual.length); index++) {
    const found = firstDifference(expected[index], actual[index], `${path}[${index}]`);
    if (found) return found;
  }
  if (expected.length === actual.length) return null;
  return { path: path ? `${path}.length` : 'length', expected: expected.length, actual: actual.length };
}

function fieldDifference(
  expected: Record<string, unknown>,
  actual: Record<string, unknown>,
  path: string,
): Difference | null {
  for (const key of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
    const inner = path ? `${path}.${key}` : key;
    if (!Object.hasOwn(expected, key) || !Object.hasOwn(actual, key)) {
      return { path: inner, expected: own(expected, key), actual: own(actual, key) };
    }
    const found = firstDifference(expected[key], actual[key], inner);
    if (found) return found;
  }
  return null;
}

const own = (fields: Record<string, unknown>, key: string): unknown =>
  Object.hasOwn(fields, key) ? fields[key] : undefined;

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // Values of another realm (a worker, a frame) have an Object.prototype of their own.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

const isScalar = (value: unknown): boolean =>
  value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);

/** A value as one line for a message, cut where it is long. */
export function inWords(value: unknown): string {
  const text = isScalar(value) || isPlain(value) || Array.isArray(value) ? JSON.stringify(value) : String(value);
  return text.length > 600 ? `${text.slice(0, 600)}… (${text.length} characters)` : text;
}
