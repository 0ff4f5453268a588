import type { Summary, SummaryRow, SummaryTable } from '../model/question.js';
import { eventsByBin } from './sparkline.js';

/** One tile: a value, the values that have none of their own, or all of them. */
export interface ObjectTile {
  events: number;
  objects: number;
  /** Of all events, 0 to 1; `null` where there are none. */
  share: number | null;
  /** Events of each time bin; empty where they are not known. */
  trend: number[];
}

export interface ObjectTiles {
  /** As answered: most objects first. */
  values: (ObjectTile & { value: string })[];
  /** What the source counted together; `null` if nothing. */
  others: ObjectTile | null;
  /** How many values that are. */
  otherValues: number;
  /** Each object once. */
  all: ObjectTile;
  /** Whether the tiles count more objects than there are, because some stand in several. */
  overlaps: boolean;
}

/** The tiles from the answer to three groupings: by value, by value and time, by nothing. */
export function objectTiles({ tables }: Summary): ObjectTiles {
  const [byValue, byBin, over] = tables;
  if (!byValue || !byBin || !over) throw new TypeError('Three tables were expected.');
  const all = over.rows[0] ?? { events: 0, objects: 0 };
  const trends = eventsByBin(byBin);
  const tile = ({ events, objects }: Pick<SummaryRow, 'events' | 'objects'>, trend: number[] = []): ObjectTile => ({
    events,
    objects,
    share: all.events > 0 ? events / all.events : null,
    trend,
  });
  const [others] = byValue.other;
  const counted = [...byValue.rows, ...byValue.other].reduce((sum, { objects }) => sum + objects, 0);
  return {
    values: byValue.rows.map((row) => ({ value: row.key[0]!, ...tile(row, trends.get(row.key[0]!)) })),
    others: others ? tile(others, foldsTheSame(byValue, trends) ? trendOf(byBin, byBin.other) : []) : null,
    otherValues: byValue.otherValues,
    all: tile(all, trendOf(byBin, [...byBin.rows, ...byBin.other])),
    overlaps: counted > all.objects,
  };
}

/** A chosen stretch of time counts in the tiles but not in their trends, so that each may fold other values. */
function foldsTheSame({ rows }: SummaryTable, trends: ReadonlyMap<string, unknown>): boolean {
  return rows.length === trends.size && rows.every(({ key }) => trends.has(key[0]!));
}

function trendOf({ bins }: SummaryTable, rows: readonly SummaryRow[]): number[] {
  const together = rows.map((row) => ({ ...row, key: [''] }));
  return eventsByBin({ rows: together, bins } as SummaryTable).get('') ?? [];
}
