import type { AnswerTo, SyncQuestion, SyncResult } from '../model/question.js';
import type { SyncRange } from '../model/filter.js';

/** How far long work has come. */
export interface SyncProgress {
  /** Records read so far. */
  records: number;
  /** Share done, 0 to 1; `null` where the total is not known. */
  fraction: number | null;
  /** The service asked for a pause: the question goes on at this time, in milliseconds since 1970. */
  waitingUntil?: number | undefined;
}

/** How the one who asks follows and stops a question. */
export interface QueryOptions {
  signal?: AbortSignal;
  onProgress?: (progress: SyncProgress) => void;
}

/** Where panels get their answers from. Write your own, or use `fromRecords(load)` if all you have is rows. */
export interface SyncDataSource {
  /** Range of a question that names none. Default `'all'`. */
  readonly defaultRange?: SyncRange | undefined;
  /** A question that neither settles nor reports progress for so many milliseconds has failed with `timeout`. Default 30,000. */
  readonly patience?: number | undefined;
  /** `true`: the source keeps to `filter.within`, which the server's handler needs for forcing a filter. */
  readonly restrictable?: boolean | undefined;
  supports(question: SyncQuestion): boolean;
  /**
   * Answers one question. Rejects with a `SourceError`, or with `signal.reason` when aborted. Never changes its input;
   * equal questions over unchanged data get equal answers.
   */
  query<Q extends SyncQuestion>(question: Q, options?: QueryOptions): Promise<SyncResult<AnswerTo<Q>>>;
  /** Calls the listener when questions would now be answered differently (more was loaded, data was refreshed). Returns how to stop. */
  watch?(listener: () => void): () => void;
  /** Lets go of answers kept, so that questions asked from now on get fresh ones. Panels are asked again by whoever calls it. */
  refresh?(): void;
  /** Frees what the source holds. Questions after that fail with reason `closed`. */
  close?(): void;
}
