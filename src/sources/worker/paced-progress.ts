import type { SyncProgress } from '../data-source.js';

/** Milliseconds between two messages about the progress of one piece of work; a page cannot show more. */
const PACE_MS = 100;

/** Tells of progress at once, but not more often than ten times a second; the last news always comes. */
export function pacedProgress(tell: (progress: SyncProgress) => void): (progress: SyncProgress) => void {
  let isWaiting = false;
  let latest: SyncProgress | null = null;
  const tellLatest = (): void => {
    isWaiting = latest !== null;
    if (latest === null) return;
    tell(latest);
    latest = null;
    setTimeout(tellLatest, PACE_MS);
  };
  return (progress) => {
    latest = progress;
    if (!isWaiting) tellLatest();
  };
}
