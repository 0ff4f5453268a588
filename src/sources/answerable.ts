import type { SyncQuestion } from '../model/question.js';

const KINDS: readonly unknown[] = ['about', 'summary', 'objects', 'records', 'record'] satisfies SyncQuestion['kind'][];

/** Whether records in memory can answer this kind of question. */
export function isAnswerable(question: SyncQuestion): boolean {
  return KINDS.includes((question as Partial<SyncQuestion> | null | undefined)?.kind);
}
