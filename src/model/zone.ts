import type { TimeSpan } from './filter.js';
import type { Bin } from './question.js';
import { SourceError } from './source-error.js';
import { timeToMs } from './time.js';

/** A stretch of time in which a zone's clocks stand still against UTC. Milliseconds. */
export interface ZoneOffset {
  /** First instant, since 1970; the stretch lasts until the next one starts. */
  start: number;
  /** Local time minus UTC. */
  offset: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** No zone has ever changed its clocks to and fro within a week. */
const PROBE_STEP = 7 * DAY;

/** More than the longest bin, so that the bins at both ends of a span are whole. */
const MARGIN = 9 * DAY;

const KEPT = 32;
const known = new Map<string, readonly ZoneOffset[]>();

let viewersZone: string | undefined;

/** The IANA zone of whoever looks at the page, e.g. `Europe/Berlin`. Found out once: each formatter takes a millisecond. */
export function viewerZone(): string {
  return (viewersZone ??= new Intl.DateTimeFormat().resolvedOptions().timeZone);
}

/** Throws `bad-query` if the zone is not known. */
export function checkZone(zone: string): void {
  offsetFormat(zone);
}

/**
 * The offsets of an IANA zone over a span and nine days to either side, ascending. Never empty.
 *
 * Work it out once per question; the last few answers are kept. Throws `bad-query` if the zone is not known.
 */
export function zoneOffsets(zone: string, span: TimeSpan): readonly ZoneOffset[] {
  const key = `${span.from} ${span.to} ${zone}`;
  const kept = known.get(key);
  if (kept) return kept;
  const offsets = findOffsets(offsetReader(zone), timeToMs(span.from) - MARGIN, timeToMs(span.to) + MARGIN);
  if (known.size >= KEPT) known.clear();
  known.set(key, offsets);
  return offsets;
}

/** First instant of the bin that holds `ms`, which has to lie in the span of `offsets`. Milliseconds since 1970. */
export function binStart(ms: number, bin: Bin, offsets: readonly ZoneOffset[]): number {
  if (bin === '5min') return floorTo(ms, 5 * MINUTE);
  if (bin === 'hour') return hourStart(ms, offsets);
  return dayStart(firstDay(dayOf(ms, offsets), bin), offsets);
}

/** First instant of the bin after the one that holds `ms`. */
export function nextBinStart(ms: number, bin: Bin, offsets: readonly ZoneOffset[]): number {
  if (bin === '5min') return floorTo(ms, 5 * MINUTE) + 5 * MINUTE;
  if (bin === 'hour') return nextHourStart(ms, offsets);
  return dayStart(firstDay(dayOf(ms, offsets), bin) + (bin === 'week' ? 7 : 1), offsets);
}

function offsetReader(zone: string): (ms: number) => number {
  const format = offsetFormat(zone);
  return (ms) => {
    const name = format.formatToParts(ms).find((part) => part.type === 'timeZoneName')?.value ?? '';
    const match = /([+-])(\d\d):(\d\d)(?::(\d\d))?/.exec(name.replace('\u2212', '-'));
    if (!match) return 0;
    const [, sign, hours, minutes, seconds = '0'] = match;
    const size = Number(hours) * HOUR + Number(minutes) * MINUTE + Number(seconds) * 1000;
    return sign === '-' ? -size : size;
  };
}

function offsetFormat(zone: string): Intl.DateTimeFormat {
  // Some engines also take bare offsets such as +05:45; others do not, so no question may depend on it.
  if (/^[A-Za-z]/.test(zone)) {
    try {
      return new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    } catch {
      // An unknown name: said below.
    }
  }
  throw new SourceError('bad-query', `zone is "${zone}", which is not a time zone such as Europe/Berlin.`);
}

function findOffsets(offsetAt: (ms: number) => number, from: number, to: number): ZoneOffset[] {
  const found: ZoneOffset[] = [{ start: from, offset: offsetAt(from) }];
  for (let left = from; left < to; left += PROBE_STEP) {
    const right = Math.min(left + PROBE_STEP, to);
    const offset = offsetAt(right);
    if (offset !== found.at(-1)!.offset) found.push({ start: changeBetween(offsetAt, left, right), offset });
  }
  return found;
}

/** First instant that has the offset of `right`, which differs from that of `left`. */
function changeBetween(offsetAt: (ms: number) => number, left: number, right: number): number {
  const offset = offsetAt(right);
  let [before, after] = [left, right];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(middle) === offset) after = middle;
    else before = middle;
  }
  return after;
}

function stretchAt(ms: number, offsets: readonly ZoneOffset[]): number {
  let index = offsets.length - 1;
  while (index > 0 && offsets[index]!.start > ms) index--;
  return index;
}

/** Clock changes by whole hours leave the hours as they are; others (Lord Howe Island) begin one of their own. */
function hourStart(ms: number, offsets: readonly ZoneOffset[]): number {
  const index = stretchAt(ms, offsets);
  const { offset } = offsets[index]!;
  const start = floorTo(ms + offset, HOUR) - offset;
  let first = index;
  while (first > 0 && sameHours(offsets[first - 1]!, offsets[first]!)) first--;
  return first > 0 ? Math.max(start, offsets[first]!.start) : start;
}

function nextHourStart(ms: number, offsets: readonly ZoneOffset[]): number {
  const index = stretchAt(ms, offsets);
  const { offset } = offsets[index]!;
  const next = floorTo(ms + offset, HOUR) + HOUR - offset;
  const following = offsets[index + 1];
  return following && following.start < next && !sameHours(offsets[index]!, following) ? following.start : next;
}

function sameHours(one: ZoneOffset, other: ZoneOffset): boolean {
  return (one.offset - other.offset) % HOUR === 0;
}

/** Number of the local day that holds an instant; day 0 is 1970-01-01. */
function dayOf(ms: number, offsets: readonly ZoneOffset[]): number {
  const day = Math.floor((ms + offsets[stretchAt(ms, offsets)]!.offset) / DAY);
  // Clocks put back just after midnight make the evening before return: it then belongs to the day already begun.
  return dayStart(day + 1, offsets) <= ms ? day + 1 : day;
}

/** First instant at which the clocks show midnight of that day or later. */
function dayStart(day: number, offsets: readonly ZoneOffset[]): number {
  const midnight = day * DAY;
  for (const [index, { start, offset }] of offsets.entries()) {
    const instant = index === 0 ? midnight - offset : Math.max(midnight - offset, start);
    const end = offsets[index + 1]?.start ?? Infinity;
    if (instant < end) return instant;
  }
  return NaN;
}

function firstDay(day: number, bin: 'day' | 'week'): number {
  // 1970-01-01 was a Thursday.
  return bin === 'day' ? day : Math.floor((day + 3) / 7) * 7 - 3;
}

function floorTo(value: number, step: number): number {
  return Math.floor(value / step) * step;
}
