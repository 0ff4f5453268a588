import type { About } from '../../model/question.js';
import { RecordCollector } from '../memory/record-collector.js';
import { SliceClock } from '../memory/slices.js';

const MOST_SAMPLES = 20;

/**
 * What Graph's pages brought. A record that comes again, on another page or with another slice, is the same record; one that
 * stands twice on a page is a duplicate of the log's own and is told of.
 */
export class GraphRecords {
  readonly collector = new RecordCollector();
  /** Records that brought nothing new when they came last: known already, or not readable. */
  readonly #spent = new Set<string>();
  readonly #nameless = new Map<string, number>();
  /** How often a record stands on one page, if more than once. */
  readonly #copies = new Map<string, number>();
  #added = 0;
  #revision = 0;

  /** Changes when the collector's content does. */
  get revision(): number {
    return this.#revision;
  }

  /** Duplicates of the log's own until now. */
  get duplicates(): NonNullable<About['duplicates']> {
    const copies = [...this.#copies.values()];
    const count = copies.reduce((sum, times) => sum + times - 1, 0);
    return { count, samples: [...this.#copies.keys()].slice(0, MOST_SAMPLES) };
  }

  /** Takes a page in, in slices that give the thread back. */
  async take(records: readonly unknown[], signal: AbortSignal): Promise<void> {
    const onPage = new Map<string, number>();
    const clock = new SliceClock();
    for (const raw of records) {
      const key = keyOf(raw);
      this.#add(raw, key);
      const times = (onPage.get(key) ?? 0) + 1;
      onPage.set(key, times);
      if (times > Math.max(1, this.#copies.get(key) ?? 1) && idOf(raw) !== null) this.#copies.set(key, times);
      if (!clock.isOver) continue;
      await clock.pause();
      signal.throwIfAborted();
    }
  }

  #add(raw: unknown, key: string): void {
    if (this.#spent.has(key)) return;
    const before = this.collector.size;
    this.#revision += 1;
    this.collector.add(raw, { file: null, index: this.#indexOf(raw, key) });
    if (this.collector.size === before) this.#spent.add(key);
  }

  /** A record without any id is named by its position: the same one gets the same name whenever it comes. */
  #indexOf(raw: unknown, key: string): number {
    if (idOf(raw) !== null) return this.#added++;
    const known = this.#nameless.get(key) ?? this.#added++;
    this.#nameless.set(key, known);
    return known;
  }
}

/** What tells a record from others: its id, else all of it. */
export function keyOf(raw: unknown): string {
  return idOf(raw) ?? JSON.stringify(raw) ?? String(raw);
}

function idOf(raw: unknown): string | null {
  const id = (raw as { id?: unknown } | null | undefined)?.id;
  return typeof id === 'string' && id.trim() !== '' ? id : null;
}
