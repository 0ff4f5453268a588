import { SourceError } from '../model/source-error.js';
import type { TimeText } from '../model/record.js';

const MOST_VALUES = 200;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/;

/** What would end a literal or cannot be seen: quotes, backslashes, control characters, line separators, lone surrogates. */
const ESCAPED = /["\\\p{Cc}\u2028\u2029\p{Cs}]/gu;

/** A KQL literal of any text. The only way in which a value gets into a query. */
export function textLiteral(value: string): string {
  return `"${value.replace(ESCAPED, escaped)}"`;
}

/** A list of KQL literals for `in`: `("a", "b")`. Throws `bad-query` for more than 200 values. */
export function listLiteral(values: readonly string[]): string {
  if (values.length > MOST_VALUES) {
    throw new SourceError('bad-query', `A list has ${values.length} values, at most ${MOST_VALUES} are allowed.`);
  }
  return `(${values.map(textLiteral).join(', ')})`;
}

/** A KQL literal of an instant, exact to 100 ns. Throws `bad-query` for anything but a `TimeText`. */
export function timeLiteral(time: TimeText): string {
  if (!TIME.test(time)) throw new SourceError('bad-query', `"${time}" is not a time.`);
  return `datetime(${time})`;
}

/** A KQL literal of a whole number. Throws `bad-query` for anything else. */
export function wholeLiteral(value: number): string {
  if (!Number.isSafeInteger(value)) throw new SourceError('bad-query', `${value} is not a whole number.`);
  return String(value);
}

/** The service stores UTF-8, in which half of a pair of surrogates becomes U+FFFD. */
function escaped(character: string): string {
  if (character === '"' || character === '\\') return `\\${character}`;
  if (/\p{Cs}/u.test(character)) return '\\ufffd';
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
