import type { Dimension, SyncRange } from '../model/filter.js';
import type { Bin, Grouping, SummaryQuestion, SyncResult } from '../model/question.js';
import { timeToMs } from '../model/time.js';
import { badQuestion } from './read-question.js';

/** Of all groupings of a question together. */
const MOST_BINS = 10_000;
/** Of the first dimension, where a grouping does not say. */
const MOST_VALUES = 1000;
/** Of all tables of an answer together. */
const MOST_ROWS = 20_000;
/** Groupings of a question that may have as many rows as there are events. */
const MOST_OPEN = 4;
/** Have as many values as there are objects or days. */
const OPEN: readonly Dimension[] = ['object', 'targetName', 'cycle'];

const HOUR = 3_600_000;
const WIDTHS: Record<Bin, number> = { '5min': HOUR / 12, hour: HOUR, day: 24 * HOUR, week: 168 * HOUR };
const AUTO_BINS = 92;

/** The question with a `top` for each grouping that has dimensions. Throws a `Refusal` for one that is too much work. */
export function boundedSummary(question: SummaryQuestion): SummaryQuestion {
  const { groupings, filter } = question;
  const bins = groupings.reduce((sum, { bin }) => sum + binsOf(bin, filter.range), 0);
  if (bins > MOST_BINS) {
    const remedy = 'take longer bins, a shorter range or fewer groupings';
    throw badQuestion(`groupings have ${bins} bins in all, at most ${MOST_BINS} are allowed: ${remedy}.`);
  }
  if (groupings.filter(isOpen).length > MOST_OPEN) {
    const which = `by ${OPEN.join(', ')} with a second dimension or bins`;
    throw badQuestion(`groupings has more than ${MOST_OPEN} ${which}: ask for them one after the other.`);
  }
  const bounded = groupings.map((one) => (one.by.length > 0 ? { ...one, top: one.top ?? MOST_VALUES } : one));
  return { ...question, groupings: bounded };
}

/** The answer with no more rows in its tables than can be sent, and `partial` where some are left out. */
export function withFewerRows(result: SyncResult): SyncResult {
  const { value, partial } = result;
  if (value === null || !('tables' in value)) return result;
  let room = MOST_ROWS;
  let isCut = false;
  const fitting = <Row>(rows: readonly Row[]): Row[] => {
    const taken = rows.slice(0, room);
    room -= taken.length;
    isCut ||= taken.length < rows.length;
    return taken;
  };
  const tables = value.tables.map((table) => ({ ...table, rows: fitting(table.rows), other: fitting(table.other) }));
  return isCut ? { value: { tables }, partial: partial ?? { reason: 'rows', limit: MOST_ROWS } } : result;
}

function isOpen({ by, bin }: Grouping): boolean {
  return by.length + (bin ? 1 : 0) > 1 && by.some((dimension) => OPEN.includes(dimension));
}

/** How many there are at least; none are known where everything is asked for. */
function binsOf(bin: Grouping['bin'], range: SyncRange | undefined): number {
  if (bin === undefined || typeof range !== 'object' || 'last' in range) return 0;
  const length = timeToMs(range.to) - timeToMs(range.from);
  if (bin !== 'auto') return Math.floor(length / WIDTHS[bin]);
  return Math.min(Math.floor(length / WIDTHS['5min']), Math.max(AUTO_BINS, Math.floor(length / WIDTHS.week)));
}
