import type { PartialAnswer, RecordsPage, SummaryTable, SyncResult } from '../../model/question.js';
import type { SyncRecord } from '../../model/record.js';
import { toSourceError } from '../../model/source-error.js';
import { ForwardRows } from './forward-rows.js';
import { Histogram } from './histogram.js';
import { IndexedRows } from './indexed-rows.js';
import { type AskPage, type Changed, FailedPage, firstTime, PAGE, type RecordSort, type Rows } from './rows.js';
import { TimedRows } from './timed-rows.js';

/** How a list of rows is asked for. */
export interface RowsRequest {
  sort: RecordSort;
  ask: AskPage;
  /** Counts events by time. */
  askHistogram(signal: AbortSignal): Promise<SummaryTable>;
  /** Does the source say the number of each row, so that any page can be had at once? `null`: not known yet. */
  isIndexed: boolean | null;
  changed: Changed;
}

/** The page to ask for first: its answer has an offset exactly if the source knows the number of each row. */
export function firstPage(sort: RecordSort): { at: number | string; limit: number } {
  return { at: sort.by === 'time' ? firstTime(sort) : 0, limit: PAGE };
}

/** Is this an event as far as a table needs it? */
export function isRecord(row: unknown): row is SyncRecord {
  if (typeof row !== 'object' || row === null) return false;
  const { id, time, action, status, steps, source, target, app } = row as Record<string, unknown>;
  const [texts, parts] = [
    [id, time, action, status],
    [source, target, app],
  ];
  const isPart = (part: unknown) => typeof part === 'object' && part !== null;
  return texts.every((text) => typeof text === 'string') && parts.every(isPart) && Array.isArray(steps);
}

/** Rows of one list, loaded in the way that suits their source. */
export class RecordRows implements Rows {
  readonly #request: RowsRequest;
  readonly #expected: number;
  readonly #abort = new AbortController();
  #rows: Rows | null = null;
  #asked = false;
  #failed: FailedPage | null = null;
  #before: { rows: RecordRows; shift: number } | null = null;

  /** @param expected how many rows there are, as far as is known */
  constructor(request: RowsRequest, expected: number, first: SyncResult<RecordsPage> | null) {
    this.#request = request;
    this.#expected = expected;
    if (first) this.#start(first.value);
    else if (request.isIndexed) this.#rows = this.#indexed(expected);
  }

  get length(): number {
    return this.#rows?.length ?? this.#expected;
  }

  /** `false`: nobody knows yet how many there are beyond those loaded. */
  get isCounted(): boolean {
    return !(this.#rows instanceof TimedRows) || this.#rows.isCounted;
  }

  get exact(): boolean {
    return this.#rows?.exact ?? true;
  }

  get partial(): PartialAnswer | null {
    return this.#rows?.partial ?? null;
  }

  /** How many rows have been read of how many, where they can only be read on; else `null`. */
  get readOn(): { loaded: number; total: number | null } | null {
    return this.#rows instanceof ForwardRows && this.#rows.hasMore ? this.#rows : null;
  }

  at(row: number): SyncRecord | FailedPage | null {
    const own = this.#rows ? this.#rows.at(row) : this.#failed;
    if (own || !this.#before) return own;
    const old = this.#before.rows.at(row - this.#before.shift);
    return old instanceof FailedPage ? null : old;
  }

  nextLoaded(row: number): number | null {
    return this.#rows?.nextLoaded(row) ?? null;
  }

  want(first: number, last: number): void {
    if (this.#rows) this.#rows.want(first, last);
    else if (!this.#asked) void this.#askFirst();
  }

  close(): void {
    this.#abort.abort();
    this.#rows?.close();
    this.#before = null;
  }

  /**
   * Takes the place of older rows after a refresh and shows theirs until its own have come.
   * @param seen an event and the row it stood at
   * @returns by how many rows it moved
   */
  async follow(older: RecordRows, seen: { record: SyncRecord; row: number } | null): Promise<number> {
    older.#before = null;
    const shift = seen ? await this.#shiftOf(seen.record, seen.row) : 0;
    this.#before = { rows: older, shift };
    return shift;
  }

  async #shiftOf(record: SyncRecord, row: number): Promise<number> {
    const { sort, ask } = this.#request;
    const rows = this.#rows;
    try {
      if (rows instanceof TimedRows) return await rows.seek(record, row);
      if (rows instanceof ForwardRows) await rows.fill(row + PAGE);
      else if (sort.by === 'time') {
        const { value } = await ask({ at: record.time, limit: PAGE }, sort, this.#abort.signal);
        const place = value.rows.findIndex(({ id }) => id === record.id);
        if (place >= 0 && value.offset !== null) return value.offset + place - row;
      }
    } catch {
      // What could not be found stays where it was.
    }
    return 0;
  }

  #indexed(length: number): IndexedRows {
    const { ask, sort, changed } = this.#request;
    return new IndexedRows(length, ask, sort, changed);
  }

  #start(page: RecordsPage): void {
    const { ask, sort, changed, isIndexed } = this.#request;
    if (page.offset !== null && isIndexed !== false) {
      const rows = this.#indexed(page.total ?? page.offset + page.rows.length);
      rows.put(0, page.rows);
      this.#rows = rows;
    } else if (sort.by === 'time') {
      this.#rows = new TimedRows(page, ask, sort, changed);
      if (page.next) void this.#count(this.#rows as TimedRows);
    } else this.#rows = new ForwardRows(page.rows, page.total, ask, sort, changed);
  }

  async #askFirst(): Promise<void> {
    const { ask, sort, changed } = this.#request;
    this.#asked = true;
    try {
      const first = await ask(firstPage(sort), sort, this.#abort.signal);
      if (this.#abort.signal.aborted) return;
      this.#start(first.value);
    } catch (thrown) {
      if (this.#abort.signal.aborted) return;
      const retry = () => {
        this.#failed = null;
        void this.#askFirst();
        changed();
      };
      this.#failed = new FailedPage(toSourceError(thrown), retry);
    }
    changed();
  }

  /** Without the counts rows can still be read on. */
  async #count(rows: TimedRows): Promise<void> {
    try {
      const table = await this.#request.askHistogram(this.#abort.signal);
      if (this.#abort.signal.aborted) return;
      rows.histogram = new Histogram(table, this.#request.sort.descending);
      this.#request.changed();
    } catch {
      // Said by the number of rows, which stays "more than".
    }
  }
}
