import { fieldsOf, firstText } from '../../model/reading/fields.js';
import type { FoundRecord } from '../memory/log-part.js';
import { OPEN_LIST, OPEN_OBJECT, type ByteCursor } from './byte-cursor.js';
import { NotALog } from './document.js';
import { looksLikeLogTable, shorten } from './recognise.js';
import { step, type ByteSteps } from './steps-over-bytes.js';

/** Told which columns rows have from a place of the text on. */
export type OnColumns = (start: number, columns: readonly string[]) => void;

interface Table {
  name: string;
  columns: readonly string[] | null;
  /** Where rows begin that stand before their columns; `null` if there are none. */
  rowsAt: number | null;
  /** Rows that were stepped over. */
  skipped: number;
}

/** Reads the tables of a Log Analytics answer. A table of something else with rows in it is named in what is returned. */
export function* readTables(cursor: ByteCursor, onColumns: OnColumns): ByteSteps<FoundRecord, string[]> {
  const { view } = cursor;
  const others: string[] = [];
  let rows = 0;
  yield* step(view, () => cursor.open(OPEN_LIST));
  for (let index = 0; yield* step(view, () => cursor.nextItem(index)); index += 1) {
    const table: Table = { name: 'a table', columns: null, rowsAt: null, skipped: 0 };
    rows += yield* readTable(cursor, table, onColumns);
    if (table.skipped > 0 && table.rowsAt !== null && isLog(table)) {
      const behind = view.position;
      view.at = table.rowsAt - view.base;
      rows += yield* readRows(cursor, table, onColumns);
      view.at = behind - view.base;
    } else if (table.skipped > 0) others.push(describeTable(table));
    view.anchor = null;
  }
  if (rows === 0 && others[0] !== undefined) {
    const remedy = 'Run a query that returns whole AADProvisioningLogs rows and save its JSON.';
    throw new NotALog(`holds ${others[0]}, not log rows`, remedy);
  }
  return others.map((other) => `${other} was not read: it holds no log rows.`);
}

/** Reads rows where their columns are known, and steps over them where not. Returns the number read. */
function* readTable(cursor: ByteCursor, table: Table, onColumns: OnColumns): ByteSteps<FoundRecord, number> {
  const { view } = cursor;
  let rows = 0;
  yield* step(view, () => cursor.open(OPEN_OBJECT));
  for (let index = 0; ; index += 1) {
    const key = yield* step(view, () => cursor.nextKey(index));
    if (key === null) return rows;
    const lower = key.toLowerCase();
    const isList = (yield* step(view, () => cursor.peek())) === OPEN_LIST;
    if (isList && lower === 'rows')
      rows += isLog(table) ? yield* readRows(cursor, table, onColumns) : yield* skipRows(cursor, table);
    else if (isList && (lower === 'columns' || lower === 'columndescriptors'))
      table.columns = columnNames(yield* step(view, () => cursor.value()));
    else if (lower === 'name') table.name = `the table “${shorten(String(yield* step(view, () => cursor.value())))}”`;
    else yield* step(view, () => cursor.skip());
  }
}

function* readRows(cursor: ByteCursor, table: Table, onColumns: OnColumns): ByteSteps<FoundRecord, number> {
  const { view } = cursor;
  const columns = table.columns ?? [];
  onColumns(view.position, columns);
  yield* step(view, () => cursor.open(OPEN_LIST));
  let index = 0;
  for (; yield* step(view, () => cursor.nextItem(index)); index += 1) {
    const { raw, broken, start, length } = yield* step(view, () => cursor.item());
    if (broken === undefined) yield { ...rowRecord(raw, columns), start, length };
    else yield { broken: 'The row is not valid JSON.', start, length };
  }
  return index;
}

/** They are kept until their columns are known. */
function* skipRows(cursor: ByteCursor, table: Table): ByteSteps<never, number> {
  const { view } = cursor;
  table.rowsAt = view.anchor = view.position;
  yield* step(view, () => cursor.open(OPEN_LIST));
  for (; yield* step(view, () => cursor.nextItem(table.skipped)); table.skipped += 1) {
    yield* step(view, () => cursor.skip());
  }
  return 0;
}

/** A row as an object, by its table's columns. */
export function rowRecord(row: unknown, columns: readonly string[]): { raw: unknown } | { broken: string } {
  if (!Array.isArray(row)) return { broken: 'The row is not a list of values.' };
  if (row.length !== columns.length) {
    return { broken: `The row has ${row.length} values, but the table has ${columns.length} columns.` };
  }
  return { raw: Object.fromEntries(columns.map((column, index) => [column, row[index] as unknown])) };
}

function columnNames(columns: unknown): string[] {
  const list: unknown[] = Array.isArray(columns) ? columns : [];
  return list.map(
    (column, index) => firstText(fieldsOf(column) ?? new Map(), 'name', 'columnname') ?? `column ${index}`,
  );
}

function isLog({ columns }: Table): boolean {
  return columns !== null && looksLikeLogTable(columns);
}

function describeTable({ name, columns }: Table): string {
  if (columns === null) return `${name} without columns`;
  return `${name} with the columns ${columns.slice(0, 5).map(shorten).join(', ')}`;
}
