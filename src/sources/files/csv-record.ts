import type { CsvColumn, CsvColumns } from './csv-headings.js';
import type { CsvRow } from './csv-row.js';
import { readTime } from './csv-time.js';

type Json = Record<string, unknown>;

/** A row that must not be counted; the message is the reason shown to people. */
export class BrokenRow extends Error {}

/** Why a row is no row of the table, as part of a sentence; `null` if it is one. */
export function faultOf(row: CsvRow, columns: CsvColumns): string | null {
  if (row.broken !== null) return row.broken;
  return row.count === columns.count
    ? null
    : `${row.count} ${row.count === 1 ? 'cell' : 'cells'} found, expected ${columns.count}`;
}

/**
 * A row as the part of a record that Microsoft Graph has for it: an event, a step or a changed property. Empty cells are
 * left out. In full it also has what only details show, and cells of unknown headings under `otherColumns`.
 *
 * Throws a {@link BrokenRow} for an event without a time that can be read.
 */
export function readRow(row: CsvRow, columns: CsvColumns, isFull: boolean): Json {
  const json: Json = {};
  for (const column of columns.known) {
    const { field, name } = column;
    if (field.isDetail === true && !isFull) continue;
    const text = row.text(column.cell);
    if (name === 'time') json['activityDateTime'] = timeOf(text, row, column);
    else if (text.trim() !== '') place(json, field.path, field.objectWith ? parsed(text, field.objectWith) : text);
  }
  if (isFull && columns.others.length > 0) {
    const cells = columns.others.map(({ cell, heading }): [string, string] => [heading, row.text(cell)]);
    json['otherColumns'] = Object.fromEntries(cells);
  }
  return json;
}

function timeOf(text: string, row: CsvRow, { heading }: CsvColumn): string {
  const time = readTime(text);
  if (time !== null) return time;
  const found = text.trim() === '' ? 'nothing' : `“${text.slice(0, 60)}”`;
  throw new BrokenRow(
    `Line ${row.line}, “${heading}”: ${found} found, expected a time in which day and month cannot be confused, as 2026-09-01T06:14:07Z.`,
  );
}

/** Text that begins like JSON and is none stays as it is: the record's reader then says what is wrong with it. */
function parsed(text: string, part: string): unknown {
  if (!/^\s*[[{]/.test(text)) return text.trim() === 'null' ? null : { [part]: text };
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** What an object column says itself is not replaced by a column of one of its parts. */
function place(json: Json, path: readonly string[], value: unknown): void {
  let object = json;
  for (const key of path.slice(0, -1)) {
    const inner = (object[key] ??= {});
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return;
    object = inner as Json;
  }
  const last = path.at(-1) ?? '';
  if (!Object.hasOwn(object, last)) object[last] = value;
}
