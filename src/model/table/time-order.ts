import type { Steps } from '../steps.js';
import type { RecordTable } from './record-table.js';
import { MANY_ROWS, sequence, sortRows } from './sort-rows.js';

/** The first `size` rows of a table by time, then id; `null` if they stand in that order. */
export function* timeOrder(table: RecordTable, size: number): Steps<Uint32Array | null> {
  if (table.isSorted) return null;
  const [ms, ticks] = [table.times.ms(size), table.times.ticks(size)];
  let [earliest, latest] = [Infinity, -Infinity];
  for (const instant of ms) {
    if (instant < earliest) earliest = instant;
    if (instant > latest) latest = instant;
  }
  const rows = sequence(0, size);
  // Tenths of microseconds of 28 years fit a number; where a log spans more, ticks are sorted by before.
  const isShort = latest - earliest < 2 ** 53 / 10_000 - 1;
  const byTicks = isShort ? rows : yield* sortRows(rows, (row) => ticks[row]!);
  const sorted = yield* sortRows(
    byTicks,
    isShort ? (row) => (ms[row]! - earliest) * 10_000 + ticks[row]! : (row) => ms[row]! - earliest,
  );
  yield* sortTiesById(table, sorted);
  return sorted;
}

function* sortTiesById(table: RecordTable, rows: Uint32Array): Steps<void> {
  for (let start = 0, end = 1; start < rows.length; start = end, end = start + 1) {
    if (start % MANY_ROWS === 0) yield;
    while (end < rows.length && table.times.compare(rows[start]!, rows[end]!) === 0) end++;
    if (end - start > 1) rows.subarray(start, end).sort((one, other) => table.compare(one, other));
  }
}
