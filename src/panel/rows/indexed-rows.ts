import type { PartialAnswer, RecordsPage, SyncResult } from '../../model/question.js';
import type { SyncRecord } from '../../model/record.js';
import { SourceError, toSourceError } from '../../model/source-error.js';
import { type AskPage, type Changed, FailedPage, PAGE, Patience, type RecordSort, type Rows } from './rows.js';

/** Pages kept in memory. */
const KEPT = 40;

type Page = AbortController | FailedPage | readonly SyncRecord[];

/** Rows of a source that knows the number of each: any page can be had at once. */
export class IndexedRows implements Rows {
  readonly exact = true;
  readonly #ask: AskPage;
  readonly #sort: RecordSort;
  readonly #changed: Changed;
  /** By page number, those seen last at the end. */
  readonly #pages = new Map<number, Page>();
  readonly #patience = new Patience();
  #length: number;
  #partial: PartialAnswer | null = null;

  constructor(length: number, ask: AskPage, sort: RecordSort, changed: Changed) {
    this.#length = length;
    this.#ask = ask;
    this.#sort = sort;
    this.#changed = changed;
  }

  get length(): number {
    return this.#length;
  }

  get partial(): PartialAnswer | null {
    return this.#partial;
  }

  at(row: number): SyncRecord | FailedPage | null {
    const page = this.#pages.get(Math.floor(row / PAGE));
    if (page instanceof FailedPage) return page;
    return (Array.isArray(page) && (page as readonly SyncRecord[])[row % PAGE]) || null;
  }

  nextLoaded(row: number): number | null {
    let next: number | null = null;
    for (const [number, page] of this.#pages) {
      const start = Math.max(row, number * PAGE);
      if (Array.isArray(page) && start < number * PAGE + page.length && (next === null || start < next)) next = start;
    }
    return next;
  }

  /** Takes a page that is known already. */
  put(number: number, rows: readonly SyncRecord[]): void {
    this.#pages.set(number, rows);
  }

  want(first: number, last: number): void {
    const lastPage = Math.floor((this.#length - 1) / PAGE);
    const from = Math.max(0, Math.floor((first - PAGE / 2) / PAGE));
    const to = Math.min(lastPage, Math.floor((last + PAGE / 2) / PAGE));
    const isHurried = this.#leave(from, to);
    const load = () => {
      for (let number = from; number <= to; number++) {
        const page = this.#pages.get(number);
        this.#pages.delete(number);
        if (page) this.#pages.set(number, page);
        else void this.#load(number);
      }
      for (const [number] of this.#pages) {
        if (this.#pages.size <= KEPT) return;
        this.#pages.delete(number);
      }
    };
    this.#patience.run(isHurried, load);
  }

  close(): void {
    this.#patience.stop();
    this.#leave(0, -1);
  }

  /** Cancels the pages outside. Were there any? */
  #leave(from: number, to: number): boolean {
    let left = false;
    for (const [number, page] of this.#pages) {
      if (!(page instanceof AbortController) || (number >= from && number <= to)) continue;
      page.abort();
      this.#pages.delete(number);
      left = true;
    }
    return left;
  }

  async #load(number: number): Promise<void> {
    const abort = new AbortController();
    this.#pages.set(number, abort);
    try {
      const answer = await this.#ask({ at: number * PAGE, limit: PAGE }, this.#sort, abort.signal);
      if (this.#pages.get(number) === abort) this.#take(number, answer);
    } catch (thrown) {
      if (this.#pages.get(number) !== abort) return;
      this.#fail(number, toSourceError(thrown));
    }
    this.#changed();
  }

  #take(number: number, { value: { rows, total }, partial }: SyncResult<RecordsPage>): void {
    if (total !== null) this.#length = total;
    if (partial && partial.reason !== 'loading') this.#partial = partial;
    const due = Math.min(PAGE, this.#length - number * PAGE);
    if (rows.length >= due) this.#pages.set(number, rows);
    else this.#fail(number, new SourceError('invalid-data', `${rows.length} of ${due} rows came.`));
  }

  #fail(number: number, error: SourceError): void {
    const retry = () => {
      void this.#load(number);
      this.#changed();
    };
    this.#pages.set(number, new FailedPage(error, retry));
  }
}
