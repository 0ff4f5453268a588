import { foreignError, NotALog, type DocumentItem, type DocumentReader } from './document.js';
import { JsonCursor, JsonTextError } from './json-cursor.js';
import { readTables } from './read-tables.js';
import { describeForeign, errorWords, isUtf16, looksLikeRecord, shorten } from './recognise.js';
import { stretchEnd } from './stretches.js';

/** Whether a file's text may be JSON lists or objects; what else it is, `other-text.ts` says. */
export function beginsLikeJson(text: string): boolean {
  const content = withoutMark(text);
  return /^[{[]/.test(new JsonCursor(content).peek()) && !isUtf16(content);
}

/**
 * Reads the records of a file that {@link beginsLikeJson}, recognised by content: a Log Analytics answer, a Graph page,
 * the portal's JSON download, diagnostic-stream records (a list, `{records: […]}` or a line each), or canonical records. A
 * file may hold several of them, one after the other.
 *
 * Throws a `SourceError` `invalid-data` that says what the file is, what was expected and what to do. A file that breaks
 * off keeps what was read before; the sentence returned names the position.
 */
export function* readDocument(text: string, fileName: string): DocumentReader {
  const name = shorten(fileName);
  const content = withoutMark(text);
  try {
    return yield* fromFirstKnown(readStretches(content, name));
  } catch (thrown) {
    const { what, remedy } = describeFailure(thrown, content.length);
    throw foreignError(name, what, remedy);
  }
}

function describeFailure(thrown: unknown, length: number): { what: string; remedy: string } {
  if (thrown instanceof NotALog) return { what: thrown.message, remedy: thrown.remedy };
  if (!(thrown instanceof JsonTextError)) throw thrown;
  const where = `${thrown.message} at character ${thrown.at.toLocaleString('en')} of ${length.toLocaleString('en')}`;
  return thrown.at === length
    ? { what: `is not complete JSON: ${where}`, remedy: 'The download was probably cut off: download it again.' }
    : { what: `is not valid JSON: ${where}`, remedy: 'The file is damaged or was edited: download it again.' };
}

function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** Reads all stretches. Where nothing at all can be read, throws why; else what cannot be read is named, the rest is kept. */
function* readStretches(text: string, name: string): DocumentReader {
  const lacks = new Set<string>();
  const failures: unknown[] = [];
  let count = 0;
  for (let start = 0; start < text.length;) {
    const end = yield* stretchEnd(text, start);
    const values = readValues(new JsonCursor(text, start, end));
    let countHere = 0;
    for (let next = values.next(); !next.done; next = values.next()) {
      const step = next.value;
      if (step === null || 'at' in step) {
        if (step !== null) countHere += 1;
        yield step;
      } else if ('lack' in step) lacks.add(`${name}: ${step.lack}`);
      else if (step.failure instanceof JsonTextError && countHere === 0 && end - start < text.length) {
        countHere += 1;
        yield { broken: `The record at character ${start} is not valid JSON.`, at: end };
      } else {
        const { what, remedy } = describeFailure(step.failure, text.length);
        lacks.add(`${name} ${what}. ${shownBefore(count + countHere)}${remedy}`);
        failures.push(step.failure);
      }
    }
    count += countHere;
    start = end;
  }
  if (count === 0 && failures.length > 0) throw failures[0];
  return [...lacks];
}

function shownBefore(count: number): string {
  if (count === 0) return '';
  return count === 1
    ? 'The record before that is shown. '
    : `The ${count.toLocaleString('en')} records before that are shown. `;
}

/** Reads values one after the other. Behind one that is no log it goes on; where the text is not JSON it ends. */
function* readValues(cursor: JsonCursor): Generator<DocumentItem | { lack: string } | { failure: unknown } | null> {
  try {
    for (let first = cursor.peek(); first !== ''; first = cursor.peek()) {
      const { at } = cursor;
      try {
        if (first !== '[' && first !== '{') throw new JsonTextError(`found “${first}”, expected “{” or “[”`, at);
        const lacks = yield* first === '[' ? readItems(cursor) : readObject(cursor);
        for (const lack of lacks) yield { lack };
      } catch (thrown) {
        if (!(thrown instanceof NotALog)) throw thrown;
        yield { failure: thrown };
        cursor.at = at;
        cursor.skip();
      }
    }
  } catch (thrown) {
    yield { failure: thrown };
  }
}

function* readItems(cursor: JsonCursor): DocumentReader {
  return yield* fromFirstKnown(listItems(cursor));
}

function* listItems(cursor: JsonCursor): DocumentReader {
  cursor.open('[');
  for (let index = 0; cursor.nextItem(index); index += 1) yield readItem(cursor);
  return [];
}

function readItem(cursor: JsonCursor): DocumentItem {
  const item = cursor.item();
  const { at } = cursor;
  return 'value' in item
    ? { raw: item.value, at }
    : { broken: `The record at character ${item.invalidAt} is not valid JSON.`, at };
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
  const item = readItem(new JsonCursor(cursor.text, start, cursor.end));
  if (error !== null && !('raw' in item && looksLikeRecord(item.raw)))
    throw new NotALog(`is an answer in which the service reports an error (${shorten(error)})`, 'Repeat the download.');
  yield item;
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
