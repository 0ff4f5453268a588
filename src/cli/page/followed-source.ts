import { httpSource } from '../../cdn.js';
import type { AnswerTo, SyncQuestion, SyncResult } from '../../model/question.js';
import type { QueryOptions, SyncDataSource } from '../../sources/data-source.js';

/** The command's source, asked by this page, which tells panels when the command has read more. */
export class FollowedSource implements SyncDataSource {
  readonly defaultRange = 'all';
  readonly patience = 200_000;
  readonly #asked = httpSource('questions');
  readonly #listeners = new Set<() => void>();
  #underWay = 0;

  /** A question asked again before it was answered would never be. */
  get isBusy(): boolean {
    return this.#underWay > 0;
  }

  supports(question: SyncQuestion): boolean {
    return this.#asked.supports(question);
  }

  async query<Q extends SyncQuestion>(question: Q, options?: QueryOptions): Promise<SyncResult<AnswerTo<Q>>> {
    this.#underWay += 1;
    try {
      return await this.#asked.query(question, options);
    } finally {
      this.#underWay -= 1;
    }
  }

  watch(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tellMore(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
