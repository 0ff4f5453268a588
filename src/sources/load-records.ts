import type { SyncRecordDetail } from '../model/record.js';
import type { SyncProgress } from './data-source.js';

/** What `load` is asked for. */
export interface LoadRequest {
  /**
   * UTC ISO text, always with seven decimals (`2026-09-01T06:14:07.0000000Z`), included; `null` (with `to`) where
   * everything is asked for. Records outside may be returned: they are left out of every answer.
   */
  from: string | null;
  /**
   * UTC ISO text with seven decimals, not included. If your service knows milliseconds only, ask it for one more:
   * `new Date(Date.parse(to) + 1).toISOString()`.
   */
  to: string | null;
  /** Aborts when nobody waits for the records any more. */
  signal: AbortSignal;
  /** Tells people how far it is; without it they see how many records have been read. */
  onProgress: (progress: SyncProgress) => void;
}

/** All of a value optional, in depth; lists of text and pairs stay whole. */
type Parts<T> = T extends readonly string[]
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Parts<Item>[]
    : T extends object
      ? { [Key in keyof T]?: Parts<T[Key]> | undefined }
      : T;

/**
 * One event in this library's own shape: any part of a `SyncRecordDetail` with `time` and one of `id`, `changeId`,
 * `source.id`, `target.id`, `object`. `direction` is worked out from `jobId`, else from the names of both systems, else
 * it is `other`, which panels leave out unless their filter says otherwise.
 */
export interface CanonicalRecord extends Parts<Omit<SyncRecordDetail, 'time'>> {
  /** ISO 8601 text (without a zone it is UTC), milliseconds since 1970 or a `Date`. */
  time: string | number | Date;
}

/**
 * Records of any shape the service writes, or {@link CanonicalRecord}s. Of a record with none of the service's keys
 * (`activityDateTime`, `TimeGenerated`, `provisioningAction`, …), `time` makes a canonical one. See docs/adapters.md.
 */
export type RecordList = Iterable<unknown> | AsyncIterable<unknown>;

/** Loads the records of a span, and may load more than it was asked for. */
export type LoadRecords = (request: LoadRequest) => RecordList | Promise<RecordList>;
