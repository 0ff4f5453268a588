import { SourceError } from '../../model/source-error.js';
import { shorten } from './recognise.js';
import { isSeparatorNote } from './csv-dialect.js';
import type { CsvHeadings, CsvKind } from './csv-fields.js';
import { absentHeadings, matchHeadings, missingFields, missingHeadings, type CsvColumns } from './csv-headings.js';
import type { CsvRow } from './csv-row.js';
import { CsvScanner } from './csv-scanner.js';
import type { FileText } from './file-text.js';

/** One CSV file of a set. */
export interface CsvFile {
  text: FileText;
  name: string;
  kind: CsvKind;
  /** Code of the character between cells. */
  separator: number;
}

/** What one chunk of a file brought. */
interface CsvRows {
  /** Good and broken rows below the headings, blank lines left out. One object that changes. */
  rows: Iterable<CsvRow>;
  /** Known as soon as there are rows. */
  columns: CsvColumns | null;
  /** Bytes of the file taken in so far. */
  read: number;
}

/**
 * The rows of a file, a chunk's worth at a time. Returns what is wrong with the headings that its reader named, a sentence
 * each. Throws a `SourceError` `invalid-data` if a heading is missing without which nothing can be read.
 */
export async function* readTable(
  csv: CsvFile,
  headings: CsvHeadings,
  signal: AbortSignal,
): AsyncGenerator<CsvRows, string[], void> {
  const scanner = new CsvScanner(csv.separator);
  const lacks: string[] = [];
  let columns: CsvColumns | null = null;
  let read = 0;
  const below = function* (rows: Iterable<CsvRow>): Generator<CsvRow, void, void> {
    for (const row of rows) {
      if (row.isBlank) continue;
      if (columns !== null) yield row;
      else columns = columnsOf(row, csv, headings, lacks);
    }
  };
  const step = (rows: Generator<CsvRow>): CsvRows => {
    const found = below(rows);
    const first = found.next();
    return { rows: first.done ? [] : startingWith(first.value, found), columns, read };
  };
  for await (const chunk of csv.text.chunks(signal)) {
    read = chunk.read;
    yield step(scanner.push(chunk.bytes));
  }
  yield step(scanner.end());
  if (columns === null)
    throw new SourceError('invalid-data', `${shorten(csv.name)} is empty. Download the logs again.`);
  return lacks;
}

function* startingWith(first: CsvRow, others: Iterable<CsvRow>): Generator<CsvRow, void, void> {
  yield first;
  yield* others;
}

function columnsOf(row: CsvRow, csv: CsvFile, headings: CsvHeadings, lacks: string[]): CsvColumns | null {
  const texts = row.texts();
  if (row.line === 1 && isSeparatorNote(texts)) return null;
  if (row.broken !== null)
    throw new SourceError('invalid-data', `${shorten(csv.name)}, line ${row.line}: ${row.broken}.`);
  const columns = matchHeadings(texts, csv.kind, headings);
  const missing = missingFields(columns);
  lacks.push(...absentHeadings(csv.name, texts, csv.kind, headings));
  if (missing.length === 0) return columns;
  throw new SourceError('invalid-data', [missingHeadings(csv.name, columns, missing), ...lacks].join(' '));
}
