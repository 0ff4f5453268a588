import type { SyncFilter } from '../../model/filter.js';
import { isFilterValue } from '../../model/filter-normal.js';
import type { ObjectsQuestion } from '../../model/question.js';
import type { Asker } from '../../panel/asker.js';

/** Objects of one question. */
const PAGE = 100;

/** What people call objects, which groups know by their ids only. */
export class ObjectNames {
  readonly #names = new Map<string, string | null>();

  /** `null` where nobody knows, or not yet. */
  of(key: string): string | null {
    return this.#names.get(key) ?? null;
  }

  /** Asks for some names that are not known. Answers whether there were any; a failure leaves the ids. */
  async askFor(asker: Asker, filter: SyncFilter, keys: readonly string[]): Promise<boolean> {
    const object = keys.filter((key) => isFilterValue(key) && !this.#names.has(key)).slice(0, PAGE);
    if (object.length === 0) return false;
    // Asked once, whatever comes of it.
    for (const key of object) this.#names.set(key, null);
    try {
      const question: ObjectsQuestion = { kind: 'objects', filter: { ...filter, object }, page: { limit: PAGE } };
      const { value } = await asker.ask(question);
      for (const { key, sourceName, targetName, upn } of value.rows) {
        this.#names.set(key, sourceName ?? targetName ?? upn);
      }
    } catch {
      return false;
    }
    return true;
  }
}
