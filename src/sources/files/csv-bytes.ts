import { SourceError } from '../../model/source-error.js';
import type { RowPlace } from './csv-change-rows.js';
import { decodedChunks } from './decoded-stream.js';
import type { LogFile } from './log-file.js';

/** Reads parts of a file again, whose places are in bytes of its decoded text. */
export class CsvBytes {
  readonly #size: number;
  readonly #lastModified: number | undefined;

  constructor(
    readonly file: LogFile,
    readonly name: string,
  ) {
    this.#size = file.size;
    this.#lastModified = file.lastModified;
  }

  /** The bytes at these places, which are in the order of the file. Throws a `SourceError` `unreachable` if the file is gone or was changed. */
  async read(places: readonly RowPlace[], signal: AbortSignal): Promise<Uint8Array[]> {
    if (places.length === 0) return [];
    if (this.file.size !== this.#size || this.file.lastModified !== this.#lastModified) throw this.changed();
    const parts = await this.#tryRead(places, signal);
    return parts.map((part, index) => {
      if (part.length !== places[index]?.length) throw this.changed();
      return part;
    });
  }

  changed(cause?: unknown): SourceError {
    const message = `${this.name} was moved or changed since it was opened: choose it again.`;
    return new SourceError('unreachable', message, { cause });
  }

  async #tryRead(places: readonly RowPlace[], signal: AbortSignal): Promise<Uint8Array[]> {
    try {
      const head = new Uint8Array(await this.file.slice(0, 4).arrayBuffer());
      return await (isPlain(head) ? this.#slices(places, signal) : this.#streamed(places, signal));
    } catch (cause) {
      signal.throwIfAborted();
      throw this.changed(cause);
    }
  }

  async #slices(places: readonly RowPlace[], signal: AbortSignal): Promise<Uint8Array[]> {
    const parts: Uint8Array[] = [];
    for (const together of stretches(places)) {
      const from = together[0]?.start ?? 0;
      const bytes = new Uint8Array(await this.file.slice(from, endOf(together.at(-1))).arrayBuffer());
      signal.throwIfAborted();
      for (const { start, length } of together) parts.push(bytes.slice(start - from, start - from + length));
    }
    return parts;
  }

  async #streamed(places: readonly RowPlace[], signal: AbortSignal): Promise<Uint8Array[]> {
    const parts = places.map(({ length }) => new Uint8Array(length));
    let at = 0;
    let first = 0;
    for await (const { bytes } of decodedChunks(this.file, signal)) {
      const end = at + bytes.length;
      for (let index = first; index < places.length && (places[index]?.start ?? 0) < end; index += 1) {
        const start = places[index]?.start ?? 0;
        const here = bytes.subarray(Math.max(start - at, 0), Math.max(endOf(places[index]) - at, 0));
        parts[index]?.set(here, Math.max(at - start, 0));
      }
      while (first < places.length && endOf(places[first]) <= end) first += 1;
      if (first === places.length) return parts;
      at = end;
    }
    throw this.changed();
  }
}

function endOf(place: RowPlace | undefined): number {
  return place === undefined ? 0 : place.start + place.length;
}

/** Places between which there is a line break at most are read together. */
function stretches(places: readonly RowPlace[]): RowPlace[][] {
  const found: RowPlace[][] = [];
  let last: RowPlace[] = [];
  for (const place of places) {
    const gap = place.start - endOf(last.at(-1));
    if (last.length > 0 && gap >= 0 && gap <= 2) last.push(place);
    else found.push((last = [place]));
  }
  return found;
}

/** Whether the bytes of the file are those of its text: neither gzip nor UTF-16. */
function isPlain([first, second]: Uint8Array): boolean {
  if (first === 0x1f && second === 0x8b) return false;
  return !(first === 0xff && second === 0xfe) && !(first === 0xfe && second === 0xff) && first !== 0 && second !== 0;
}
