import type { QueryOptions } from '../data-source.js';

/** One record as it was found, or why there is none in its place. */
export interface FoundRecord {
  /** Parsed, in any shape that the service writes or canonical; absent if `broken`. */
  raw?: unknown;
  /** One sentence: what was found, what was expected. */
  broken?: string;
  /** With `length`: where the record's text stands, in numbers that only {@link LogPart.reread} has to understand. */
  start: number;
  length: number;
}

/** The records that one chunk brought; `read` is how many bytes of the part's `size` have been taken in so far. */
export interface FoundRecords {
  records: readonly FoundRecord[];
  read: number;
}

/** A file, a set of files or another origin of records, read by chunks and never kept whole. */
export interface LogPart {
  /** Unique among the parts; `null` where records come from code. */
  readonly name: string | null;
  /** Bytes, for progress; 0 where unknown. */
  readonly size: number;
  /**
   * All records in order, a chunk's worth at a time, each small enough to be taken in within a few milliseconds. Returns
   * what could not be read, a sentence each. Throws a `SourceError` if nothing can be read, the signal's reason if aborted.
   */
  read(signal: AbortSignal): AsyncGenerator<FoundRecords, readonly string[], void>;
  /**
   * One record's `raw` again. Throws a `SourceError` `unreachable` that says so if the origin is gone or was changed. Absent:
   * the text of each record is kept.
   */
  reread?(start: number, length: number, options?: QueryOptions): Promise<unknown>;
}
