import type { SyncRange, TimeSpan } from './filter.js';
import { SourceError } from './source-error.js';
import { msToTime, toTimeText } from './time.js';

const DURATION = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?)?$/;

const FIRST_INSTANT = Date.UTC(2000, 0);

/**
 * Milliseconds of an ISO 8601 duration of weeks, days, hours, minutes and seconds, e.g. `P14D` or `PT1H30M`. `null` for
 * other text; years and months are refused, since their length depends on where they start.
 */
export function parseDuration(text: string): number | null {
  const match = DURATION.exec(text);
  if (!match || text === 'P') return null;
  const [weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number((part ?? '0').replace(',', '.')));
  return ((((weeks! * 7 + days!) * 24 + hours!) * 60 + minutes!) * 60 + seconds!) * 1000;
}

/** *Now* rounded down, so that equal panels ask equal questions. Both in milliseconds; default step 5 minutes. */
export function roundNow(ms: number, stepMs = 300_000): number {
  return Math.floor(ms / stepMs) * stepMs;
}

/**
 * The span that a range means, or `'all'`.
 *
 * `{last}` ends at `nowMs` (milliseconds since 1970) rounded down to five minutes, and begins in the year 2000 at the
 * earliest. Throws a `SourceError` `bad-query` that names what is wrong.
 */
export function resolveRange(range: SyncRange, nowMs: number): TimeSpan | 'all' {
  if (range === 'all') return 'all';
  if (typeof range !== 'object' || range === null) throw badRange("range has to be {last}, {from, to} or 'all'.");
  if (!('last' in range)) return checkSpan(range, 'range');
  const duration = parseDuration(range.last);
  if (duration === null)
    throw badRange(`range.last is "${range.last}", which is not a duration such as PT48H or P14D.`);
  if (duration <= 0) throw badRange(`range.last is "${range.last}", which is no time at all.`);
  const to = roundNow(nowMs);
  return { from: msToTime(Math.max(to - duration, FIRST_INSTANT)), to: msToTime(to) };
}

/** A span with both ends as `TimeText`; `name` is what errors call it. Throws `bad-query`. */
export function checkSpan(span: TimeSpan, name: string): TimeSpan {
  const [from, to] = [checkTime(span.from, `${name}.from`), checkTime(span.to, `${name}.to`)];
  if (from >= to) throw badRange(`${name} begins at ${from} and ends at ${to}: it has to end after it begins.`);
  return { from, to };
}

function checkTime(text: string, name: string): string {
  const time = toTimeText(text);
  if (time === null) throw badRange(`${name} is "${text}", which is not an ISO time in the years 2000 to 2099.`);
  return time;
}

function badRange(message: string): SourceError {
  return new SourceError('bad-query', message);
}
