import type { TimeSpan } from '../../model/filter.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** The tenant works by Central European winter time the whole year, so that nothing depends on the machine's zone. */
const OFFSET = HOUR;

/** How busy each local hour of a working day is, relative to the others. */
const HOUR_WEIGHTS = [
  0.12, 0.1, 0.1, 0.1, 0.12, 0.2, 0.4, 0.8, 1.5, 1.8, 1.6, 1.4, 0.9, 1.2, 1.5, 1.4, 1.1, 0.7, 0.4, 0.3, 0.25, 0.2, 0.15,
  0.12,
];
const WEEKEND_SHARE = 0.12;
const WEIGHT_OF_DAY = HOUR_WEIGHTS.reduce((sum, weight) => sum + weight, 0);

/** What goes wrong, and when; `null` where the span is too short to hold it. Half-open. */
export interface DemoIncidents {
  /** All objects are created for the first time. */
  firstSync: TimeSpan | null;
  /** The agent of the first domain does not answer. */
  outage: TimeSpan | null;
  /** Many deletions at once; above the threshold they are held back. */
  deletionSpike: TimeSpan | null;
  /** No events at all, on working days. */
  silence: TimeSpan | null;
  /** A code never seen before. */
  newCode: TimeSpan | null;
}

/** Share of a working day's events that falls into the hour of this instant; weekends have an eighth. */
export function shareOfDay(instant: number): number {
  const weight = HOUR_WEIGHTS[new Date(instant + OFFSET).getUTCHours()] ?? 0;
  return ((isWeekend(instant) ? WEEKEND_SHARE : 1) * weight) / WEIGHT_OF_DAY;
}

/** Where the incidents lie in the span from `start` to `end` (milliseconds). */
export function planIncidents(start: number, end: number): DemoIncidents {
  const days = workingDays(start + DAY, end - DAY);
  const at = (share: number): number | undefined => days[Math.floor(days.length * share)];
  const outage = at(0.35);
  const deletions = days.length > 2 ? at(0.65) : undefined;
  const silence =
    days.length < 10 ? undefined : days.slice(Math.floor(days.length * 0.8)).find((day) => weekday(day) <= 4);
  return {
    firstSync: timeSpan(start, Math.min(start + 3 * HOUR, end)),
    outage: outage === undefined ? null : timeSpan(outage + 10 * HOUR, outage + 14.5 * HOUR),
    deletionSpike: deletions === undefined ? null : timeSpan(deletions + 15 * HOUR, deletions + 15.75 * HOUR),
    silence: silence === undefined ? null : timeSpan(silence + 7 * HOUR, silence + 43 * HOUR),
    newCode: end - start > DAY ? timeSpan(end - 0.75 * HOUR, end) : null,
  };
}

export const NO_INCIDENTS: DemoIncidents = {
  firstSync: null,
  outage: null,
  deletionSpike: null,
  silence: null,
  newCode: null,
};

/** Whether an instant lies in the span. */
export function within(span: TimeSpan | null): (instant: number) => boolean {
  if (span === null) return () => false;
  const [from, to] = [Date.parse(span.from), Date.parse(span.to)];
  return (instant) => instant >= from && instant < to;
}

/** Instants of local midnight of the working days that lie whole between the two. */
function workingDays(from: number, to: number): number[] {
  const first = Math.ceil((from + OFFSET) / DAY) * DAY - OFFSET;
  const count = Math.max(0, Math.floor((to - first) / DAY));
  return Array.from({ length: count }, (_, index) => first + index * DAY).filter((day) => !isWeekend(day));
}

function isWeekend(instant: number): boolean {
  return weekday(instant) > 5;
}

/** Monday is 1, Sunday 7. */
function weekday(instant: number): number {
  return new Date(instant + OFFSET).getUTCDay() || 7;
}

function timeSpan(from: number, to: number): TimeSpan {
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}
