import { msToTime, timeToMs, toTimeText } from './time.js';
import { type ZoneOffset, zoneOffsets } from './zone.js';

const LOCAL = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?$/;

/**
 * The instants at which the clocks of a zone show a local time such as `2026-10-25T02:30`, earliest first, in milliseconds
 * since 1970. Two where clocks are put back, none where they are put forward or for other text.
 *
 * Throws `bad-query` if the zone is not known.
 */
export function localTimes(text: string, zone: string): number[] {
  const local = LOCAL.test(text) ? toTimeText(text) : null;
  if (local === null) return [];
  const ms = timeToMs(local);
  const offsets = zoneOffsets(zone, { from: local, to: local });
  return offsets
    .map(({ offset }) => ms - offset)
    .filter((instant, index) => instant >= offsets[index]!.start && instant < (offsets[index + 1]?.start ?? Infinity));
}

/** What the clocks of a zone show at an instant, to the minute: `2026-10-25T02:30`. Throws `bad-query` for unknown zones. */
export function localText(time: string, zone: string): string {
  const ms = timeToMs(time);
  const offsets = zoneOffsets(zone, { from: time, to: time });
  return msToTime(ms + offsetAt(ms, offsets)).slice(0, 16);
}

function offsetAt(ms: number, offsets: readonly ZoneOffset[]): number {
  return (offsets.findLast(({ start }) => start <= ms) ?? offsets[0]!).offset;
}
