import type { AboutQuestion } from '../model/question.js';
import type { TimeText } from '../model/record.js';
import type { Asker } from './asker.js';
import type { QueryState } from './query-controller.js';

/** Which events came with the last refresh: those after what the data went up to before. */
export class News {
  #asker: Asker | null = null;
  #revision = -1;
  #latest: TimeText | null = null;
  #since: TimeText | null = null;

  /** Events after this time are new; `null`: none is. */
  get since(): TimeText | null {
    return this.#since;
  }

  /** Takes what the source says now. Data that is still being loaded for the first time is not new. */
  follow(asker: Asker | null, state: QueryState<AboutQuestion>): void {
    if (asker !== this.#asker) [this.#asker, this.#revision, this.#latest, this.#since] = [asker, -1, null, null];
    if (!asker || state.kind !== 'ready') return;
    const { value, partial } = state.answered;
    if (asker.revision !== this.#revision && !partial) {
      const before = this.#revision < 0 ? null : this.#latest;
      this.#since = before !== null && value.latest !== null && value.latest > before ? before : null;
      this.#revision = asker.revision;
    }
    this.#latest = value.latest;
  }
}
