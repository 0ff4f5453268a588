import { binFinder } from './bins.js';
import type { SummaryRow, SummaryTable } from './question.js';
import type { TimeText } from './record.js';
import { msToTime, timeToMs } from './time.js';
import { nextBinStart, zoneOffsets } from './zone.js';

/** A time in which a job had no events although it usually has. That is all the log tells: it names no reason. */
export interface Silence {
  job: string;
  /** The job's last event before. */
  from: TimeText;
  /** Its first event after; the end of what was judged where none followed. */
  to: TimeText;
  /** Did no event follow? */
  open: boolean;
  /** Of the same hours on comparable days: how many had events, and how many were looked at. */
  usual: { active: number; of: number };
}

const DAY = 86_400_000;

/** Fewer samples of a weekday and hour say nothing by themselves. */
const ENOUGH_WEEKS = 3;
const ENOUGH_DAYS = 5;

/** Chance alone makes a gap as improbable as this in one of 150 ranges (`e ** 5`). */
const SURPRISE = 5;

/** Which of a job's other gaps, the most improbable first, is what it usually has: one may be a silence of its own. */
const USUAL_GAP = 1;

interface Bins {
  /** Index of each bin's weekday and hour, and of its kind of day (workday or weekend) and hour. */
  weekly: Uint8Array;
  daily: Uint8Array;
  /** Index of the last bin that was over at the end. */
  last: number;
  end: TimeText;
}

/** How many bins there are of each weekday (kind of day) and hour, and how many of them had events. */
class Samples {
  readonly of = new Uint16Array(7 * 24);
  readonly active = new Uint16Array(7 * 24);

  add(slot: number, active: boolean): void {
    this.of[slot]!++;
    if (active) this.active[slot]!++;
  }
}

interface Gap {
  first: number;
  /** The bin that ended it; behind the last one if none did. */
  next: number;
  /** How improbable it is: minus the logarithm of the chance that all its bins are empty. */
  surprise: number;
  usual: Silence['usual'];
}

/**
 * The silences of each job in a table of events by job and time (bins of an hour or a day), newest first.
 *
 * Each empty bin is held against the same weekday and hour in the other weeks of the table (at least 3), or, where there
 * are fewer and those had events, against the same hour of the other workdays or weekend days (at least 5). Weeks without
 * events in the very gap that is judged are not held against it, so that a job that stopped is told from one that is
 * always idle then. The gap is a silence if the chance of all its bins being empty is below 1 in 150 for the whole range,
 * and if it is twice as improbable (in logarithms) as the gaps the job usually has: the second largest of the others.
 * So hours that are always empty count nothing, and a job of one event a day is silent only after many days. Nothing is
 * judged before a job's first event, in bins that are not whole, and after `until`.
 *
 * @param zone IANA zone of weekdays and hours: the one the table was asked for.
 * @param until milliseconds since 1970 up to which all events have arrived.
 */
export function findSilences({ rows, bins }: SummaryTable, zone: string, until: number): Silence[] {
  if (bins === null) return [];
  const judged = binsToJudge(bins, zone, until);
  const binOf = binFinder(bins.starts);
  const jobs = new Map<string, Map<number, SummaryRow>>();
  for (const row of rows) {
    const job = row.key[0]!;
    const active = jobs.get(job) ?? new Map<number, SummaryRow>();
    jobs.set(job, active.set(binOf(timeToMs(row.bin!)), row));
  }
  return [...jobs]
    .flatMap(([job, active]) =>
      silentGaps(active, judged).map(({ first, next, usual }): Silence => {
        const [before, after] = [active.get(first - 1)!, active.get(next)];
        return { job, from: before.lastSeen, to: after?.firstSeen ?? judged.end, open: after === undefined, usual };
      }),
    )
    .sort((one, other) => (one.from < other.from ? 1 : one.from > other.from ? -1 : 0));
}

function binsToJudge({ bin, span, starts }: NonNullable<SummaryTable['bins']>, zone: string, until: number): Bins {
  const offsets = zoneOffsets(zone, span);
  const instants = starts.map(timeToMs);
  const end = Math.min(until, timeToMs(span.to));
  let stretch = 0;
  const slots = instants.map((ms) => {
    while (stretch + 1 < offsets.length && offsets[stretch + 1]!.start <= ms) stretch++;
    const local = ms + offsets[stretch]!.offset;
    // 1970-01-01 was a Thursday: day 0 is a Monday.
    const weekday = (((Math.floor(local / DAY) + 3) % 7) + 7) % 7;
    const hour = bin === 'hour' ? new Date(local).getUTCHours() : 0;
    return { weekly: weekday * 24 + hour, daily: (weekday < 5 ? 0 : 24) + hour };
  });
  const over = instants.findLastIndex((ms, index) => (instants[index + 1] ?? nextBinStart(ms, bin, offsets)) <= end);
  return {
    weekly: Uint8Array.from(slots, ({ weekly }) => weekly),
    daily: Uint8Array.from(slots, ({ daily }) => daily),
    last: over,
    end: msToTime(end),
  };
}

function silentGaps(active: ReadonlyMap<number, SummaryRow>, bins: Bins): Gap[] {
  const busy = [...active.keys()].sort((one, other) => one - other);
  const start = busy[0]!;
  const [weekly, daily] = [new Samples(), new Samples()];
  for (let index = start; index <= bins.last; index++) {
    weekly.add(bins.weekly[index]!, active.has(index));
    daily.add(bins.daily[index]!, active.has(index));
  }
  const ends = busy.at(-1)! > bins.last ? busy : [...busy, bins.last + 1];
  const gaps = ends.flatMap((next, place) => {
    const first = (ends[place - 1] ?? next) + 1;
    return first < next && first <= bins.last ? [judge(first, next, { weekly, daily }, bins)] : [];
  });
  const surprises = gaps.map(({ surprise }) => surprise).sort((one, other) => other - one);
  const least = SURPRISE + Math.log(bins.last - start + 1);
  return gaps.filter(({ surprise }) => {
    // Among the others, so one place further for a gap that is itself one of the largest.
    const usual = surprises[surprise >= surprises[USUAL_GAP]! ? USUAL_GAP + 1 : USUAL_GAP] ?? 0;
    return surprise >= least && surprise >= 2 * usual;
  });
}

function judge(first: number, next: number, samples: { weekly: Samples; daily: Samples }, bins: Bins): Gap {
  const own = { weekly: new Samples(), daily: new Samples() };
  const last = Math.min(next - 1, bins.last);
  for (let index = first; index <= last; index++) {
    own.weekly.add(bins.weekly[index]!, false);
    own.daily.add(bins.daily[index]!, false);
  }
  const gap: Gap = { first, next, surprise: 0, usual: { active: 0, of: 0 } };
  for (let index = first; index <= last; index++) {
    const others = (kind: 'weekly' | 'daily') => {
      const slot = bins[kind][index]!;
      return { active: samples[kind].active[slot]!, of: samples[kind].of[slot]! - own[kind].of[slot]! };
    };
    const weeks = others('weekly');
    const days = others('daily');
    const known =
      weeks.of >= ENOUGH_WEEKS
        ? weeks
        : weeks.of > 0 && weeks.active === weeks.of && days.of >= ENOUGH_DAYS
          ? days
          : null;
    if (!known) continue;
    gap.surprise -= Math.log(1 - chanceOfEvents(known));
    gap.usual.active += known.active;
    gap.usual.of += known.of;
  }
  return gap;
}

/** Never certain, however often it was so; what never was counts nothing. */
function chanceOfEvents({ active, of }: Silence['usual']): number {
  return Math.min(active / of, (active + 0.5) / (of + 1));
}
