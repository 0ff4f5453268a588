import type { Evaluate } from './evaluation.js';
import { toRegExp } from './regular-expressions.js';
import { foldCase, hasTerm } from './texts.js';
import type { Ends } from './texts.js';
import type { Value } from './values.js';

type Test = (text: string, needle: string) => boolean;

const within =
  (ends: Ends): Test =>
  (text, needle) =>
    hasTerm(text, needle, ends);
const CONTAINS: Test = (text, needle) => text.includes(needle);

const TESTS: Record<string, Test> = {
  contains: CONTAINS,
  startswith: (text, needle) => text.startsWith(needle),
  endswith: (text, needle) => text.endsWith(needle),
  has: within({ start: true, end: true }),
  hasprefix: within({ start: true, end: false }),
  hassuffix: within({ start: false, end: true }),
};

/** Tests of one text by another: `has`, `!contains_cs`, `matches regex` …; `null` for an operator it does not know. */
export function textOperator(operator: string, left: Evaluate, right: Evaluate): Evaluate | null {
  const negated = operator.startsWith('!') || operator.startsWith('not');
  const sensitive = operator.endsWith('_cs');
  const name = operator.replace(/^(!|not)/, '').replace(/_cs$/, '');
  if (name === 'matches regex') {
    return (row, frame) => toRegExp(textOf(right(row, frame))).test(textOf(left(row, frame)));
  }
  const test = Object.hasOwn(TESTS, name) ? TESTS[name] : undefined;
  if (!test) return null;
  const fold = sensitive ? (text: string) => text : foldCase;
  return (row, frame) => test(fold(textOf(left(row, frame))), fold(textOf(right(row, frame)))) !== negated;
}

/** `has_any`, `has_all`: whole terms, in any case. `needles` are folded already. */
export function hasSome(
  left: Evaluate,
  needles: (...of: Parameters<Evaluate>) => readonly string[],
  all: boolean,
): Evaluate {
  return (row, frame) => {
    const text = foldCase(textOf(left(row, frame)));
    const test = (needle: string) => hasTerm(text, needle, { start: true, end: true });
    const list = needles(row, frame);
    return all ? list.every(test) : list.some(test);
  };
}

/** A value as text operators read it. */
export function textOf(value: Value): string {
  if (typeof value === 'string') return value;
  return value === null ? '' : JSON.stringify(typeof value === 'bigint' ? String(value) : value);
}
