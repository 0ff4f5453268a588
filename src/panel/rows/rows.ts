import type { PartialAnswer, RecordsPage, RecordsQuestion, SyncResult } from '../../model/question.js';
import type { SyncRecord, TimeText } from '../../model/record.js';
import type { SourceError } from '../../model/source-error.js';

export type RecordSort = NonNullable<RecordsQuestion['sort']>;

/** Rows of a page. */
export const PAGE = 100;

/** Asks for a page of the rows. */
export type AskPage = (
  page: NonNullable<RecordsQuestion['page']>,
  sort: RecordSort,
  signal: AbortSignal,
) => Promise<SyncResult<RecordsPage>>;

/** A page that could not be had. */
export class FailedPage {
  constructor(
    readonly error: SourceError,
    readonly retry: () => void,
  ) {}
}

/** Rows of which only those near the ones that are seen are in memory. */
export interface Rows {
  /** How many there are to scroll through. */
  readonly length: number;
  /** `false`: row numbers are estimates. */
  readonly exact: boolean;
  /** Why rows that were loaded are incomplete; `null`: they are not. */
  readonly partial: PartialAnswer | null;
  /** A row; `null` while it is not there. */
  at(row: number): SyncRecord | FailedPage | null;
  /** The first loaded row from this one on; `null`: there is none. */
  nextLoaded(row: number): number | null;
  /** Says which rows are seen: they are loaded, and questions for others are cancelled. */
  want(first: number, last: number): void;
  /** Cancels what is under way. */
  close(): void;
}

/** Told after rows came or failed; `shift`: rows that were seen now have numbers higher by so many. */
export type Changed = (shift?: number) => void;

/** Milliseconds that a position has to be kept before rows are asked for, where the rows before were not even there. */
const STILL_MS = 100;

/**
 * Puts off work until it is no longer asked for something else: somebody who drags the thumb of a slow source's scroll bar
 * asks for the rows where it ends.
 */
export class Patience {
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Does the work at once, or when nothing else came for a while. */
  run(isHurried: boolean, work: () => void): void {
    const waits = this.#timer !== undefined;
    this.stop();
    if (!isHurried && !waits) return work();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      work();
    }, STILL_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

/** A time from which on a page of this order is the first one; asked so, services need not count the rows before. */
export function firstTime({ descending }: RecordSort): TimeText {
  return descending ? '2099-12-31T23:59:59.9999999Z' : '2000-01-01T00:00:00.0000000Z';
}
