import type { FoundRecord } from '../memory/log-part.js';
import { END, OPEN_LIST, OPEN_OBJECT, LISTS, TABLES, type ByteCursor } from './byte-cursor.js';
import { MORE, OutOfBytes, type ByteWindow } from './byte-window.js';
import { foreignError, JsonTextError, NotALog, NotJson, TooLong } from './document.js';
import { readTables, type OnColumns } from './read-tables.js';
import { describeForeign, errorWords, isUtf16, looksLikeRecord, shorten } from './recognise.js';
import { step, type ByteSteps } from './steps-over-bytes.js';

/** Records in the order of the text. Returns what it lacks, a sentence each. */
export type RecordSteps = ByteSteps<FoundRecord, string[]>;

const HEAD = 2000;
/** So many values that are no provisioning record may stand before the first that is one. */
const MOST_WAITING = 10_000;

/**
 * Reads the records of a file's text, recognised by content: a Log Analytics answer, a Graph page, the portal's JSON
 * download, diagnostic-stream records (a list, `{records: […]}` or a line each), or canonical records. A file may hold
 * several of them, one after the other.
 *
 * Throws {@link NotJson}, or a `SourceError` `invalid-data` that says what the file is, what was expected and what to do.
 * A file that breaks off keeps what was read before; the sentence returned names the position.
 */
export function* readDocument(cursor: ByteCursor, fileName: string, onColumns: OnColumns): RecordSteps {
  const name = shorten(fileName);
  yield* expectJson(cursor.view);
  try {
    return yield* fromFirstKnown(readStretches(cursor, name, onColumns));
  } catch (thrown) {
    const { what, remedy } = describeFailure(thrown, cursor.view);
    throw foreignError(name, what, remedy);
  }
}

function* expectJson(view: ByteWindow): ByteSteps<never, void> {
  yield* step(view, () => {
    if (view.end < HEAD && !view.isLast) throw new OutOfBytes();
  });
  if (view.text(0, Math.min(3, view.end)).charCodeAt(0) === 0xfeff) view.skipFirst(3);
  const first = view.bytes[view.skipBlank(view.at)];
  const head = view.text(0, Math.min(HEAD, view.end));
  if (view.end === 0 || (first !== OPEN_OBJECT && first !== OPEN_LIST) || isUtf16(head)) throw new NotJson(head);
}

function describeFailure(thrown: unknown, view: ByteWindow): { what: string; remedy: string } {
  if (thrown instanceof NotALog) return { what: thrown.message, remedy: thrown.remedy };
  if (!(thrown instanceof JsonTextError)) throw thrown;
  const where = `${thrown.message} at byte ${thrown.at.toLocaleString('en')}`;
  if (thrown instanceof TooLong) return { what: `cannot be read: ${where}`, remedy: 'No record is that long.' };
  return view.isLast && thrown.at === view.base + view.end
    ? { what: `is not complete JSON: ${where}`, remedy: 'The download was probably cut off: download it again.' }
    : { what: `is not valid JSON: ${where}`, remedy: 'The file is damaged or was edited: download it again.' };
}

/** Reads all stretches. Where nothing at all can be read, throws why; else what cannot be read is named, the rest is kept. */
function* readStretches(cursor: ByteCursor, name: string, onColumns: OnColumns): RecordSteps {
  const { view } = cursor;
  const lacks = new Set<string>();
  const failures: unknown[] = [];
  let count = 0;
  cursor.stretch = view.base + view.skipBlank(view.at);
  for (;;) {
    const start = cursor.stretch;
    const before = count;
    const values = readValues(cursor, onColumns);
    for (let next = values.next(); !next.done; next = values.next()) {
      const found = next.value;
      if (found === MORE) yield MORE;
      else if ('lack' in found) lacks.add(`${name}: ${found.lack}`);
      else if (!('failure' in found)) {
        count += 1;
        yield found;
      } else {
        const { failure } = found;
        const isBroken = failure instanceof JsonTextError && !(failure instanceof TooLong) && count === before;
        if (failure instanceof JsonTextError) yield* step(view, () => cursor.seekStretch());
        if (isBroken && (start > FIRST_BYTES || view.at < view.end)) {
          count += 1;
          const length = view.position - start;
          yield { broken: `The record at byte ${start.toLocaleString('en')} is not valid JSON.`, start, length };
          continue;
        }
        const { what, remedy } = describeFailure(failure, view);
        lacks.add(`${name} ${what}. ${shownBefore(count)}${remedy}`);
        failures.push(failure);
      }
    }
    if ((yield* step(view, () => cursor.peekAnywhere(() => undefined))) === END) break;
    if (cursor.stretch === start) cursor.stretch = view.position;
  }
  if (count === 0 && failures.length > 0) throw failures[0];
  return [...lacks];
}

/** A file's mark may stand before its first stretch. */
const FIRST_BYTES = 3;

function shownBefore(count: number): string {
  if (count === 0) return '';
  return count === 1
    ? 'The record before that is shown. '
    : `The ${count.toLocaleString('en')} records before that are shown. `;
}

/** Reads values one after the other. Behind one that is no log it goes on; where the text is not JSON it ends. */
function* readValues(
  cursor: ByteCursor,
  onColumns: OnColumns,
): ByteSteps<FoundRecord | { lack: string } | { failure: unknown }, void> {
  const { view } = cursor;
  try {
    for (;;) {
      const first = yield* step(view, () => cursor.peek());
      if (first === END) return;
      try {
        if (first !== OPEN_LIST && first !== OPEN_OBJECT) throw cursor.unexpected('“{” or “[”');
        const lacks = yield* first === OPEN_LIST ? readItems(cursor) : readObject(cursor, onColumns);
        for (const lack of lacks) yield { lack };
      } catch (thrown) {
        if (!(thrown instanceof NotALog)) throw thrown;
        yield { failure: thrown };
      }
    }
  } catch (thrown) {
    yield { failure: thrown };
  }
}

function* readItems(cursor: ByteCursor): RecordSteps {
  return yield* fromFirstKnown(listItems(cursor));
}

function* listItems(cursor: ByteCursor): RecordSteps {
  const { view } = cursor;
  yield* step(view, () => cursor.open(OPEN_LIST));
  for (let index = 0; yield* step(view, () => cursor.nextItem(index)); index += 1) {
    yield yield* step(view, () => cursor.item());
  }
  return [];
}

const NEXT_PAGE =
  'this is one page of a longer answer, which names a next page; what is on the other pages is missing unless they are open too.';

/** An answer with its records inside, or a single record. */
function* readObject(cursor: ByteCursor, onColumns: OnColumns): RecordSteps {
  const { view } = cursor;
  const single = yield* step(view, () => cursor.single());
  if (single) {
    const error = errorIn(single.raw);
    if (error !== null && !looksLikeRecord(single.raw)) {
      const what = `is an answer in which the service reports an error (${shorten(error)})`;
      throw new NotALog(what, 'Repeat the download.');
    }
    yield single;
    return [];
  }
  const lacks: string[] = [];
  let error: string | null = null;
  let foreign: NotALog | null = null;
  let isKnown = false;
  yield* step(view, () => cursor.open(OPEN_OBJECT));
  for (let index = 0; ; index += 1) {
    const key = yield* step(view, () => cursor.nextKey(index));
    if (key === null) break;
    const lower = key.toLowerCase();
    const isList = (yield* step(view, () => cursor.peek())) === OPEN_LIST;
    if (isList && (LISTS.includes(lower) || TABLES.includes(lower))) {
      try {
        lacks.push(...(yield* LISTS.includes(lower) ? readItems(cursor) : readTables(cursor, onColumns)));
        isKnown = true;
      } catch (thrown) {
        if (!(thrown instanceof NotALog)) throw thrown;
        foreign = thrown;
      }
    } else if (lower === '@odata.nextlink') {
      if (typeof (yield* step(view, () => cursor.value())) === 'string') lacks.push(NEXT_PAGE);
    } else if (lower === 'error' || lower === 'partialerror') {
      error = errorWords(yield* step(view, () => cursor.value())) ?? error;
    } else yield* step(view, () => cursor.skip());
  }
  if (foreign && !isKnown) throw foreign;
  return error === null ? lacks : [...lacks, `the service gave an incomplete answer (${shorten(error)}).`];
}

function errorIn(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, part] of Object.entries(value)) {
    if (!['error', 'partialerror'].includes(key.toLowerCase())) continue;
    const words = errorWords(part);
    if (words !== null) return words;
  }
  return null;
}

/** Holds items back until one is a provisioning record; throws {@link NotALog} if none is. */
function* fromFirstKnown(items: RecordSteps): RecordSteps {
  const waiting: FoundRecord[] = [];
  let first: FoundRecord | undefined;
  for (let next = items.next(); ; next = items.next()) {
    if (next.done) {
      if (!first) return next.value;
      throw new NotALog(`holds ${'raw' in first ? describeForeign(first.raw) : 'broken JSON'}, not provisioning logs`);
    }
    const found = next.value;
    if (found === MORE) yield MORE;
    else if ('raw' in found && looksLikeRecord(found.raw)) {
      yield* waiting;
      yield found;
      return yield* items;
    } else {
      first ??= found;
      waiting.push(found);
      if (waiting.length > MOST_WAITING) throw new NotALog(`begins with ${MOST_WAITING.toLocaleString('en')} other records, not provisioning logs`); // prettier-ignore
    }
  }
}
