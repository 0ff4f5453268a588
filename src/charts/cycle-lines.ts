import type { TimeSpan } from '../model/filter.js';
import type { Summary, SummaryRow } from '../model/question.js';
import type { Silence } from '../model/silences.js';

/** One cycle: its newest event names the job. */
export interface CycleLine {
  id: string;
  jobId: string | null;
  events: number;
  objects: number;
  firstSeen: string;
  lastSeen: string;
  /** Events of each value that occurs: usual statuses first, others and actions by events. */
  statuses: (readonly [status: string, events: number])[];
  actions: (readonly [action: string, events: number])[];
}

/** A cycle, or the silences of one or more jobs that began right after it. */
export type CycleEntry = { cycle: CycleLine } | { silences: readonly Silence[] };

const USUAL = ['success', 'failure', 'skipped', 'warning'];

/** The cycles of one page from three tables about the same ones: by cycle with the latest event, and with status and action. */
export function cycleLines({ tables }: Summary): CycleLine[] {
  const [byCycle, byStatus, byAction] = tables;
  if (!byCycle || !byStatus || !byAction) throw new TypeError('Three tables were expected.');
  const statuses = bySecondKey(byStatus.rows);
  const actions = bySecondKey(byAction.rows);
  return byCycle.rows.map(({ key, events, objects, firstSeen, lastSeen, latest }) => {
    const id = key[0]!;
    const found = statuses.get(id) ?? [];
    return {
      id,
      jobId: latest?.jobId ?? null,
      events,
      objects,
      firstSeen,
      lastSeen,
      statuses: [...USUAL.flatMap((usual) => found.filter(([status]) => status === usual)), ...found.filter(([status]) => !USUAL.includes(status))], // prettier-ignore
      actions: actions.get(id) ?? [],
    };
  });
}

/**
 * Cycles, newest first, with the silences between them: each stands above the cycle it followed, those with no cycle
 * between them together. `since` and `before` bound the beginnings of silences that belong to the page.
 */
export function withSilences(
  lines: readonly CycleLine[],
  silences: readonly Silence[],
  { since = '', before = '~' }: { since?: string | undefined; before?: string | undefined } = {},
): CycleEntry[] {
  const left = silences.filter(({ from }) => from >= since && from < before);
  const entries: CycleEntry[] = [];
  for (const cycle of lines) {
    const here = left.filter(({ from }) => from >= cycle.lastSeen);
    if (here.length > 0) entries.push({ silences: left.splice(0, here.length) });
    entries.push({ cycle });
  }
  return left.length > 0 ? [...entries, { silences: left }] : entries;
}

/** The silences that a span touches. */
export function touching(silences: readonly Silence[], span: TimeSpan | undefined): readonly Silence[] {
  return span ? silences.filter(({ from, to }) => from < span.to && to > span.from) : silences;
}

function bySecondKey(rows: readonly SummaryRow[]): Map<string, [value: string, events: number][]> {
  const found = new Map<string, [string, number][]>();
  for (const { key, events } of rows) {
    const [first, second] = key as [string, string];
    const values = found.get(first);
    if (values) values.push([second, events]);
    else found.set(first, [[second, events]]);
  }
  return found;
}
