// What a page with a chart library has to write itself: rows counted by day.
import { DAY, DAYS, FROM, label } from './panels.mjs';

/** Counts of each day by value, in one pass: `{ name, counts }`, the most frequent first. */
export function countDays(rows, { by, filter }) {
  const conditions = Object.entries(filter);
  const found = new Map();
  for (const row of rows) {
    if (!conditions.every(([name, values]) => values.includes(row[name]))) continue;
    let series = found.get(row[by]);
    if (!series) found.set(row[by], (series = { value: row[by], total: 0, counts: new Array(DAYS).fill(0) }));
    series.total++;
    series.counts[Math.floor((row.time - FROM) / DAY)]++;
  }
  return [...found.values()]
    .sort((one, other) => other.total - one.total)
    .map(({ value, counts }) => ({ name: label(by, value), counts, value }));
}

/** The share of each day that succeeded; `null` where nothing succeeded or failed. */
export function ratesOf(rows, panel) {
  const series = countDays(rows, panel);
  const [success, failure] = ['success', 'failure'].map((one) => series.find(({ value }) => value === one)?.counts);
  return Array.from({ length: DAYS }, (_, day) => {
    const [events, failed] = [success?.[day] ?? 0, failure?.[day] ?? 0];
    return events + failed === 0 ? null : events / (events + failed);
  });
}
