import type { PartialAnswer, RecordsPage, RecordsQuestion } from '../../model/question.js';
import type { SyncRecord } from '../../model/record.js';
import { toSourceError } from '../../model/source-error.js';
import type { Histogram } from './histogram.js';
import {
  type AskPage,
  type Changed,
  FailedPage,
  firstTime,
  PAGE,
  Patience,
  type RecordSort,
  type Rows,
} from './rows.js';

/** Rows kept in memory. */
const KEPT = 40 * PAGE;

/** Rows from behind the last one, from before the first one, or from about this row on. */
type Job = 'after' | 'before' | number;

/**
 * Rows by time of a service that cannot say which row an event is: a run of neighbours, which grows at both ends. A jump
 * begins another run at the time that the histogram gives for the row; its numbers are estimates until it reaches the
 * first or the last row.
 */
export class TimedRows implements Rows {
  readonly #ask: AskPage;
  readonly #sort: RecordSort;
  readonly #changed: Changed;
  readonly #patience = new Patience();
  #histogram: Histogram | null = null;
  #run: readonly SyncRecord[];
  #start = 0;
  #exact = true;
  #isTop = true;
  #isEnd: boolean;
  #loading: { job: Job; abort: AbortController } | null = null;
  #failed: { job: Job; page: FailedPage } | null = null;
  #partial: PartialAnswer | null = null;

  constructor(first: RecordsPage, ask: AskPage, sort: RecordSort, changed: Changed) {
    this.#run = first.rows;
    this.#isEnd = first.next === null;
    this.#ask = ask;
    this.#sort = sort;
    this.#changed = changed;
  }

  get exact(): boolean {
    return this.#exact;
  }

  get isCounted(): boolean {
    return this.#isEnd || this.#histogram !== null;
  }

  get partial(): PartialAnswer | null {
    return this.#partial;
  }

  /** Until the histogram is there the rows loaded, and one more that stands for those to come. */
  get length(): number {
    const end = this.#start + this.#run.length;
    return this.#isEnd ? end : Math.max(this.#histogram?.total ?? 0, end + 1);
  }

  set histogram(histogram: Histogram) {
    this.#histogram = histogram;
  }

  at(row: number): SyncRecord | FailedPage | null {
    return this.#run[row - this.#start] ?? this.#failed?.page ?? null;
  }

  nextLoaded(row: number): number | null {
    return row < this.#start + this.#run.length ? Math.max(row, this.#start) : null;
  }

  want(first: number, last: number): void {
    const job = this.#jobFor(first, last);
    const under = this.#loading?.job;
    if (job === null || isSame(job, under) || isSame(job, this.#failed?.job)) return;
    const isHurried = under !== undefined;
    this.#stop();
    this.#patience.run(isHurried, () => void this.#load(job));
  }

  close(): void {
    this.#patience.stop();
    this.#stop();
  }

  /** Begins a run at an event that stood at a row before. Answers by how many rows it moved. */
  async seek({ id, time }: SyncRecord, row: number): Promise<number> {
    const found = this.#run.findIndex((record) => record.id === id);
    if (found >= 0) return this.#start + found - row;
    const { value } = await this.#ask({ at: time, limit: PAGE }, this.#sort, new AbortController().signal);
    const place = value.rows.findIndex((record) => record.id === id);
    if (place < 0) return 0;
    this.#begin(value.rows, Math.max(1, row - place), value.next === null);
    return this.#start + place - row;
  }

  #jobFor(first: number, last: number): Job | null {
    const end = this.#start + this.#run.length;
    if (last < this.#start - PAGE || first > end + PAGE) return this.#histogram && first;
    if (!this.#isEnd && last + PAGE / 2 >= end) return 'after';
    return !this.#isTop && first - PAGE / 2 < this.#start ? 'before' : null;
  }

  #stop(): void {
    this.#loading?.abort.abort();
    this.#loading = null;
  }

  async #load(job: Job): Promise<void> {
    const abort = new AbortController();
    const loading = (this.#loading = { job, abort });
    this.#failed = null;
    const isNow = () => this.#loading === loading;
    const ask = async (page: RecordsQuestion['page'], sort = this.#sort): Promise<RecordsPage | null> => {
      const { value, partial } = await this.#ask({ ...page, limit: PAGE }, sort, abort.signal);
      if (!isNow()) return null;
      if (partial && partial.reason !== 'loading') this.#partial = partial;
      return partial ? { ...value, next: value.next ?? cursorOf(value.rows.at(-1)) } : value;
    };
    let shift = 0;
    try {
      if (job === 'after') shift = this.#append(await ask({ after: cursorOf(this.#run.at(-1))! }));
      else if (job === 'before') {
        shift = this.#prepend(await ask({ after: cursorOf(this.#run[0])! }, reversed(this.#sort)));
      } else await this.#jump(job, ask);
    } catch (thrown) {
      if (!isNow()) return;
      const retry = () => {
        void this.#load(job);
        this.#changed();
      };
      this.#failed = { job, page: new FailedPage(toSourceError(thrown), retry) };
    }
    if (!isNow()) return;
    this.#loading = null;
    this.#changed(shift);
  }

  async #jump(
    row: number,
    ask: (page: RecordsQuestion['page'], sort?: RecordSort) => Promise<RecordsPage | null>,
  ): Promise<void> {
    const start = Math.max(0, row - PAGE / 3);
    if (start < PAGE) {
      const page = await ask({ at: firstTime(this.#sort) });
      if (page) this.#begin(page.rows, 0, page.next === null);
    } else if (row + PAGE >= this.length) {
      const sort = reversed(this.#sort);
      const page = await ask({ at: firstTime(sort) }, sort);
      if (page) this.#begin([...page.rows].reverse(), page.next ? this.length - page.rows.length : 0, true);
    } else {
      const page = await ask({ at: this.#histogram!.timeAt(Math.floor(start))! });
      if (page) this.#begin(page.rows, Math.floor(start), page.next === null);
    }
  }

  #begin(rows: readonly SyncRecord[], start: number, isEnd: boolean): void {
    const length = this.length;
    this.#run = rows;
    this.#isTop = start === 0;
    this.#isEnd = isEnd;
    this.#exact = this.#isTop || isEnd;
    this.#start = isEnd && !this.#isTop ? length - rows.length : start;
  }

  #append(page: RecordsPage | null): number {
    if (!page) return 0;
    const { length } = this;
    this.#run = this.#run.concat(page.rows);
    this.#isEnd = page.next === null || page.rows.length === 0;
    const extra = this.#run.length - KEPT;
    if (extra > 0) {
      this.#run = this.#run.slice(extra);
      this.#start += extra;
      this.#isTop = false;
    }
    return this.#isEnd && !this.#exact ? this.#anchor(Math.max(0, length - this.#run.length)) : 0;
  }

  #prepend(page: RecordsPage | null): number {
    if (!page) return 0;
    this.#run = [...page.rows].reverse().concat(this.#run).slice(0, KEPT);
    this.#start -= page.rows.length;
    this.#isTop = page.next === null || page.rows.length === 0;
    if (this.#run.length === KEPT) this.#isEnd = false;
    // Numbers below the first row, or a first row that is not the first, were badly estimated.
    if (this.#isTop) return this.#anchor(0);
    return this.#start < PAGE ? this.#move(2 * PAGE) : 0;
  }

  #anchor(start: number): number {
    this.#exact = true;
    return this.#move(start - this.#start);
  }

  #move(shift: number): number {
    this.#start += shift;
    return shift;
  }
}

function cursorOf(record: SyncRecord | undefined): { time: string; id: string } | null {
  return record ? { time: record.time, id: record.id } : null;
}

function reversed({ by, descending }: RecordSort): RecordSort {
  return { by, descending: !descending };
}

function isSame(job: Job, other: Job | undefined): boolean {
  if (typeof job === 'number' && typeof other === 'number') return Math.abs(job - other) < PAGE / 3;
  return job === other;
}
