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
  let decode: ((bytes: Uint8Array, isLast: boolean) => Uint8Array[]) | null = null;
  let read = 0;
  for await (const bytes of chunksOf(file, signal)) {
    decode ??= decoderFor(bytes);
    read += bytes.length;
    for (const decoded of decode(bytes, false)) yield* cut(decoded, read);
  }
  for (const decoded of decode?.(new Uint8Array(0), true) ?? []) yield* cut(decoded, read);
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

type Decoder = (bytes: Uint8Array, isLast: boolean) => Uint8Array[];

function decoderFor(head: Uint8Array): Decoder {
  if (head[0] === 0x1f && head[1] === 0x8b) return gunzip();
  const [first, second] = head;
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return fromUtf16('utf-16le');
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return fromUtf16('utf-16be');
  return (bytes) => [bytes];
}

function gunzip(): Decoder {
  let unpacked: Uint8Array[] = [];
  let inner: Decoder | null = null;
  const stream = new Gunzip((bytes) => {
    if (bytes.length > 0) unpacked.push(bytes);
  });
  return (bytes, isLast) => {
    unpacked = [];
    stream.push(bytes, isLast);
    const [head] = unpacked;
    if (head) inner ??= decoderFor(head);
    return inner ? unpacked.flatMap((part) => inner!(part, false)) : [];
  };
}

function fromUtf16(encoding: string): Decoder {
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  return (bytes, isLast) => [encoder.encode(decoder.decode(bytes, { stream: !isLast }))];
}
