import type { SyncQuestion, SyncResult } from '../../model/question.js';
import type { SourceErrorReason } from '../../model/source-error.js';
import type { SyncProgress } from '../data-source.js';

/** Counted up with every change of a message. A worker that was built for another number is not used. */
export const PROTOCOL = 1;

/** A file on its way into a worker, which may lose the path that it has in its folder. */
export interface SentFile {
  file: File;
  path: string;
}

/** What a page tells its worker; `open` once and first. Ids are never used again. */
export type PageMessage =
  | { type: 'open'; files: readonly SentFile[]; options: object; now: number }
  /** The signal of the source was aborted. */
  | { type: 'stop' }
  | { type: 'query'; id: number; question: SyncQuestion; now: number; wantsProgress: boolean }
  | { type: 'abort'; id: number }
  | { type: 'close' };

/** How a question fails: as a `SourceError`, or with the reason of the source's signal, which only the page has. */
export type SentFailure = 'stopped' | { reason: SourceErrorReason; message: string; retryAt: number | null };

/** What a worker tells its page; `ready` first, in reply to `open`. Nothing comes for a question behind its `abort`. */
export type WorkerMessage =
  | { type: 'ready'; protocol: number }
  | { type: 'answer'; id: number; result: SyncResult }
  | { type: 'failure'; id: number; failure: SentFailure }
  /** Of a question, or of the source's own loading: `null`. */
  | { type: 'progress'; id: number | null; progress: SyncProgress }
  /** Questions would now be answered differently. */
  | { type: 'more' };
