import type { ColumnType } from '../../kql/query.js';
import { SourceError } from '../../model/source-error.js';
import { toTimeText } from '../../model/time.js';
import type { TimeText } from '../../model/record.js';
import type { LogsTable } from './client.js';

/** One row of an answer, read by the names of its columns. */
export class Row<Name extends string = string> {
  readonly #values: ReadonlyMap<string, unknown>;

  constructor(values: ReadonlyMap<string, unknown>) {
    this.#values = values;
  }

  /** `null` where there is no visible character. */
  text(name: Name): string | null {
    const value = this.#values.get(name);
    return typeof value === 'string' && value.trim() !== '' ? value : null;
  }

  /** `null` where there is none. Throws `invalid-data` for what is no whole number. */
  whole(name: Name): number | null {
    const value = this.#values.get(name) ?? null;
    if (value === null || value === '') return null;
    const number = Number(value);
    if (Number.isSafeInteger(number)) return number;
    throw wrongAnswer(`${name} is not a whole number`);
  }

  /** `null` where there is none. Throws `invalid-data` for what is no time. */
  time(name: Name): TimeText | null {
    const text = this.text(name);
    if (text === null) return null;
    return toTimeText(text) ?? fail(`${name} is not a time`);
  }

  /** As the client gave it. */
  raw(name: Name): unknown {
    return this.#values.get(name);
  }
}

/** The rows of an answer's table. Throws `invalid-data` if a column is missing that was asked for. */
export function rowsOf<Name extends string>(
  table: LogsTable | undefined,
  columns: Readonly<Record<Name, ColumnType>>,
): Row<Name>[] {
  if (!table) return [];
  const names = table.columnDescriptors.map(({ name }) => name ?? '');
  const missing = Object.keys(columns).find((name) => !names.includes(name));
  if (missing !== undefined) throw wrongAnswer(`the column ${missing} is missing`);
  return table.rows.map((values) => new Row(new Map(names.map((name, index) => [name, values[index]]))));
}

/** What is there, or `invalid-data` naming it. */
export function present<T>(value: T | null, name: string): T {
  return value ?? fail(`${name} is empty`);
}

function fail(what: string): never {
  throw wrongAnswer(what);
}

function wrongAnswer(what: string): SourceError {
  return new SourceError('invalid-data', `Log Analytics answered in a shape that was not asked for: ${what}.`);
}
