import type { PartialAnswer } from '../../model/question.js';
import type { SyncRecord } from '../../model/record.js';
import { toSourceError } from '../../model/source-error.js';
import { type AskPage, type Changed, FailedPage, PAGE, type RecordSort, type Rows } from './rows.js';

/** No page may be longer. */
const MOST_ROWS = 1000;

/** Rows of a service in another order than by time: they can only be read on from the first. */
export class ForwardRows implements Rows {
  readonly exact = true;
  /** How many there are; `null` where the service does not say. */
  readonly total: number | null;
  readonly #ask: AskPage;
  readonly #sort: RecordSort;
  readonly #changed: Changed;
  #rows: readonly SyncRecord[];
  #ended: boolean;
  #loading: AbortController | null = null;
  #failed: FailedPage | null = null;
  #partial: PartialAnswer | null = null;

  constructor(first: readonly SyncRecord[], total: number | null, ask: AskPage, sort: RecordSort, changed: Changed) {
    this.#rows = first;
    this.total = total;
    this.#ended = first.length < PAGE;
    this.#ask = ask;
    this.#sort = sort;
    this.#changed = changed;
  }

  /** The rows loaded, and one more that stands for those to come. */
  get length(): number {
    return this.#rows.length + (this.hasMore ? 1 : 0);
  }

  get loaded(): number {
    return this.#rows.length;
  }

  get hasMore(): boolean {
    return !this.#ended && this.#rows.length < (this.total ?? Infinity);
  }

  get partial(): PartialAnswer | null {
    return this.#partial;
  }

  at(row: number): SyncRecord | FailedPage | null {
    return this.#rows[row] ?? this.#failed;
  }

  nextLoaded(row: number): number | null {
    return row < this.#rows.length ? row : null;
  }

  want(_first: number, last: number): void {
    if (last >= this.#rows.length && this.hasMore && !this.#loading && !this.#failed) void this.#load();
  }

  /** Reads on until so many rows are there, or all. */
  async fill(rows: number): Promise<void> {
    for (let before = -1; this.#rows.length < rows && this.hasMore && this.#rows.length > before;) {
      before = this.#rows.length;
      await this.#load(Math.min(MOST_ROWS, rows - before));
    }
  }

  close(): void {
    this.#loading?.abort();
    this.#loading = null;
  }

  async #load(limit = PAGE): Promise<void> {
    const abort = (this.#loading = new AbortController());
    try {
      const { value, partial } = await this.#ask({ at: this.#rows.length, limit }, this.#sort, abort.signal);
      if (this.#loading !== abort) return;
      this.#rows = this.#rows.concat(value.rows);
      this.#ended = value.rows.length < limit && !partial;
      if (partial && partial.reason !== 'loading') this.#partial = partial;
      if (value.rows.length === 0) this.#ended = true;
    } catch (thrown) {
      if (this.#loading !== abort) return;
      this.#failed = new FailedPage(toSourceError(thrown), () => this.#retry());
    }
    this.#loading = null;
    this.#changed();
  }

  #retry(): void {
    this.#failed = null;
    void this.#load();
    this.#changed();
  }
}
