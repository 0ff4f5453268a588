import { SourceError } from '../model/source-error.js';
import type { SyncProgress } from '../sources/data-source.js';
import { orAborted } from '../sources/memory/slices.js';

/** Why the signal of the work aborts when whoever asked is gone. */
export const GONE = Symbol('gone');

/** What the work is given. */
export interface WorkOptions {
  signal: AbortSignal;
  onProgress: (progress: SyncProgress) => void;
  /** What the request fails with when its time is over, as long as the work names nothing else. */
  late: Error;
}

/**
 * Does the work for a request, for so many milliseconds at most: rejects with `late` then, usually a `timeout`; with
 * `throttled` as soon as the source says that it waits for longer, and with `GONE` when whoever asked is.
 */
export async function withinTime<T>(
  request: Request,
  timeLimit: number,
  work: (options: WorkOptions) => Promise<T>,
): Promise<T> {
  const gone = request.signal;
  const end = new AbortController();
  const { signal } = end;
  const until = Date.now() + timeLimit;
  const late = new SourceError('timeout', 'The time limit is over.');
  const timer = setTimeout(() => end.abort(options.late), timeLimit);
  const onProgress = ({ waitingUntil = 0 }: SyncProgress): void => {
    if (waitingUntil > until) {
      end.abort(new SourceError('throttled', 'The pause is longer than the time limit.', { retryAt: waitingUntil }));
    }
  };
  const options: WorkOptions = { signal, onProgress, late };
  const leave = (): void => end.abort(GONE);
  gone.addEventListener('abort', leave);
  if (gone.aborted) leave();
  try {
    return await orAborted(work(options), signal);
  } finally {
    clearTimeout(timer);
    gone.removeEventListener('abort', leave);
  }
}
