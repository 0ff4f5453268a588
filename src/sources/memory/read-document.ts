import { SourceError } from '../../model/source-error.js';
import { NotALog, type DocumentItem, type DocumentReader } from './document.js';
import { JsonCursor, JsonTextError } from './json-cursor.js';
import { readTables } from './read-tables.js';
import { describeForeign, describeOtherText, errorWords, looksLikeRecord, shorten } from './recognise.js';

const EXPECTED =
  'Expected provisioning logs: the JSON download of the Entra admin center, an answer of Microsoft Graph ' +
  '(auditLogs/provisioning), a Log Analytics result with AADProvisioningLogs rows, or records of a diagnostic setting.';

/**
 * Reads the records of a file, which it recognises by content: a Log Analytics answer, a Graph page, the portal's JSON
 * download, diagnostic-stream records (a list, `{records: […]}` or a line each), or canonical records.
 *
 * Throws a `SourceError` `invalid-data` that says what the file is, what was expected and what to do. A file that breaks
 * off keeps what was read before; the sentence returned names the position.
 */
export function* readDocument(text: string, fileName: string): DocumentReader {
  const name = shorten(fileName);
  const content = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  const cursor = new JsonCursor(content);
  const first = cursor.peek();
  if (first !== '{' && first !== '[') {
    const { what, remedy } = describeOtherText(content);
    throw foreign(name, what, remedy);
  }
  let records = 0;
  try {
    const items = first === '[' ? readItems(cursor) : isLines(content) ? readLines(content) : readObject(cursor);
    for (let next = items.next(); ; next = items.next()) {
      if (next.done) return next.value.map((lack) => `${name}: ${lack}`);
      if (next.value !== null) records += 1;
      yield next.value;
    }
  } catch (thrown) {
    const { what, remedy } = describeFailure(thrown, content.length);
    if (records === 0) throw foreign(name, what, remedy);
    return [`${name} ${what}. The ${records.toLocaleString('en')} records before that are shown. ${remedy}`];
  }
}

function describeFailure(thrown: unknown, length: number): { what: string; remedy: string } {
  if (thrown instanceof NotALog) return { what: thrown.message, remedy: thrown.remedy };
  if (!(thrown instanceof JsonTextError)) throw thrown;
  const where = `at character ${thrown.at.toLocaleString('en')} of ${length.toLocaleString('en')}`;
  const remedy = 'The download was probably cut off: download it again.';
  return { what: `is not complete JSON: ${thrown.message} ${where}`, remedy };
}

function foreign(name: string, what: string, remedy: string): SourceError {
  return new SourceError('invalid-data', `${name} ${what}. ${remedy} ${EXPECTED}`);
}

function* readItems(cursor: JsonCursor): DocumentReader {
  return yield* fromFirstKnown(listItems(cursor));
}

function* listItems(cursor: JsonCursor): DocumentReader {
  cursor.open('[');
  for (let index = 0; cursor.nextItem(index); index += 1) {
    const item = cursor.item();
    const { at } = cursor;
    if ('value' in item) yield { raw: item.value, at };
    else yield { broken: `The record at character ${item.invalidAt} is not valid JSON.`, at };
  }
  return [];
}

/** Whether the text is one object a line, as diagnostic settings write to storage (`PT1H.json`). */
function isLines(text: string): boolean {
  const end = text.indexOf('\n');
  if (end === -1 || !text.slice(0, end).trimEnd().endsWith('}')) return false;
  return new JsonCursor(text, end).peek() === '{';
}

function* readLines(text: string): DocumentReader {
  return yield* fromFirstKnown(lineItems(text));
}

function* lineItems(text: string): DocumentReader {
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const line = text.slice(start, end).trim();
    if (line !== '') yield parseLine(line, start);
    start = end + 1;
  }
  return [];
}

function parseLine(line: string, start: number): DocumentItem {
  try {
    return { raw: JSON.parse(line) as unknown, at: start };
  } catch {
    return { broken: `The line at character ${start} is not valid JSON.`, at: start };
  }
}

const LISTS = ['value', 'records'];
const TABLES = ['tables', 'partialtables'];
const NEXT_PAGE =
  'this is one page of a longer answer, which names a next page; what is on the other pages is missing unless they are open too.';

/** An answer with its records inside, or a single record. */
function* readObject(cursor: JsonCursor): DocumentReader {
  const start = cursor.at;
  const lacks: string[] = [];
  let isAnswer = false;
  let error: string | null = null;
  cursor.open('{');
  for (let index = 0, key = cursor.nextKey(0); key !== null; index += 1, key = cursor.nextKey(index)) {
    const lower = key.toLowerCase();
    const readList =
      cursor.peek() !== '[' ? null : TABLES.includes(lower) ? readTables : LISTS.includes(lower) ? readItems : null;
    if (readList) {
      isAnswer = true;
      lacks.push(...(yield* readList(cursor)));
    } else if (lower === '@odata.nextlink') {
      if (typeof cursor.value() === 'string') lacks.push(NEXT_PAGE);
    } else if (lower === 'error' || lower === 'partialerror') error = errorWords(cursor.value()) ?? error;
    else cursor.skip();
  }
  if (isAnswer)
    return error === null ? lacks : [...lacks, `the service gave an incomplete answer (${shorten(error)}).`];
  if (error !== null)
    throw new NotALog(`is an answer in which the service reports an error (${shorten(error)})`, 'Repeat the download.');
  const record = new JsonCursor(cursor.text, start).value();
  if (!looksLikeRecord(record)) throw new NotALog(`holds ${describeForeign(record)}, not provisioning logs`);
  yield { raw: record, at: cursor.at };
  return [];
}

/** Holds items back until one is a provisioning record; throws {@link NotALog} if none is. */
function* fromFirstKnown(items: DocumentReader): DocumentReader {
  const waiting: DocumentItem[] = [];
  for (let next = items.next(); ; next = items.next()) {
    if (next.done) {
      const [first] = waiting;
      if (first)
        throw new NotALog(
          `holds ${'raw' in first ? describeForeign(first.raw) : 'broken JSON'}, not provisioning logs`,
        );
      return next.value;
    }
    if (next.value === null || !('raw' in next.value) || !looksLikeRecord(next.value.raw)) {
      if (next.value !== null) waiting.push(next.value);
      yield null;
      continue;
    }
    yield* waiting;
    yield next.value;
    return yield* items;
  }
}
