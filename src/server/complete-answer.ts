import type { SyncQuestion, SyncResult } from '../model/question.js';
import type { QueryOptions, SyncDataSource } from '../sources/data-source.js';
import { orAborted } from '../sources/memory/slices.js';

/** Asks a source that is still loading again until it has loaded: pages have no way to hear of its news. */
export async function completeAnswer(
  source: SyncDataSource,
  question: SyncQuestion,
  { signal, onProgress }: Required<QueryOptions>,
): Promise<SyncResult> {
  for (;;) {
    let stop: (() => void) | undefined;
    const news = new Promise<void>((resolve) => (stop = source.watch?.(resolve)));
    try {
      const result = await source.query(question, { signal, onProgress });
      if (result?.partial?.reason !== 'loading' || !stop) return result;
      await orAborted(news, signal);
    } finally {
      stop?.();
    }
  }
}
