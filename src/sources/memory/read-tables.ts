import { fieldsOf, firstText } from '../../model/reading/fields.js';
import { NotALog, type DocumentItem, type DocumentReader } from './document.js';
import { JsonCursor } from './json-cursor.js';
import { looksLikeLogTable, shorten } from './recognise.js';

interface Table {
  name: string;
  columns: readonly string[] | null;
  /** Where rows begin that stand before their columns; `null` if there are none. */
  rowsAt: number | null;
  /** Rows that were stepped over. */
  skipped: number;
}

/** Reads the tables of a Log Analytics answer. A table of something else with rows in it is named in what is returned. */
export function* readTables(cursor: JsonCursor): DocumentReader {
  const others: string[] = [];
  let rows = 0;
  cursor.open('[');
  for (let index = 0; cursor.nextItem(index); index += 1) {
    const table: Table = { name: 'a table', columns: null, rowsAt: null, skipped: 0 };
    rows += yield* readTable(cursor, table);
    if (table.skipped > 0 && table.rowsAt !== null && isLog(table)) {
      rows += yield* readRows(new JsonCursor(cursor.text, table.rowsAt), table);
    } else if (table.skipped > 0) others.push(describeTable(table));
  }
  if (rows === 0 && others[0] !== undefined) {
    const remedy = 'Run a query that returns whole AADProvisioningLogs rows and save its JSON.';
    throw new NotALog(`holds ${others[0]}, not log rows`, remedy);
  }
  return others.map((other) => `${other} was not read: it holds no log rows.`);
}

/** Reads rows where their columns are known, and steps over them where not. Returns the number read. */
function* readTable(cursor: JsonCursor, table: Table): Generator<DocumentItem | null, number, void> {
  let rows = 0;
  cursor.open('{');
  for (let index = 0, key = cursor.nextKey(0); key !== null; index += 1, key = cursor.nextKey(index)) {
    const lower = key.toLowerCase();
    const isList = cursor.peek() === '[';
    if (isList && lower === 'rows')
      rows += isLog(table) ? yield* readRows(cursor, table) : yield* skipRows(cursor, table);
    else if (isList && (lower === 'columns' || lower === 'columndescriptors'))
      table.columns = columnNames(cursor.value());
    else if (lower === 'name') table.name = `the table “${shorten(String(cursor.value()))}”`;
    else cursor.skip();
  }
  return rows;
}

function* readRows(cursor: JsonCursor, { columns }: Table): Generator<DocumentItem, number, void> {
  cursor.open('[');
  let index = 0;
  for (; cursor.nextItem(index); index += 1) {
    const row = cursor.item();
    yield {
      ...('value' in row ? readRow(row.value, columns ?? []) : { broken: 'The row is not valid JSON.' }),
      at: cursor.at,
    };
  }
  return index;
}

function* skipRows(cursor: JsonCursor, table: Table): Generator<null, number, void> {
  table.rowsAt = cursor.at;
  cursor.open('[');
  for (; cursor.nextItem(table.skipped); table.skipped += 1) {
    cursor.skip();
    yield null;
  }
  return 0;
}

function readRow(row: unknown, columns: readonly string[]): { raw: unknown } | { broken: string } {
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
