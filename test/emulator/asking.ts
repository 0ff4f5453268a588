import assert from 'node:assert/strict';
import { TABLE } from './columns.js';
import type { Schema } from './columns.js';
import type { Environment } from './evaluate/evaluation.js';
import { toText } from './evaluate/texts.js';
import { ticksOfMilliseconds } from './evaluate/time.js';
import type { Column, Json, Row } from './evaluate/values.js';
import { checkKql, queryOf } from './kusto.js';

/** The clock of these tests. */
export const NOW = '2026-10-07T12:00:00.0000000Z';

/** A table of the log with one column and no rows. */
export const SMALL: Schema = { [TABLE]: [{ name: 'Id', type: 'string' }] };

/** The rows a query gives: times and spans as text, everything else as it is. Fails where the parser finds fault. */
export function rowsOf(kql: string, environment: Partial<Environment> = {}): Json[][] {
  const { diagnostics } = checkKql(kql, SMALL);
  assert.deepEqual(
    diagnostics.map(({ message }) => message),
    [],
  );
  const table = run(kql, environment);
  return table.rows.map((row) => plain(row, table.columns));
}

/** The columns a query gives, `name:type`. */
export function columnsOf(kql: string): string[] {
  return run(kql).columns.map(({ name, type }) => `${name}:${type}`);
}

/** The one value of one row. */
export function valueOf(expression: string): Json {
  return rowsOf(`print value = ${expression}`)[0]?.[0] ?? null;
}

function run(kql: string, environment: Partial<Environment> = {}) {
  return queryOf(kql, SMALL).run({ tables: new Map(), now: ticksOfMilliseconds(Date.parse(NOW)), ...environment });
}

function plain(row: Row, columns: readonly Column[]): Json[] {
  return row.map((value, index) =>
    typeof value === 'bigint' ? toText(value, columns[index]?.type ?? 'dynamic') : value,
  );
}
