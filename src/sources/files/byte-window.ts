/** Asks for more bytes. */
export const MORE = Symbol('more bytes are needed');

/** Thrown where the bytes at hand end before what is read does: append more, then repeat the step. */
export class OutOfBytes extends Error {}

/** The longest value that is read: records have a few kilobytes, in the worst case a few hundred. */
export const LONGEST = 64 * 1024 * 1024;

const LINE_FEED = 0x0a;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const SMALL = 4 * 1024 * 1024;

/** A part of a long text in UTF-8 that slides over it: what stands before `mark` is let go of when more is appended. */
export class ByteWindow {
  /** The text's bytes from `base` on, up to `end`; what is behind `end` has no meaning. */
  bytes = new Uint8Array(0);
  end = 0;
  /** How many bytes of the text stand before the view. */
  base = 0;
  /** Where reading is, counted in the view. */
  at = 0;
  /** Where the step began that is repeated when the bytes run out, counted in the view. */
  mark = 0;
  /** A place of the text, counted from its beginning, from which on all is kept; `null` for none. */
  anchor: number | null = null;
  /** The text ends at `end`. */
  isLast = false;
  /** How long the view has to be before it makes sense to go on. */
  wanted = 0;
  /** The last byte of the text before the view that is not blank, -1 if there is none; and whether a line ended behind it. */
  #before = -1;
  #lineEndedBefore = false;
  /** All of the view as text if it is ASCII, `null` if not, `undefined` as long as nobody asked. */
  #ascii: string | null | undefined;
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });

  get position(): number {
    return this.base + this.at;
  }

  /** Puts bytes behind those at hand, copied. */
  append(chunk: Uint8Array): void {
    this.#letGo(Math.min(this.mark, (this.anchor ?? Infinity) - this.base));
    const end = this.end + chunk.length;
    if (end > this.bytes.length) this.#resize(Math.max(end, 2 * this.bytes.length));
    else if (this.bytes.length > SMALL && 8 * end < this.bytes.length) this.#resize(2 * end);
    this.bytes.set(chunk, this.end);
    this.end = end;
    this.#ascii = undefined;
  }

  /** Steps over the first bytes of the text as if they were not there. */
  skipFirst(count: number): void {
    this.at = this.mark = count;
    this.#letGo(count);
    this.#before = -1;
  }

  /** The text between two places counted in the view. */
  text(start: number, end: number): string {
    if (this.#ascii === undefined) {
      const text = this.#decoder.decode(this.bytes.subarray(0, this.end));
      // Every character that is not ASCII has more bytes than it has places in a text, or one if it is no UTF-8 at all.
      this.#ascii = text.length === this.end ? text : null;
    }
    return this.#ascii?.slice(start, end) ?? this.#decoder.decode(this.bytes.subarray(start, end));
  }

  /**
   * Whether the bracket at this place begins a new stretch: it is the first of its line, and what stands before needs no
   * value behind it. A value never reaches over such a place, so that one which is cut off leaves what follows whole.
   */
  beginsStretch(at: number): boolean {
    let before = at - 1;
    let lineEnded = false;
    for (; before >= 0 && isBlank(this.bytes[before]); before -= 1) lineEnded ||= this.bytes[before] === LINE_FEED;
    if (before < 0) lineEnded ||= this.#lineEndedBefore;
    const last = before < 0 ? this.#before : this.bytes[before];
    return lineEnded && last !== -1 && last !== COMMA && last !== COLON && last !== OPEN_LIST;
  }

  /** The place of the next byte that is not blank; `end` if there is none. */
  skipBlank(from: number): number {
    const { bytes, end } = this;
    let at = from;
    while (at < end && isBlank(bytes[at])) at += 1;
    return at;
  }

  #letGo(count: number): void {
    if (count === 0) return;
    let last = count - 1;
    for (; last >= 0 && isBlank(this.bytes[last]); last -= 1) this.#lineEndedBefore ||= this.bytes[last] === LINE_FEED;
    if (last >= 0) {
      this.#before = this.bytes[last] ?? -1;
      this.#lineEndedBefore = this.bytes.subarray(last, count).includes(LINE_FEED);
    }
    this.bytes.copyWithin(0, count, this.end);
    this.base += count;
    this.end -= count;
    this.at -= count;
    this.mark -= count;
    this.#ascii = undefined;
  }

  #resize(length: number): void {
    const bytes = new Uint8Array(length);
    bytes.set(this.bytes.subarray(0, this.end));
    this.bytes = bytes;
  }
}

export function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === LINE_FEED || byte === 0x0d || byte === 0x09;
}
