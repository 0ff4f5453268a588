import type { FoundRecord } from '../memory/log-part.js';
import { isBlank, OutOfBytes, type ByteWindow } from './byte-window.js';
import { JsonTextError } from './document.js';

/** What {@link ByteCursor.peek} gives where nothing more belongs to what is read. */
export const END = -1;
export const OPEN_LIST = 0x5b;
export const OPEN_OBJECT = 0x7b;

const CLOSE_LIST = 0x5d;
const CLOSE_OBJECT = 0x7d;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LINE_FEED = 0x0a;
const COMMA = 0x2c;
const COLON = 0x3a;
/** A bracket that opens or closes, of either kind, with this bit set is as one in braces. */
const CASE = 0x20;

/** Keys that hold the records of an answer. */
export const LISTS: readonly string[] = ['value', 'records'];
export const TABLES: readonly string[] = ['tables', 'partialtables'];
const LONGEST_KEY = 13;

/**
 * Walks through JSON text in a view part by part. Containers are opened and stepped through, values are parsed or
 * skipped; whatever is stepped over must be one of both. Steps throw {@link OutOfBytes} where the view ends before they do.
 * A value ends at the latest where a new stretch begins.
 */
export class ByteCursor {
  /** Where the present stretch begins in the text. */
  stretch = 0;

  constructor(readonly view: ByteWindow) {}

  /** The byte that the next value begins with; {@link END} at the end of the text or stretch. */
  peek(): number {
    const first = this.#skipBlank();
    return this.atNewStretch(first) ? END : first;
  }

  /** As {@link peek}, but goes on into the next stretch; `onStretch` is told where one begins. */
  peekAnywhere(onStretch: () => void): number {
    const first = this.#skipBlank();
    if (this.atNewStretch(first)) {
      this.stretch = this.view.position;
      onStretch();
    }
    return first;
  }

  /** Steps to where the next stretch begins, or to the end of the text. */
  seekStretch(): void {
    const { view } = this;
    for (;;) {
      const first = this.#skipBlank();
      if (first === END || this.atNewStretch(first)) return;
      const newline = view.bytes.subarray(0, view.end).indexOf(LINE_FEED, view.at);
      view.at = view.mark = newline === -1 ? view.end : newline;
    }
  }

  /** Whether the next byte, which is this one, begins another stretch than the present one. */
  atNewStretch(byte: number): boolean {
    const { view } = this;
    return (
      (byte === OPEN_OBJECT || byte === OPEN_LIST) &&
      view.position !== this.stretch &&
      !isInk(view.bytes[view.at - 1]) &&
      view.beginsStretch(view.at)
    );
  }

  /** Steps into a list or object. */
  open(bracket: number): void {
    this.#expect(bracket);
  }

  /** Steps to the next item of the list; `false` behind its last one. `index` is the number of items before. */
  nextItem(index: number): boolean {
    return this.#next(index, CLOSE_LIST);
  }

  /** Steps to the value of the next member of the object and gives its key; `null` behind the last one. */
  nextKey(index: number): string | null {
    if (!this.#next(index, CLOSE_OBJECT)) return null;
    if (this.peek() !== QUOTE) throw this.#unexpected('a key in quotes');
    const key = String(this.value());
    this.#expect(COLON);
    // What kind of value follows has to be at hand together with its key.
    this.peek();
    return key;
  }

  /** Parses the next value and steps behind it. */
  value(): unknown {
    const item = this.item();
    if ('raw' in item) return item.raw;
    throw new JsonTextError('a value is not valid JSON', item.start);
  }

  /** As {@link value}, but one that has an end and is not valid inside is given as broken, so that a list can go on. */
  item(): FoundRecord {
    this.peek();
    const { view } = this;
    const { at, position: start } = view;
    this.skip();
    const length = view.at - at;
    try {
      return { raw: JSON.parse(view.text(at, view.at)) as unknown, start, length };
    } catch {
      return { broken: `The record at byte ${start} is not valid JSON.`, start, length };
    }
  }

  /** The object that comes next and stays where it is if it is not valid or holds a list of records: `null` then. */
  single(): FoundRecord | null {
    const { view } = this;
    const { at, position: start } = view;
    const end = this.#containerEnd(true);
    if (end === null) return null;
    try {
      const raw = JSON.parse(view.text(at, end)) as unknown;
      view.at = end;
      return { raw, start, length: end - at };
    } catch {
      return null;
    }
  }

  /** Steps behind the next value without looking into it. */
  skip(): void {
    const first = this.peek();
    const { view } = this;
    if (first === END) throw this.#ended(view.at);
    if (first === QUOTE) view.at = this.#stringEnd(view.at);
    else if (first === OPEN_OBJECT || first === OPEN_LIST) view.at = this.#containerEnd(false) ?? view.at;
    else this.#skipWord();
  }

  /** What the next value is instead of what was expected. */
  unexpected(expected: string): JsonTextError {
    return this.#unexpected(expected);
  }

  /** The end of the container that begins here; `null` where one of an answer's lists of records is met, if they count. */
  #containerEnd(listsCount: boolean): number | null {
    const { view } = this;
    const { bytes, end } = view;
    let depth = 0;
    for (let at = view.at; at < end; at += 1) {
      const byte = bytes[at];
      if (byte === undefined || byte === COMMA || byte === COLON) continue;
      if (byte === QUOTE) at = this.#stringEnd(at) - 1;
      else if ((byte | CASE) === OPEN_OBJECT) {
        if (depth > 0 && !isInk(bytes[at - 1]) && view.beginsStretch(at)) throw this.#ended(at);
        if (listsCount && depth === 1 && byte === OPEN_LIST && this.#isListOfRecords(at)) return null;
        depth += 1;
      } else if ((byte | CASE) === CLOSE_OBJECT) {
        depth -= 1;
        if (depth === 0) return at + 1;
      }
    }
    throw this.#ranOut();
  }

  #stringEnd(start: number): number {
    const { bytes, end } = this.view;
    for (let at = start + 1; at < end; at += 1) {
      const byte = bytes[at];
      if (byte === QUOTE) return at + 1;
      if (byte === BACKSLASH) at += bytes[at + 1] === LINE_FEED ? 0 : 1;
      else if (byte === LINE_FEED) this.#endAtStretch(at);
    }
    throw this.#ranOut();
  }

  /** A line that ends inside a string: only in text that is broken. */
  #endAtStretch(newline: number): void {
    const { view } = this;
    const next = view.skipBlank(newline);
    if (next === view.end) throw this.#ranOut();
    const byte = view.bytes[next];
    if ((byte === OPEN_OBJECT || byte === OPEN_LIST) && view.beginsStretch(next)) throw this.#ended(next);
  }

  /** Whether the key before the list that begins here is that of an answer's records. */
  #isListOfRecords(list: number): boolean {
    const { bytes } = this.view;
    let at = list - 1;
    while (isBlank(bytes[at])) at -= 1;
    if (bytes[at] !== COLON) return false;
    at -= 1;
    while (isBlank(bytes[at])) at -= 1;
    if (bytes[at] !== QUOTE) return false;
    const end = at;
    do at -= 1;
    while (at >= 0 && bytes[at] !== QUOTE && end - at <= LONGEST_KEY);
    return bytes[at] === QUOTE && isListKey(String.fromCharCode(...bytes.subarray(at + 1, end)));
  }

  #skipWord(): void {
    const { view } = this;
    const start = view.at;
    let at = start;
    while (at < view.end && isWord(view.bytes[at])) at += 1;
    if (at === view.end && !view.isLast) throw new OutOfBytes();
    if (at === start) throw this.#unexpected('a value');
    view.at = at;
  }

  #next(index: number, closing: number): boolean {
    if (this.peek() === closing) {
      this.view.at += 1;
      return false;
    }
    if (index > 0) this.#expect(COMMA);
    if (this.peek() === END) throw this.#ended(this.view.at);
    return true;
  }

  #expect(byte: number): void {
    if (this.peek() !== byte) throw this.#unexpected(`“${String.fromCharCode(byte)}”`);
    this.view.at += 1;
  }

  #unexpected(expected: string): JsonTextError {
    if (this.peek() === END) return this.#ended(this.view.at);
    const { at, end, isLast, position } = this.view;
    if (end - at < 4 && !isLast) throw new OutOfBytes();
    const [found = ''] = this.view.text(at, Math.min(at + 4, end));
    return new JsonTextError(`found “${found}”, expected ${expected}`, position);
  }

  /** The next byte that is not blank; {@link END} at the end of the text. */
  #skipBlank(): number {
    const { view } = this;
    const { at } = view;
    const next = view.skipBlank(at);
    // Blanks before a step are no part of it: they need not be kept.
    if (view.mark === at) view.mark = next;
    view.at = next;
    if (next < view.end) return view.bytes[next] ?? END;
    if (!view.isLast) throw new OutOfBytes();
    return END;
  }

  #ranOut(): Error {
    return this.view.isLast ? this.#ended(this.view.end) : new OutOfBytes();
  }

  #ended(at: number): JsonTextError {
    return new JsonTextError('the text ends in the middle', this.view.base + at);
  }
}

/** Whether a key names an answer's records. */
export function isListKey(key: string): boolean {
  const lower = key.toLowerCase();
  return LISTS.includes(lower) || TABLES.includes(lower);
}

function isInk(byte: number | undefined): boolean {
  return byte !== undefined && byte > 0x20;
}

function isWord(byte: number | undefined): boolean {
  return byte !== undefined && /[\w.+-]/.test(String.fromCharCode(byte));
}
