import type { TimeText } from './record.js';

const ISO =
  /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d)(?::?(\d\d)(?::?(\d\d)(?:[.,](\d+))?)?)?)?\s*(?:Z|([+-])(\d\d)(?::?(\d\d))?)?$/i;

const MINUTE = 60_000;

/**
 * An instant as {@link TimeText}: ISO 8601 text in any form (no zone means UTC; offsets are converted; digits beyond
 * 100 ns are cut), milliseconds since 1970 or a `Date`. `null` for anything else and outside the years 2000–2099.
 */
export function toTimeText(value: string | number | Date): TimeText | null {
  if (typeof value === 'string') return isoToTime(value.trim());
  const ms = Number(value);
  return inYears(ms) ? msToTime(ms) : null;
}

/** Milliseconds since 1970 of ISO 8601 text (no zone means UTC), digits beyond milliseconds cut; `NaN` for other text. */
export function timeToMs(time: string): number {
  const text = time.length === 28 && time.endsWith('Z') ? time : toTimeText(time);
  return text === null ? NaN : Date.parse(`${text.slice(0, 23)}Z`);
}

/** {@link TimeText} of milliseconds since 1970. */
export function msToTime(ms: number): TimeText {
  return `${new Date(Math.floor(ms)).toISOString().slice(0, 23)}0000Z`;
}

/** The next instant a log can tell apart: 100 ns later. */
export function justAfter(time: TimeText): TimeText {
  const ticks = Number(time.slice(23, 27)) + 1;
  if (ticks === 10_000) return msToTime(timeToMs(time) + 1);
  return `${time.slice(0, 23)}${String(ticks).padStart(4, '0')}Z`;
}

function isoToTime(text: string): TimeText | null {
  const match = ISO.exec(text);
  if (!match) return null;
  const [, years, months, days, hours = '0', minutes = '0', seconds = '0', fraction = ''] = match;
  const [year, month, day] = [Number(years), Number(months), Number(days)];
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return null;
  const date = new Date(Date.UTC(year, month - 1, day, Number(hours), Number(minutes), Number(seconds)));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  const [, , , , , , , , sign, offsetHours = '0', offsetMinutes = '0'] = match;
  if (Number(offsetHours) > 23 || Number(offsetMinutes) > 59) return null;
  const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * MINUTE * (sign === '-' ? -1 : 1);
  const utc = date.getTime() - offset;
  if (!inYears(utc)) return null;
  return `${new Date(utc).toISOString().slice(0, 19)}.${fraction.slice(0, 7).padEnd(7, '0')}Z`;
}

function inYears(ms: number): boolean {
  return ms >= Date.UTC(2000, 0) && ms < Date.UTC(2100, 0);
}
