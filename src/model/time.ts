import type { TimeText } from './record.js';

const ISO =
  /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d)(?::?(\d\d)(?::?(\d\d)(?:[.,](\d+))?)?)?)?\s*(?:Z|([+-])(\d\d)(?::?(\d\d))?)?$/i;

const MINUTE = 60_000;

/**
 * An instant as {@link TimeText}: ISO 8601 text in any form (no zone means UTC; offsets are converted; digits beyond
 * 100 ns are cut), milliseconds since 1970 or a `Date`. `null` for anything else and outside the years 2000–2099.
 */
export function toTimeText(value: string | number | Date): TimeText | null {
  if (typeof value === 'string') {
    if (Number.isNaN(usualTimeToMs(value))) return isoToTime(value.trim());
    return value.length === 28 ? value : `${value.slice(0, 19)}.${value.slice(20, -1).padEnd(7, '0')}Z`;
  }
  const ms = Number(value);
  return inYears(ms) ? msToTime(ms) : null;
}

/** Milliseconds since 1970 of ISO 8601 text (no zone means UTC), digits beyond milliseconds cut; `NaN` for other text. */
export function timeToMs(time: string): number {
  const ms = usualTimeToMs(time);
  if (!Number.isNaN(ms)) return ms;
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

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];
const DAYS_TO_2000 = 10_957;

/**
 * As {@link timeToMs} for the one form that logs have, `YYYY-MM-DDTHH:MM:SS[.f…]Z` with up to seven decimals; `NaN` for
 * all others. A million records spend more on a regular expression and a `Date` than on all else.
 */
function usualTimeToMs(text: string): number {
  const { length } = text;
  if (length < 20 || length > 28 || length === 21 || text.charCodeAt(length - 1) !== 0x5a) return NaN;
  if (text[4] !== '-' || text[7] !== '-' || text[10] !== 'T' || text[13] !== ':' || text[16] !== ':') return NaN;
  if (length > 20 && text[19] !== '.') return NaN;
  const [year, month, day] = [digits(text, 2, 4), digits(text, 5, 7), digits(text, 8, 10)];
  const [hour, minute, second] = [digits(text, 11, 13), digits(text, 14, 16), digits(text, 17, 19)];
  const fraction = length > 20 ? digits(text, 20, length - 1) : 0;
  if (digits(text, 0, 2) !== 20 || !(month >= 1 && month <= 12 && hour <= 23 && minute <= 59 && second <= 59))
    return NaN;
  const isLeap = year % 4 === 0;
  const lastDay = DAYS_BEFORE_MONTH[month]! - DAYS_BEFORE_MONTH[month - 1]! + (isLeap && month === 2 ? 1 : 0);
  if (!(day >= 1 && day <= lastDay && fraction >= 0)) return NaN;
  const leapDays = Math.floor((year + 3) / 4) + (isLeap && month > 2 ? 1 : 0);
  const days = DAYS_TO_2000 + 365 * year + leapDays + DAYS_BEFORE_MONTH[month - 1]! + day - 1;
  const decimals = length - 21;
  const ms = decimals > 0 ? Math.floor(fraction / 10 ** (decimals - 3)) : 0;
  return (((days * 24 + hour) * 60 + minute) * 60 + second) * 1000 + ms;
}

/** `NaN` for anything but digits. */
function digits(text: string, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = text.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) return NaN;
    value = value * 10 + digit;
  }
  return value;
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
