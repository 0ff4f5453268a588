import { SourceError } from './source-error.js';

/** Longest text in a question, but for search text. UTF-16 units. */
export const LONGEST_TEXT = 2000;

/** A `bad-query` whose message begins with the name of the field. */
export function badQuery(name: string, problem: string): SourceError {
  return new SourceError('bad-query', `${name} ${problem}.`);
}

/** Own properties that are not `undefined`; throws `bad-query` if `value` is no plain object or has others than `keys`. */
export function checkFields(value: unknown, name: string, keys: readonly string[]): Map<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw badQuery(name, 'has to be an object');
  const fields = new Map(Object.entries(value).filter(([, field]) => field !== undefined));
  const unknown = [...fields.keys()].find((key) => !keys.includes(key));
  if (unknown !== undefined) throw badQuery(`${name}.${unknown.slice(0, LONGEST_TEXT)}`, 'is not known');
  return fields;
}

/** A list of at most `most` items; throws `bad-query`. */
export function checkList(value: unknown, name: string, most: number): readonly unknown[] {
  if (!Array.isArray(value)) throw badQuery(name, 'has to be a list');
  if (value.length > most) throw badQuery(name, `has ${value.length} items, at most ${most} are allowed`);
  return value;
}

/** Text of at most `longest` UTF-16 units; throws `bad-query`. */
export function checkText(value: unknown, name: string, longest = LONGEST_TEXT): string {
  if (typeof value !== 'string') throw badQuery(name, 'has to be text');
  if (value.length > longest) throw badQuery(name, `has ${value.length} characters, at most ${longest} are allowed`);
  return value;
}

/** A whole number between two bounds, both included; throws `bad-query`. */
export function checkInteger(value: unknown, name: string, least: number, most: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most) {
    throw badQuery(name, `has to be a whole number from ${least} to ${most}`);
  }
  return value;
}

/** One of the given words; throws `bad-query`. */
export function checkChoice<T extends string>(value: unknown, name: string, choices: readonly T[]): T {
  const choice = choices.find((known) => known === value);
  if (choice === undefined) throw badQuery(name, `has to be one of ${choices.join(', ')}`);
  return choice;
}

/** `true` or `false`; throws `bad-query`. */
export function checkBoolean(value: unknown, name: string): boolean {
  if (typeof value !== 'boolean') throw badQuery(name, 'has to be true or false');
  return value;
}
