import { SourceError } from '../../model/source-error.js';
import type { LogsAnswer } from './client.js';

interface Given {
  status?: unknown;
  tables?: unknown;
  partialTables?: unknown;
}

/** What a client resolved with, if it has the shape of an answer, whole or partial. Throws `invalid-data`. */
export function checkedAnswer(given: unknown): LogsAnswer {
  const { status, tables, partialTables } = (given ?? {}) as Given;
  const found = status === 'Success' ? tables : status === 'PartialFailure' && partialTables;
  if (Array.isArray(found) && found.every(isTable)) return given as LogsAnswer;
  throw new SourceError('invalid-data', 'Log Analytics answered with something that is not a result.');
}

function isTable(given: { columnDescriptors?: unknown; rows?: unknown } | null | undefined): boolean {
  const { columnDescriptors: columns, rows } = given ?? {};
  const haveColumns = Array.isArray(columns) && columns.every((one) => one !== null && typeof one === 'object');
  return haveColumns && Array.isArray(rows) && rows.every(Array.isArray);
}
