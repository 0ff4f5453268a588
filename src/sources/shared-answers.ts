import type { SyncResult } from '../model/question.js';

const shared = new WeakSet<SyncResult>();

/** Notes that an answer is given to many and frozen in depth. */
export function markShared(answer: SyncResult): SyncResult {
  shared.add(answer);
  return answer;
}

/** Whether nothing of this answer will ever change. */
export function isShared(answer: SyncResult): boolean {
  return shared.has(answer);
}
