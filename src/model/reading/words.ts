import { textOf } from './fields.js';

/** Old status columns and the diagnostic stream write numbers. */
const STATUS_NUMBERS = new Map([
  ['0', 'success'],
  ['1', 'failure'],
  ['2', 'skipped'],
  ['3', 'warning'],
]);

const STEP_TYPES = ['import', 'scoping', 'matching', 'processing', 'referenceResolution', 'export'] as const;
const STEP_TYPE_SPELLINGS = new Map<string, string>(
  STEP_TYPES.flatMap((type, number) => [
    [type.toLowerCase(), type],
    [String(number), type],
  ]),
);

/** Trimmed and in lower case; `null` if empty. */
export function word(value: unknown): string | null {
  const text = textOf(value);
  return text === null ? null : text.trim().toLowerCase();
}

/** A status word; 0 to 3 stand for success, failure, skipped, warning. `null` if empty. */
export function statusWord(value: unknown): string | null {
  const text = word(value);
  return text === null ? null : (STATUS_NUMBERS.get(text) ?? text);
}

/** A step's type by its known spelling; 0 to 5 stand for the known types in order. Other words as logged; `null` if empty. */
export function stepType(value: unknown): string | null {
  const text = textOf(value);
  return text === null ? null : (STEP_TYPE_SPELLINGS.get(text.trim().toLowerCase()) ?? text);
}

/** An object type: last segment of a URN, lower case; `null` if empty. */
export function identityType(value: unknown): string | null {
  const text = word(value);
  if (text === null) return null;
  return text.slice(text.lastIndexOf(':') + 1).trim() || null;
}
