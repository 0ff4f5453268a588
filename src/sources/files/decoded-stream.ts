import { Gunzip } from 'fflate';
import type { LogFile } from './log-file.js';

/** Bytes of a file's text in UTF-8; `read` is how many bytes of the file have been taken in. */
export interface DecodedChunk {
  bytes: Uint8Array;
  read: number;
}

/** So much is read at a time that parsing it takes a few milliseconds. */
const CHUNK = 1 << 18;

/**
 * A file's text as UTF-8 by chunks: unpacked if it is gzip (of any number of members, which browsers refuse), translated
 * from UTF-16. Throws the signal's reason when that aborts, and what the file's stream throws.
 */
export async function* decodedChunks(file: LogFile, signal: AbortSignal): AsyncGenerator<DecodedChunk, void, void> {
  const decode = decoderByHead();
  let read = 0;
  for await (const bytes of chunksOf(file, signal)) {
    read += bytes.length;
    for (const decoded of decode(bytes, false)) yield* cut(decoded, read);
  }
  for (const decoded of decode(new Uint8Array(0), true)) yield* cut(decoded, read);
}

function* cut(bytes: Uint8Array, read: number): Generator<DecodedChunk> {
  for (let start = 0; start < bytes.length; start += CHUNK) yield { bytes: bytes.subarray(start, start + CHUNK), read };
}

async function* chunksOf(file: LogFile, signal: AbortSignal): AsyncGenerator<Uint8Array, void, void> {
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

type Decoder = (bytes: Uint8Array, isLast: boolean) => Iterable<Uint8Array>;

/** So many bytes tell how the others are to be read. */
const HEAD = 4;

/** Chooses a decoder by the first bytes, however few of them come at once. */
function decoderByHead(): Decoder {
  let head = new Uint8Array(0);
  let decode: Decoder | null = null;
  return (bytes, isLast) => {
    if (decode) return decode(bytes, isLast);
    head = joined(head, bytes);
    if (head.length < HEAD && !isLast) return [];
    decode = decoderFor(head);
    return decode(head, isLast);
  };
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(one.length + other.length);
  bytes.set(one);
  bytes.set(other, one.length);
  return bytes;
}

function decoderFor(head: Uint8Array): Decoder {
  if (head[0] === 0x1f && head[1] === 0x8b) return gunzip();
  const [first, second] = head;
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return fromUtf16('utf-16le');
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return fromUtf16('utf-16be');
  return (bytes) => [bytes];
}

/** Logs pack to a twentieth, hostile files to a thousandth: more at once would need memory that browsers are slow to give. */
const PACKED = 1 << 13;

function gunzip(): Decoder {
  let unpacked: Uint8Array[] = [];
  const decode = decoderByHead();
  const stream = new Gunzip((bytes) => {
    if (bytes.length > 0) unpacked.push(bytes);
  });
  return function* (bytes, isLast) {
    for (let start = 0; start < bytes.length || isLast; start += PACKED) {
      const isEnd = isLast && start + PACKED >= bytes.length;
      stream.push(bytes.subarray(start, start + PACKED), isEnd);
      const parts = unpacked;
      unpacked = [];
      for (const part of parts) yield* decode(part, false);
      if (isEnd) return yield* decode(new Uint8Array(0), true);
    }
  };
}

function fromUtf16(encoding: string): Decoder {
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  return (bytes, isLast) => [encoder.encode(decoder.decode(bytes, { stream: !isLast }))];
}
