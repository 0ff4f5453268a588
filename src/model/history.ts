import type { ObjectRow } from './question.js';
import type { SyncRecord, TimeText } from './record.js';
import { isFilterValue } from './filter-normal.js';
import { justAfter, msToTime, timeToMs } from './time.js';
import { binStart, zoneOffsets } from './zone.js';

/** Objects of the log that are one in the world, since they share an id: one system's target is the next one's source. */
export interface LinkedObjects {
  /** In the order given. */
  rows: ObjectRow[];
  /** All their source and target ids that a filter can name, at most 200: those of the first rows first. */
  ids: string[];
  /** How many ids were left out. */
  leftOut: number;
}

/** Events of one calendar day. */
export interface DayOfEvents {
  /** Its first instant. */
  start: TimeText;
  events: SyncRecord[];
}

/** A name that an object had once. */
export interface EarlierName {
  name: string;
  /** Time of the last event with this name. */
  until: TimeText;
}

const MOST_IDS = 200;

/** Objects joined where they share an id, in the order of the first row of each. Ids of nothing but zeros join nothing. */
export function linkObjects(rows: readonly ObjectRow[]): LinkedObjects[] {
  let groups: { rows: ObjectRow[]; ids: ReadonlySet<string> }[] = [];
  for (const row of rows) {
    const ids = idsOf(row);
    const linked = groups.filter((group) => ids.some((id) => group.ids.has(id)));
    const joined = {
      rows: [...linked.flatMap((group) => group.rows), row],
      ids: new Set([...linked.flatMap((group) => [...group.ids]), ...ids]),
    };
    groups = [...groups.filter((group) => !linked.includes(group)), joined];
  }
  const place = new Map(rows.map((row, index) => [row, index]));
  const inOrder = (one: ObjectRow, other: ObjectRow) => place.get(one)! - place.get(other)!;
  return groups
    .map((group) => group.rows.sort(inOrder))
    .sort(([one], [other]) => inOrder(one!, other!))
    .map((members) => {
      const all = new Set(members.flatMap(idsOf));
      const ids = [...all].filter(isFilterValue).slice(0, MOST_IDS);
      return { rows: members, ids, leftOut: all.size - ids.length };
    });
}

function idsOf({ key, sourceId, targetId }: ObjectRow): string[] {
  return [key, sourceId, targetId].filter((id): id is string => id !== null && !/^[0-]*$/.test(id));
}

/** Events by calendar day of a zone, in the order given, which has to be by time. */
export function eventsByDay(events: readonly SyncRecord[], zone: string): DayOfEvents[] {
  if (events.length === 0) return [];
  const times = [events[0]!.time, events.at(-1)!.time].sort();
  const offsets = zoneOffsets(zone, { from: times[0]!, to: justAfter(times[1]!) });
  const days: DayOfEvents[] = [];
  for (const event of events) {
    const start = msToTime(binStart(timeToMs(event.time), 'day', offsets));
    const last = days.at(-1);
    if (last?.start === start) last.events.push(event);
    else days.push({ start, events: [event] });
  }
  return days;
}

/** Names that a source object had before its present one, newest first. `events`: newest first, of one or more objects. */
export function earlierNames(events: readonly SyncRecord[], sourceId: string): EarlierName[] {
  const names = new Map<string, TimeText>();
  for (const { source, time } of events) {
    if (source.id === sourceId && source.name && !names.has(source.name)) names.set(source.name, time);
  }
  return [...names].slice(1).map(([name, until]) => ({ name, until }));
}
