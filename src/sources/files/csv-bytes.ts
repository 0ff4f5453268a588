import { SourceError } from '../../model/source-error.js';
import type { FileText, TextRange } from './file-text.js';

/** Reads parts of a file again. */
export class CsvBytes {
  readonly #size: number;
  readonly #lastModified: number | undefined;

  constructor(
    readonly text: FileText,
    readonly name: string,
  ) {
    this.#size = text.file.size;
    this.#lastModified = text.file.lastModified;
  }

  /** The bytes at these places, which are in the order of the file. Throws a `SourceError` `unreachable` if the file is gone or was changed. */
  async read(places: readonly TextRange[], signal: AbortSignal): Promise<Uint8Array[]> {
    if (places.length === 0) return [];
    const { file } = this.text;
    if (file.size !== this.#size || file.lastModified !== this.#lastModified) throw this.changed();
    const parts = await this.text.read(places, signal).catch((cause: unknown) => {
      signal.throwIfAborted();
      throw this.changed(cause);
    });
    return parts.map((part, index) => {
      if (part.length !== places[index]?.length) throw this.changed();
      return part;
    });
  }

  changed(cause?: unknown): SourceError {
    const message = `${this.name} was moved or changed since it was opened: choose it again.`;
    return new SourceError('unreachable', message, { cause });
  }
}
