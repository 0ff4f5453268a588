import type { TimeText } from '../record.js';
import { toTimeText } from '../time.js';
import { usualTime } from './usual-time.js';
import { BrokenField, isEmpty, NoTime, quote, type Fields } from './fields.js';

/** The event's time: the first of these parts that is not empty. Throws {@link BrokenField} if it is no time a log can have. */
export function timeOf(fields: Fields, ...names: readonly string[]): TimeText {
  const name =
    names.find((candidate) => !isEmpty(fields.get(candidate.toLowerCase()))) ??
    names.find((candidate) => fields.has(candidate.toLowerCase()));
  if (name === undefined) throw new NoTime();
  const value = fields.get(name.toLowerCase());
  const isTime = typeof value === 'string' || typeof value === 'number' || value instanceof Date;
  const time = typeof value === 'string' ? (usualTime(value) ?? toTimeText(value)) : isTime ? toTimeText(value) : null;
  if (time === null)
    throw new BrokenField(`${name}: ${quote(value)} found, expected a time in the years 2000 to 2099.`);
  return time;
}

/** Milliseconds, from a number or its text; `null` if that is not a finite number of at least 0. */
export function durationOf(value: unknown): number | null {
  if (typeof value !== 'number' && (typeof value !== 'string' || value.trim() === '')) return null;
  const duration = Number(value);
  return Number.isFinite(duration) && duration >= 0 ? duration : null;
}
