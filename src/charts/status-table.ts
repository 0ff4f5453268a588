import type { Summary, SummaryRow } from '../model/question.js';
import { eventsByBin } from './sparkline.js';

/** What the cells under a status count. */
export type StatusMeasure = 'objects' | 'events';

/** One line of the table: an action, or all of them. */
export interface StatusLine {
  /** `null` in the line of all actions. */
  action: string | null;
  events: number;
  objects: number;
  /** One count for each of {@link StatusTable.statuses}. */
  counts: number[];
  /** Events of each time bin; empty where the answer has no bins, and in the line of all actions. */
  trend: number[];
}

export interface StatusTable {
  statuses: string[];
  /** As answered: most events first. */
  lines: StatusLine[];
  total: StatusLine;
}

const USUAL = ['success', 'failure', 'skipped', 'warning'];

/**
 * The table of actions and statuses from the answer to five groupings: by action, by action and status, by action and
 * time, by status, by nothing. The usual statuses always have a column; others follow, most events first.
 */
export function statusTable({ tables }: Summary, measure: StatusMeasure): StatusTable {
  const [byAction, byBoth, byBin, byStatus, all] = tables;
  if (!byAction || !byBoth || !byBin || !byStatus || !all) throw new TypeError('Five tables were expected.');
  const occurring = byStatus.rows.map(({ key }) => key[0]!);
  const statuses = [...USUAL, ...occurring.filter((status) => !USUAL.includes(status))];
  const trends = eventsByBin(byBin);
  const inCells = new Map<string, Map<string, number>>();
  for (const row of byBoth.rows) {
    const [action, status] = row.key as [string, string];
    let cells = inCells.get(action);
    if (!cells) inCells.set(action, (cells = new Map<string, number>()));
    cells.set(status, row[measure]);
  }
  const inTotal = new Map<string, number>(byStatus.rows.map((row) => [row.key[0]!, row[measure]]));

  const line = (action: string | null, row: SummaryRow | undefined, cells = new Map<string, number>()): StatusLine => ({
    action,
    events: row?.events ?? 0,
    objects: row?.objects ?? 0,
    counts: statuses.map((status) => cells.get(status) ?? 0),
    trend: (action !== null && trends.get(action)) || [],
  });
  return {
    statuses,
    lines: byAction.rows.map((row) => line(row.key[0]!, row, inCells.get(row.key[0]!))),
    total: line(null, all.rows[0], inTotal),
  };
}
