import type { SummaryTable, SyncResult } from '../model/question.js';

/** Answers come in pages of up to 1,000 rows: without this bound 200 of them could fill the memory of a small server. */
const MOST_ROWS = 20_000;
/** One larger answer would drive out all that people ask again and again. */
const MOST_ROWS_OF_ONE = MOST_ROWS / 4;
/** The text of a row is some ten times that of a bin's start. */
const BINS_A_ROW = 10;

interface Kept {
  answer: SyncResult;
  rows: number;
  /** Milliseconds since 1970 from which it is too old. */
  until: number;
}

/** Answers by their questions' keys. The one not asked for the longest is dropped first. */
export class KeptAnswers {
  readonly #maxAge: number;
  readonly #most: number;
  /** Least recently used first. */
  readonly #kept = new Map<string, Kept>();
  #rows = 0;

  constructor(maxAge: number, most: number) {
    this.#maxAge = maxAge;
    this.#most = most;
  }

  find(key: string, now: number): SyncResult | undefined {
    const found = this.#kept.get(key);
    if (!found) return undefined;
    this.#drop(key);
    if (now >= found.until) return undefined;
    this.#put(key, found);
    return found.answer;
  }

  /** @param askedAt milliseconds since 1970: how old the answer is, is counted from the question */
  keep(key: string, answer: SyncResult, askedAt: number): void {
    this.#drop(key);
    for (const [other, { until }] of this.#kept) if (askedAt >= until) this.#drop(other);
    const rows = rowsOf(answer.value);
    if (rows > MOST_ROWS_OF_ONE) return;
    this.#put(key, { answer, rows, until: askedAt + this.#maxAge });
    for (const other of this.#kept.keys()) {
      if (this.#kept.size <= this.#most && this.#rows <= MOST_ROWS) break;
      this.#drop(other);
    }
  }

  clear(): void {
    this.#kept.clear();
    this.#rows = 0;
  }

  #put(key: string, kept: Kept): void {
    this.#kept.set(key, kept);
    this.#rows += kept.rows;
  }

  #drop(key: string): void {
    this.#rows -= this.#kept.get(key)?.rows ?? 0;
    this.#kept.delete(key);
  }
}

function rowsOf(value: SyncResult['value']): number {
  if (value === null) return 1;
  if ('tables' in value) return value.tables.reduce((sum, table) => sum + sizeOf(table), 1);
  return 'rows' in value ? value.rows.length : 1;
}

function sizeOf({ rows, other, bins }: SummaryTable): number {
  return rows.length + other.length + (bins?.starts.length ?? 0) / BINS_A_ROW;
}
