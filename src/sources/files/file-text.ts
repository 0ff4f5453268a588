import { ByHead, CHUNK, NOTHING, type BytesDecoder } from './decoders.js';
import type { LogFile } from './log-file.js';

/** Bytes of a file's text in UTF-8; `read` is how many bytes of the file have been taken in. */
export interface TextChunk {
  bytes: Uint8Array;
  read: number;
}

/** A part of a text, in bytes of UTF-8. */
export interface TextRange {
  start: number;
  length: number;
}

/** A place at which a text can be begun to be read, with the same place in the file. */
interface Entry {
  text: number;
  file: number;
  decoder: BytesDecoder;
}

/** Bytes of text between two entries; unpacking so much takes about 50 ms, an entry some 60 kB. */
const BETWEEN_ENTRIES = 1 << 23;

const BEGINNING: Entry = { text: 0, file: 0, decoder: new ByHead() };

/** A file's text as UTF-8: unpacked if it is gzip, translated from UTF-16. */
export class FileText {
  /** Places in the text are places in the file. */
  #isPlain = false;
  /** By place. The first is that of the beginning. */
  #entries: Entry[] = [BEGINNING];

  constructor(
    readonly file: LogFile,
    readonly betweenEntries = BETWEEN_ENTRIES,
  ) {}

  /** All of it by chunks. Throws the signal's reason when that aborts, and what the file's stream throws. */
  async *chunks(signal: AbortSignal): AsyncGenerator<TextChunk, void, void> {
    const entries = [BEGINNING];
    this.#entries = entries;
    yield* this.#chunksFrom(BEGINNING, signal, entries);
  }

  /**
   * Parts of the text again, which are in its order and do not overlap, as far as it has been read in chunks. One that is not all there any
   * more comes shorter, or an error is thrown.
   */
  read(ranges: readonly TextRange[], signal: AbortSignal): Promise<Uint8Array[]> {
    return this.#isPlain ? this.#sliced(ranges, signal) : this.#unpacked(ranges, signal);
  }

  async *#chunksFrom(from: Entry, signal: AbortSignal, entries: Entry[] | null): AsyncGenerator<TextChunk, void, void> {
    const { file } = this;
    const decoder = from.decoder.copy();
    let { file: read, text } = from;
    for await (const bytes of read === 0 ? streamOf(file, signal) : slicesOf(file, read, signal)) {
      for (let rest = bytes; rest.length > 0;) {
        const piece = rest.subarray(0, decoder.piece);
        rest = rest.subarray(piece.length);
        read += piece.length;
        for (const decoded of decoder.decode(piece, false)) {
          text += decoded.length;
          this.#isPlain = decoder.isPlain;
          yield* cut(decoded, read);
        }
        if (entries && !decoder.isPlain && text - (entries.at(-1)?.text ?? 0) >= this.betweenEntries)
          entries.push({ text, file: read, decoder: decoder.copy() });
      }
    }
    for (const decoded of decoder.decode(NOTHING, true)) yield* cut(decoded, read);
    // One that gives its stream otherwise than its slices.
    if (file.size > 0 && read !== file.size) this.#isPlain = false;
  }

  async #sliced(ranges: readonly TextRange[], signal: AbortSignal): Promise<Uint8Array[]> {
    const parts: Uint8Array[] = [];
    for (const together of stretches(ranges)) {
      const from = together[0]?.start ?? 0;
      const bytes = new Uint8Array(await this.file.slice(from, endOf(together.at(-1))).arrayBuffer());
      signal.throwIfAborted();
      for (const { start, length } of together) parts.push(bytes.slice(start - from, start - from + length));
    }
    return parts;
  }

  async #unpacked(ranges: readonly TextRange[], signal: AbortSignal): Promise<Uint8Array[]> {
    const parts = ranges.map(({ length }) => new Uint8Array(length));
    for (let done = 0; done < ranges.length;) {
      const from = this.#entryBefore(ranges[done]!);
      const before = done;
      let at = from.text;
      for await (const { bytes } of this.#chunksFrom(from, signal, null)) {
        const end = at + bytes.length;
        for (; done < ranges.length; done += 1) {
          const range = ranges[done]!;
          parts[done]!.set(
            bytes.subarray(Math.max(range.start - at, 0), Math.max(endOf(range) - at, 0)),
            Math.max(at - range.start, 0),
          );
          if (endOf(range) > end) break;
        }
        at = end;
        if (done === ranges.length || this.#entryBefore(ranges[done]!).text > at) break;
      }
      if (done === before) throw new Error('The text has become shorter.');
    }
    return parts;
  }

  #entryBefore({ start }: TextRange): Entry {
    return this.#entries.findLast(({ text }) => text <= start) ?? BEGINNING;
  }
}

function* cut(bytes: Uint8Array, read: number): Generator<TextChunk> {
  for (let start = 0; start < bytes.length; start += CHUNK) yield { bytes: bytes.subarray(start, start + CHUNK), read };
}

async function* streamOf(file: LogFile, signal: AbortSignal): AsyncGenerator<Uint8Array, void, void> {
  signal.throwIfAborted();
  const reader = file.stream().getReader();
  const cancel = () => void reader.cancel(signal.reason).catch(() => undefined);
  signal.addEventListener('abort', cancel, { once: true });
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      signal.throwIfAborted();
      yield next.value;
    }
    signal.throwIfAborted();
  } finally {
    signal.removeEventListener('abort', cancel);
    cancel();
  }
}

async function* slicesOf(file: LogFile, from: number, signal: AbortSignal): AsyncGenerator<Uint8Array, void, void> {
  for (let at = from; at < file.size; at += CHUNK) {
    const bytes = new Uint8Array(await file.slice(at, Math.min(at + CHUNK, file.size)).arrayBuffer());
    signal.throwIfAborted();
    yield bytes;
  }
}

function endOf(range: TextRange | undefined): number {
  return range === undefined ? 0 : range.start + range.length;
}

/** Ranges between which there is a line break at most are read together. */
function stretches(ranges: readonly TextRange[]): TextRange[][] {
  const found: TextRange[][] = [];
  let last: TextRange[] = [];
  for (const range of ranges) {
    const gap = range.start - endOf(last.at(-1));
    if (last.length > 0 && gap >= 0 && gap <= 2) last.push(range);
    else found.push((last = [range]));
  }
  return found;
}
