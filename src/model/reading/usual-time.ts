import type { TimeText } from '../record.js';

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];
const DAYS_TO_2000 = 10_957;

let latest = '';
let latestMs = NaN;

/** The same time with seven decimals, if it has the form of {@link usualTimeToMs}; else `null`. */
export function usualTime(text: string): TimeText | null {
  const ms = usualTimeToMs(text);
  if (Number.isNaN(ms)) return null;
  const time =
    text.length === 28
      ? text
      : text.length === 24
        ? `${text.slice(0, 23)}0000Z`
        : `${text.slice(0, 19)}.${text.slice(20, -1).padEnd(7, '0')}Z`;
  // Whoever reads a record's time puts it into a column next.
  [latest, latestMs] = [time, ms];
  return time;
}

/**
 * Milliseconds since 1970 of a time in the one form that logs have, `YYYY-MM-DDTHH:MM:SS[.f…]Z` with up to seven decimals;
 * `NaN` for all others. A million records spend more on a regular expression and a `Date` than on all else.
 */
export function usualTimeToMs(text: string): number {
  if (text === latest) return latestMs;
  const { length } = text;
  if (length < 20 || length > 28 || length === 21 || text.charCodeAt(length - 1) !== 0x5a) return NaN;
  if (text[4] !== '-' || text[7] !== '-' || text[10] !== 'T' || text[13] !== ':' || text[16] !== ':') return NaN;
  if (length > 20 && text[19] !== '.') return NaN;
  const year = digits(text, 2, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  const hour = digits(text, 11, 13);
  const minute = digits(text, 14, 16);
  const second = digits(text, 17, 19);
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
