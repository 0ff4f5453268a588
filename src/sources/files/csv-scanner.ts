import { CsvRow } from './csv-row.js';

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const UTF8_MARK = [0xef, 0xbb, 0xbf];

/** A quote that is never closed must not swallow a file, nor fill memory with it. */
const LONGEST_ROW = 4 * 1024 * 1024;

type State = 'mark' | 'row' | 'cell' | 'plain' | 'quoted' | 'quote' | 'broken';

/**
 * Splits the bytes of a CSV text (UTF-8, RFC 4180; LF, CRLF or CR) into rows and cells, from chunks that are cut anywhere.
 *
 * A quote inside a cell that does not begin with one is text. A row that cannot be understood has `broken`; the rows go on
 * with its next line.
 */
export class CsvScanner {
  #bytes = new Uint8Array(1024);
  #length = 0;
  /** Position in the whole text of the first byte kept. */
  #base = 0;
  #state: State = 'mark';
  #at = 0;
  #cellStart = 0;
  #hasEscapes = false;
  #afterReturn = false;
  #line = 1;
  #rowLine = 1;
  /** Where the row begins among the bytes kept. */
  #start = 0;
  /** Bytes of a broken row that are kept no more. */
  #dropped = 0;
  #broken: string | null = null;
  readonly #row = new CsvRow();

  /** @param separator code of the character between cells */
  constructor(
    readonly separator: number,
    readonly longestRow = LONGEST_ROW,
  ) {}

  /** The rows that end in this chunk. It is one object that changes: read what you need before the next one. */
  *push(chunk: Uint8Array): Generator<CsvRow, void, void> {
    this.#take(chunk);
    while (this.#scan(false)) yield this.#row;
  }

  /** The rows that the end of the text ends. */
  *end(): Generator<CsvRow, void, void> {
    while (this.#scan(true)) yield this.#row;
  }

  #take(chunk: Uint8Array): void {
    const from = this.#state === 'broken' ? this.#at : this.#start;
    this.#dropped += from - this.#start;
    const kept = this.#length - from;
    const needed = kept + chunk.length;
    const target = needed > this.#bytes.length ? new Uint8Array(Math.max(needed, 2 * this.#bytes.length)) : this.#bytes;
    target.set(this.#bytes.subarray(from, this.#length));
    target.set(chunk, kept);
    this.#bytes = target;
    this.#length = needed;
    this.#base += from;
    this.#at -= from;
    this.#cellStart -= from;
    this.#start = 0;
  }

  /** Goes on to the end of a row; `false` if more bytes are needed. */
  #scan(isEnd: boolean): boolean {
    for (;;) {
      if (this.#at >= this.#length) {
        if (isEnd) return this.#finish();
        return this.#at - this.#start > this.longestRow && this.#giveUp();
      }
      const byte = this.#bytes[this.#at] ?? 0;
      switch (this.#state) {
        case 'mark':
          this.#skipMark(byte);
          break;
        case 'row':
          this.#beginRow(byte);
          break;
        case 'cell':
          this.#beginCell(byte);
          break;
        case 'plain':
          if (this.#scanPlain()) return true;
          break;
        case 'quoted':
          this.#scanQuoted();
          break;
        case 'quote':
          if (this.#afterQuote(byte)) return true;
          break;
        case 'broken':
          if (this.#scanBroken()) return true;
      }
    }
  }

  #skipMark(byte: number): void {
    if (byte === UTF8_MARK[this.#at]) this.#at += 1;
    else this.#at = 0;
    if (this.#at > 0 && this.#at < UTF8_MARK.length) return;
    this.#state = 'row';
    this.#start = this.#at;
  }

  #beginRow(byte: number): void {
    if (byte === LINE_FEED && this.#afterReturn) this.#at += 1;
    else this.#state = 'cell';
    this.#afterReturn = false;
    this.#start = this.#at;
    this.#dropped = 0;
    this.#rowLine = this.#line;
    this.#row.clear();
  }

  #beginCell(byte: number): void {
    this.#hasEscapes = false;
    this.#state = byte === QUOTE ? 'quoted' : 'plain';
    if (byte === QUOTE) this.#at += 1;
    this.#cellStart = this.#at;
  }

  #scanPlain(): boolean {
    const bytes = this.#bytes;
    const length = this.#length;
    const { separator } = this;
    let at = this.#at;
    while (at < length) {
      const byte = bytes[at];
      if (byte === separator || byte === LINE_FEED || byte === RETURN) break;
      at += 1;
    }
    this.#at = at;
    return at < length && this.#endCell(at, bytes[at] ?? 0);
  }

  #scanQuoted(): void {
    const bytes = this.#bytes;
    const length = this.#length;
    let at = this.#at;
    for (; at < length; at += 1) {
      const byte = bytes[at];
      if (byte === QUOTE) break;
      if (byte === RETURN || (byte === LINE_FEED && bytes[at - 1] !== RETURN)) this.#line += 1;
    }
    if (at < length) {
      at += 1;
      this.#state = 'quote';
    }
    this.#at = at;
  }

  #afterQuote(byte: number): boolean {
    if (byte === this.separator || byte === LINE_FEED || byte === RETURN) return this.#endCell(this.#at - 1, byte);
    if (byte === QUOTE) {
      this.#hasEscapes = true;
      this.#state = 'quoted';
      this.#at += 1;
      return false;
    }
    this.#broken = `a quote inside the quoted cell ${this.#row.count + 1} is not doubled`;
    this.#state = 'broken';
    return false;
  }

  #scanBroken(): boolean {
    const bytes = this.#bytes;
    let at = this.#at;
    while (at < this.#length && bytes[at] !== LINE_FEED && bytes[at] !== RETURN) at += 1;
    this.#at = at;
    return at < this.#length && this.#endRow(at, bytes[at] ?? 0);
  }

  /** Ends the cell and, but for a separator, the row. */
  #endCell(end: number, byte: number): boolean {
    this.#row.addCell(this.#cellStart - this.#start, end - this.#start, this.#hasEscapes);
    if (byte !== this.separator) return this.#endRow(this.#at, byte);
    this.#at += 1;
    this.#state = 'cell';
    return false;
  }

  #endRow(end: number, byte: number): true {
    this.#showRow(end);
    this.#afterReturn = byte === RETURN;
    this.#line += 1;
    this.#nextRow(end + 1);
    return true;
  }

  #showRow(end: number): void {
    const row = this.#row;
    row.bytes = this.#bytes;
    row.offset = this.#start;
    row.start = this.#base + this.#start - this.#dropped;
    row.length = end - this.#start + this.#dropped;
    row.line = this.#rowLine;
    row.broken = this.#broken;
    this.#broken = null;
  }

  #nextRow(at: number): void {
    this.#at = at;
    this.#start = at;
    this.#state = 'row';
  }

  #finish(): boolean {
    if (this.#state === 'mark' || this.#state === 'row') return false;
    if (this.#state === 'quoted' && this.#giveUp()) return true;
    if (this.#state === 'cell') this.#beginCell(0);
    if (this.#state !== 'broken') {
      const end = this.#state === 'quote' ? this.#at - 1 : this.#at;
      this.#row.addCell(this.#cellStart - this.#start, end - this.#start, this.#hasEscapes);
    }
    return this.#endRow(this.#at, LINE_FEED);
  }

  /** A row without end: its first line is broken, and what follows is read as rows again. */
  #giveUp(): boolean {
    const isQuoted = this.#state === 'quoted' || this.#state === 'quote';
    this.#broken ??= isQuoted
      ? `the quoted cell ${this.#row.count + 1} does not end`
      : `the line is longer than ${this.longestRow.toLocaleString('en')} bytes`;
    this.#state = 'broken';
    this.#line = this.#rowLine;
    if (isQuoted) this.#at = this.#start;
    return this.#scanBroken();
  }
}

/** The row that these bytes were found to be; `null` if they are none. */
export function onlyRow(bytes: Uint8Array, separator: number): CsvRow | null {
  const scanner = new CsvScanner(separator);
  // Behind a blank line, what looks like the mark of a file is text, as it was.
  for (const rows of [scanner.push(new Uint8Array([LINE_FEED])), scanner.push(bytes), scanner.end()]) {
    for (const row of rows) if (!row.isBlank) return row;
  }
  return null;
}
