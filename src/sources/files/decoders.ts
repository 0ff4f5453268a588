import { Gunzip } from 'fflate';

/** Turns the bytes of a file into those of its text in UTF-8, a piece at a time. */
export interface BytesDecoder {
  /** The bytes of the file are those of its text. */
  readonly isPlain: boolean;
  /** So many bytes make sense at a time. */
  readonly piece: number;
  decode(bytes: Uint8Array, isLast: boolean): Iterable<Uint8Array>;
  /** One that goes on from here by itself. */
  copy(): BytesDecoder;
}

/** So much is read at a time that parsing it takes a few milliseconds. */
export const CHUNK = 1 << 18;
/** Logs pack to a twentieth, hostile files to a thousandth: what comes of one piece has to fit into memory. */
const PACKED = 1 << 13;
export const NOTHING = new Uint8Array(0);

const PLAIN: BytesDecoder = { isPlain: true, piece: CHUNK, decode: (bytes) => [bytes], copy: () => PLAIN };

/** Chooses a decoder by the first bytes, however few of them come at once. */
export class ByHead implements BytesDecoder {
  #head: Uint8Array = NOTHING;
  #chosen: BytesDecoder | null = null;

  get isPlain(): boolean {
    return this.#chosen?.isPlain ?? false;
  }

  get piece(): number {
    return this.#chosen?.piece ?? PACKED;
  }

  decode(bytes: Uint8Array, isLast: boolean): Iterable<Uint8Array> {
    if (this.#chosen) return this.#chosen.decode(bytes, isLast);
    this.#head = joined(this.#head, bytes);
    if (this.#head.length < 4 && !isLast) return [];
    this.#chosen = decoderFor(this.#head);
    return this.#chosen.decode(this.#head, isLast);
  }

  copy(): BytesDecoder {
    const copy = new ByHead();
    copy.#head = this.#head;
    copy.#chosen = this.#chosen?.copy() ?? null;
    return copy;
  }
}

function decoderFor([first, second]: Uint8Array): BytesDecoder {
  if (first === 0x1f && second === 0x8b) return new Unpacked();
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return new FromUtf16('utf-16le');
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return new FromUtf16('utf-16be');
  return PLAIN;
}

/** Gzip of any number of members, which browsers refuse. */
class Unpacked implements BytesDecoder {
  readonly isPlain = false;
  readonly piece = PACKED;
  #unpacked: Uint8Array[] = [];

  constructor(
    readonly stream = new Gunzip(),
    readonly inner: BytesDecoder = new ByHead(),
  ) {
    stream.ondata = (bytes) => this.#unpacked.push(bytes);
  }

  *decode(bytes: Uint8Array, isLast: boolean): Iterable<Uint8Array> {
    this.stream.push(bytes, isLast);
    const parts = this.#unpacked;
    this.#unpacked = [];
    for (const part of parts) if (part.length > 0) yield* this.inner.decode(part, false);
    if (isLast) yield* this.inner.decode(NOTHING, true);
  }

  copy(): BytesDecoder {
    return new Unpacked(copyOf(this.stream), this.inner.copy());
  }
}

/** fflate cannot copy a stream that is under way; of what makes one up, only inner objects are changed in place. */
function copyOf(stream: Gunzip): Gunzip {
  const entries = Object.entries(stream).map(([key, value]: [string, unknown]) => [
    key,
    isRecord(value) ? { ...value } : value,
  ]);
  return Object.assign(new Gunzip(), Object.fromEntries(entries)) as Gunzip;
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

class FromUtf16 implements BytesDecoder {
  readonly isPlain = false;
  readonly piece = CHUNK;
  readonly #decoder: TextDecoder;
  /** Bytes of a character whose others are to come. */
  #rest: Uint8Array = NOTHING;

  constructor(readonly encoding: 'utf-16le' | 'utf-16be') {
    // The mark is left to the reader, else each piece could lose one.
    this.#decoder = new TextDecoder(encoding, { ignoreBOM: true });
  }

  decode(bytes: Uint8Array, isLast: boolean): Iterable<Uint8Array> {
    const all = joined(this.#rest, bytes);
    const end = isLast ? all.length : this.#endOfWhole(all);
    this.#rest = all.slice(end);
    return [new TextEncoder().encode(this.#decoder.decode(all.subarray(0, end)))];
  }

  copy(): BytesDecoder {
    const copy = new FromUtf16(this.encoding);
    copy.#rest = this.#rest;
    return copy;
  }

  #endOfWhole(bytes: Uint8Array): number {
    const end = bytes.length - (bytes.length % 2);
    const high = bytes[this.encoding === 'utf-16le' ? end - 1 : end - 2] ?? 0;
    // The first half of a pair.
    return high >= 0xd8 && high <= 0xdb ? end - 2 : end;
  }
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  if (one.length === 0) return other;
  const bytes = new Uint8Array(one.length + other.length);
  bytes.set(one);
  bytes.set(other, one.length);
  return bytes;
}
