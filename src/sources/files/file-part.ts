import { SourceError } from '../../model/source-error.js';
import type { FoundRecord, FoundRecords, LogPart } from '../memory/log-part.js';
import type { QueryOptions } from '../data-source.js';
import { ByteCursor } from './byte-cursor.js';
import { ByteWindow, LONGEST, MORE } from './byte-window.js';
import { foreignError, NotJson } from './document.js';
import { FileText, type TextChunk } from './file-text.js';
import type { LogFile } from './log-file.js';
import { otherTextError } from './other-text.js';
import { readDocument } from './read-document.js';
import { rowRecord } from './read-tables.js';
import { shorten } from './recognise.js';

/** One log file. */
export class FilePart implements LogPart {
  readonly #text: FileText;
  /** Columns of rows, by where in the text they begin. */
  readonly #tables: { start: number; columns: readonly string[] }[] = [];
  readonly #size: number;
  readonly #modified: number | undefined;

  constructor(
    readonly file: LogFile,
    readonly name: string,
  ) {
    this.#text = new FileText(file);
    this.#size = file.size;
    this.#modified = file.lastModified;
  }

  get size(): number {
    return this.file.size;
  }

  async *read(signal: AbortSignal): AsyncGenerator<FoundRecords, readonly string[], void> {
    const view = new ByteWindow();
    this.#tables.length = 0;
    const reader = readDocument(new ByteCursor(view), this.name, (start, columns) =>
      this.#tables.push({ start, columns }),
    );
    const chunks = this.#text.chunks(signal);
    let records: FoundRecord[] = [];
    let read = 0;
    try {
      let next = reader.next();
      for (; !next.done; next = reader.next()) {
        if (next.value !== MORE) {
          records.push(next.value);
          continue;
        }
        if (records.length > 0) yield { records, read };
        records = [];
        read = (await this.#append(view, chunks)) ?? read;
      }
      yield { records, read: this.size };
      return next.value;
    } catch (thrown) {
      if (records.length > 0) yield { records, read };
      throw signal.aborted ? signal.reason : this.#failure(thrown);
    } finally {
      await chunks.return();
    }
  }

  async reread(start: number, length: number, { signal }: QueryOptions = {}): Promise<unknown> {
    const { file } = this;
    try {
      if (file.size !== this.#size || file.lastModified !== this.#modified) throw this.#changed();
      const [bytes] = await this.#text.read([{ start, length }], signal ?? new AbortController().signal);
      if (bytes?.length !== length) throw this.#changed();
      const raw = JSON.parse(new TextDecoder().decode(bytes)) as unknown;
      const table = this.#tables.findLast((one) => one.start <= start);
      const row = table && Array.isArray(raw) ? rowRecord(raw, table.columns) : { raw };
      if ('broken' in row) throw this.#changed();
      return row.raw;
    } catch (cause) {
      signal?.throwIfAborted();
      throw cause instanceof SourceError ? cause : this.#changed(cause);
    }
  }

  async #append(view: ByteWindow, chunks: AsyncGenerator<TextChunk, void, void>): Promise<number | null> {
    let read: number | null = null;
    do {
      const next = await chunks.next();
      if (next.done) view.isLast = true;
      else {
        view.append(next.value.bytes);
        read = next.value.read;
      }
    } while (!view.isLast && view.end - view.mark < view.wanted && view.end < LONGEST);
    return read;
  }

  #failure(thrown: unknown): unknown {
    if (thrown instanceof SourceError) return thrown;
    const name = shorten(this.name);
    if (thrown instanceof NotJson) return otherTextError(thrown.head, this.name);
    if (isGzipError(thrown)) {
      return foreignError(name, 'is damaged: it cannot be unpacked to its end', 'Download or pack it again.');
    }
    const why = thrown instanceof Error && thrown.message ? ` (${shorten(thrown.message)})` : '';
    const message = `${name} could not be read${why}. It may have been moved or changed since: choose it again.`;
    return new SourceError('unreachable', message, { cause: thrown });
  }

  #changed(cause?: unknown): SourceError {
    const message = `${shorten(this.name)} was changed or moved since it was read: open it again.`;
    return new SourceError('unreachable', message, { cause });
  }
}

/** fflate's errors carry a number; so do those of files. */
function isGzipError(thrown: unknown): boolean {
  return (
    thrown instanceof Error &&
    !(thrown instanceof DOMException) &&
    typeof (thrown as { code?: unknown }).code === 'number'
  );
}
