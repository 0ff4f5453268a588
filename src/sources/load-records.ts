import type { SyncProgress } from './data-source.js';

/** What `load` is asked for. */
export interface LoadRequest {
  /** UTC ISO text, included; `null` (with `to`) where everything is asked for. Records outside do no harm. */
  from: string | null;
  /** UTC ISO text, not included. */
  to: string | null;
  /** Aborts when nobody waits for the records any more. */
  signal: AbortSignal;
  /** Tells people how far it is; without it they see how many records have been read. */
  onProgress: (progress: SyncProgress) => void;
}

/** Records of any shape the service writes, or canonical ones: at least `time` and an id (see docs/counting.md). */
export type RecordList = Iterable<unknown> | AsyncIterable<unknown>;

/** Loads the records of a span, and may load more than it was asked for. */
export type LoadRecords = (request: LoadRequest) => RecordList | Promise<RecordList>;
