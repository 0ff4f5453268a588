import { knownLocale } from '../../model/formats.js';
import { timeToMs } from '../../model/time.js';

const UNITS: readonly [unit: Intl.RelativeTimeFormatUnit, ms: number][] = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];
const formats = new Map<string, Intl.RelativeTimeFormat>();

/**
 * How long ago a time was, in its largest whole unit down to minutes: "3 hours ago". Times after `now` are now. Text that
 * is no locale means the default one.
 */
export function formatAge(time: string, now: number, locale: string): string {
  let format = formats.get(locale);
  if (!format) formats.set(locale, (format = new Intl.RelativeTimeFormat(knownLocale(locale), { numeric: 'always' })));
  const age = Math.max(0, now - timeToMs(time));
  const [unit, ms] = UNITS.find(([, length]) => age >= length) ?? ['minute', 60_000];
  return format.format(-Math.floor(age / ms), unit);
}
