import type { TimeSpan } from './filter.js';
import type { Bin } from './question.js';
import type { TimeText } from './record.js';
import { justAfter, msToTime, timeToMs } from './time.js';
import { binStart, nextBinStart, zoneOffsets } from './zone.js';

/** For whom a time is written. Text that is no locale means the default one, a zone that is not known means UTC. */
export interface TimeStyle {
  locale: string | undefined;
  zone: string;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Both readings of a clock put back are apart by half an hour (Lord Howe Island) or an hour. */
const CLOCK_CHANGES = [-HOUR, -HOUR / 2, HOUR / 2, HOUR];

const DAY_MONTH: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' };
const DATE: Intl.DateTimeFormatOptions = { dateStyle: 'medium' };
const DATE_MINUTE: Intl.DateTimeFormatOptions = { dateStyle: 'medium', timeStyle: 'short' };
const OFFSET: Intl.DateTimeFormatOptions = { timeZoneName: 'shortOffset' };

const UNITS: readonly [unit: string, ms: number][] = [
  ['day', 24 * HOUR],
  ['hour', HOUR],
  ['minute', MINUTE],
  ['second', 1000],
];

/** The first formatter of a page takes tens of milliseconds, so they are made when needed and kept. */
const KEPT = 256;
const formatters = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

/** Writing a range takes Chromium a millisecond, and a panel writes the same ones at every render. */
const spans = new Map<string, string>();

/** A count with the locale's digits and separators. */
export function formatCount(count: number, locale?: string): string {
  return numberFormat(locale, {}).format(count);
}

/** A number of distinct objects; `≈45` where it is estimated. */
export function formatObjects(count: number, locale: string | undefined, estimated: boolean): string {
  return (estimated ? '≈' : '') + formatCount(count, locale);
}

/** A share (0 to 1) in percent with at most one decimal. */
export function formatPercent(share: number, locale?: string): string {
  return numberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(share);
}

/** Date and time to the second, e.g. "Mar 5, 2024, 6:07:08 AM". */
export function formatDateTime(time: TimeText, style: TimeStyle): string {
  return dateFormat(style, { dateStyle: 'medium', timeStyle: 'medium' }).format(timeToMs(time));
}

/** The time of day to the second, e.g. "6:07:08 AM", of milliseconds since 1970. */
export function formatClock(ms: number, style: TimeStyle): string {
  return dateFormat(style, { timeStyle: 'medium' }).format(ms);
}

/** The date alone, e.g. "Mar 5, 2024". */
export function formatDate(time: TimeText, style: TimeStyle): string {
  return dateFormat(style, DATE).format(timeToMs(time));
}

/**
 * Name of a time bin. `axis`: as short as an axis needs it (clock time, or day and month); `full`: with date, and with
 * the end where a bin is not a day. Both hours of an autumn night carry their offset.
 */
export function formatBin(start: TimeText, bin: Bin, style: TimeStyle, length: 'axis' | 'full'): string {
  const ms = timeToMs(start);
  const clock = bin === '5min' || bin === 'hour';
  if (length === 'axis') return dateFormat(style, clock ? clockOptions(ms, style) : DAY_MONTH).format(ms);
  if (bin === 'day') return dateFormat(style, { weekday: 'short', ...DAY_MONTH, year: 'numeric' }).format(ms);
  const end = nextBinStart(ms, bin, zoneOffsets(knownZone(style.zone), { from: start, to: justAfter(start) }));
  if (bin === 'week') return dateFormat(style, DATE).formatRange(ms, end - 1);
  const [from, to] = [ms, end].map((instant) => dateFormat(style, clockOptions(instant, style)).format(instant));
  return `${dateFormat(style, DATE).format(ms)}, ${from} – ${to}`;
}

/** A half-open span: its first and last day where it is made of whole days, else both instants to the minute. */
export function formatSpan(span: TimeSpan, style: TimeStyle): string {
  const key = JSON.stringify([span.from, span.to, style.locale, style.zone]);
  return kept(spans, key, () => writeSpan(span, style));
}

function writeSpan(span: TimeSpan, style: TimeStyle): string {
  const [from, to] = [timeToMs(span.from), timeToMs(span.to)];
  const offsets = zoneOffsets(knownZone(style.zone), { from: span.from, to: span.to });
  const whole = to > from && [from, to].every((ms) => binStart(ms, 'day', offsets) === ms);
  return whole
    ? dateFormat(style, DATE).formatRange(from, to - 1)
    : dateFormat(style, DATE_MINUTE).formatRange(from, Math.max(from, to));
}

/** A length of time in its two largest units, e.g. "2 min 5 sec"; below a minute in seconds or milliseconds. */
export function formatDuration(ms: number, locale?: string): string {
  const unit = (name: string, amount: number, digits = 0) =>
    numberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits: digits }).format(
      amount,
    );
  if (ms < 1000) return unit('millisecond', ms);
  if (ms < MINUTE) return unit('second', Math.floor(ms / 100) / 10, 1);
  const largest = UNITS.findIndex(([, size]) => ms >= size);
  const [[bigName, bigSize], [smallName, smallSize]] = [UNITS[largest]!, UNITS[largest + 1]!];
  const [big, small] = [Math.floor(ms / bigSize), Math.floor((ms % bigSize) / smallSize)];
  return small === 0 ? unit(bigName, big) : `${unit(bigName, big)} ${unit(smallName, small)}`;
}

/** A zone with its offset at an instant (milliseconds since 1970), e.g. "Europe/Berlin (GMT+1)"; UTC is only "UTC". */
export function zoneLabel(zone: string, atMs: number, locale?: string): string {
  const known = knownZone(zone);
  if (known === 'UTC') return known;
  const parts = dateFormat({ locale, zone: known }, OFFSET).formatToParts(atMs);
  const offset = parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
  return `${known.replaceAll('_', ' ')} (${offset})`;
}

function clockOptions(ms: number, style: TimeStyle): Intl.DateTimeFormatOptions {
  const reading = dateFormat(style, DATE_MINUTE);
  const text = reading.format(ms);
  const twice = CLOCK_CHANGES.some((change) => reading.format(ms + change) === text);
  const hours12 = dateFormat(style, { hour: 'numeric' }).resolvedOptions().hour12;
  return { hour: hours12 ? 'numeric' : '2-digit', minute: '2-digit', ...(twice && OFFSET) };
}

function knownZone(zone: string): string {
  try {
    zoneOffsets(zone, { from: msToTime(0), to: msToTime(1) });
    return zone;
  } catch {
    return 'UTC';
  }
}

/** The canonical form of a locale; `undefined`, which means the default one, for text that is none. */
export function knownLocale(locale: string | undefined): string | undefined {
  try {
    return Intl.getCanonicalLocales(locale)[0];
  } catch {
    return undefined;
  }
}

function dateFormat({ locale, zone }: TimeStyle, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(['date', locale, zone, options]);
  const make = () => new Intl.DateTimeFormat(knownLocale(locale), { ...options, timeZone: knownZone(zone) });
  return kept(formatters, key, make);
}

function numberFormat(locale: string | undefined, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify(['number', locale, options]);
  return kept(formatters, key, () => new Intl.NumberFormat(knownLocale(locale), options));
}

/** The kind of formatter is part of its key. */
function kept<K, T extends K>(cache: Map<string, K>, key: string, make: () => T): T {
  const known = cache.get(key);
  if (known !== undefined) return known as T;
  if (cache.size >= KEPT) cache.clear();
  const made = make();
  cache.set(key, made);
  return made;
}
