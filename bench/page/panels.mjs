// The page that every candidate shows: six charts of 90 days over the rows of the log table's bench, and the table itself.
import { row } from '../log-table/rows.mjs';
import { text } from '../log-table/texts.mjs';

export const ROWS = 10_000;
export const DAYS = 90;
export const DAY = 86_400_000;
/** Milliseconds since 1970, midnights (UTC): all rows lie between. */
export const TO = Date.UTC(2026, 10, 23);
export const FROM = TO - DAYS * DAY;

/**
 * `columns`: events of each day by action or status, stacked. `rate`: the share of those that succeeded or failed that
 * succeeded. `filter`: values of which a row has to have one.
 * @typedef {{ kind: 'columns' | 'rate', by: 'action' | 'status', filter: Record<string, string[]> }} Panel
 * @type {Panel[]}
 */
export const PANELS = [
  { kind: 'columns', by: 'action', filter: {} },
  { kind: 'columns', by: 'status', filter: {} },
  { kind: 'rate', by: 'status', filter: {} },
  { kind: 'columns', by: 'action', filter: { status: ['failure'] } },
  { kind: 'columns', by: 'status', filter: { action: ['update'] } },
  { kind: 'rate', by: 'status', filter: { action: ['create'] } },
];

/** A value in words. */
export function label(by, value) {
  return text(by, { [by]: value });
}

/**
 * What each panel has to say, worked out apart from what the peers count by: for columns counts of each day by label, for
 * rates a list of shares, `null` for days without any.
 */
export function expectedPanels(count) {
  const rows = Array.from({ length: count }, (_, number) => row(number, count));
  const dates = Array.from({ length: DAYS }, (_, day) => new Date(FROM + day * DAY).toISOString().slice(0, 10));
  return PANELS.map(({ kind, by, filter }) => {
    const kept = rows.filter((one) => Object.keys(filter).every((name) => filter[name].includes(one[name])));
    const days = new Map(dates.map((date) => [date, []]));
    for (const one of kept) days.get(new Date(one.time).toISOString().slice(0, 10)).push(one);
    const of = (value) => dates.map((date) => days.get(date).filter((one) => one[by] === value).length);
    if (kind === 'rate') {
      const [success, failure] = [of('success'), of('failure')];
      return success.map((events, day) => (events + failure[day] === 0 ? null : events / (events + failure[day])));
    }
    return Object.fromEntries([...new Set(kept.map((one) => one[by]))].map((value) => [label(by, value), of(value)]));
  });
}
