import { plainKey } from '../model/canonical.js';
import type { AnswerTo, ObjectsQuestion, PartialAnswer, RecordsQuestion } from '../model/question.js';
import type { Answered, QueryState } from './query-controller.js';

/** A question whose answer is a page that says where the next one begins. */
export type PagedQuestion = ObjectsQuestion | RecordsQuestion;

/** One row of such a page. */
export type RowOf<Q extends PagedQuestion> = AnswerTo<Q>['rows'][number];

/** What stands below the rows: nothing, a way to more of them, or what became of that. */
export type PagesEnd = 'complete' | 'more' | 'loading' | 'failed' | 'outdated';

/** Rows of a page that a person asks for. */
export const PAGE_ROWS = 100;

/** The most rows that one question may ask for. */
const MOST_ROWS = 1000;

/**
 * Pages of one question, each begun where the one before ended, kept as one list. When the first page is answered anew
 * (a refresh), the others are asked for again, up to where the list had come; until they are all there the list stays as
 * it was. A row that two pages hold, since it moved between them, stands in the list once.
 */
export class ForwardPages<Q extends PagedQuestion> {
  /** What the list is about, and what it should be about now. */
  #of = '';
  #wantedOf = '';
  #pages: readonly Answered<Q>[] = [];
  /** The pages that are to take the place of those shown; `null` where none are. */
  #fresh: readonly Answered<Q>[] | null = null;
  #goal = 0;
  #taken: Answered<Q> | null = null;
  #rows: readonly RowOf<Q>[] = [];
  #added: { first: number; last: number } | null = null;

  /** All rows so far, in the order asked. */
  get rows(): readonly RowOf<Q>[] {
    return this.#rows;
  }

  /** How many rows there are in all; `null` where the source does not count them. */
  get total(): number | null {
    return this.#pages[0]?.value.total ?? null;
  }

  /** The rows that came last behind others, counted from 1; `null` after a first page. A new value for each such page. */
  get added(): { readonly first: number; readonly last: number } | null {
    return this.#added;
  }

  /** Is the list about what it should be about now? Else it is the one before, until the first page has come. */
  get isCurrent(): boolean {
    return this.#of === this.#wantedOf;
  }

  /** Why a page behind the first is incomplete; the first one's own is told with it. */
  get partial(): PartialAnswer | null {
    return this.#pages.slice(1).find(({ partial }) => partial)?.partial ?? null;
  }

  /** The question for the page that is to come next; `null` if none is. */
  get wanted(): Q | null {
    const pages = this.#fresh ?? this.#pages;
    const after = nextOf(pages.at(-1));
    const missing = this.#goal - count(pages);
    if (!this.isCurrent || after === null || missing <= 0) return null;
    const limit = Math.min(MOST_ROWS, Math.ceil(missing / PAGE_ROWS) * PAGE_ROWS);
    return { ...pages[0]!.question, page: { after, limit } };
  }

  /** Asks for so many rows more. */
  more(rows = PAGE_ROWS): void {
    this.#goal = count(this.#pages) + rows;
  }

  /**
   * Takes what has arrived; called in each update before questions are asked.
   * @param of what the list is about: while it stays the same a new first page is a refresh, not another list
   * @param first where the question of the first page stands
   * @param next where the question {@link wanted} stands
   */
  follow(of: string, first: QueryState<Q>, next: QueryState<Q>): void {
    this.#wantedOf = of;
    if (first.kind === 'ready' && first.answered !== (this.#fresh ?? this.#pages)[0]) this.#begin(of, first.answered);
    if (next.kind !== 'ready' || next.answered === this.#taken) return;
    this.#taken = next.answered;
    const { wanted } = this;
    if (wanted && plainKey(wanted) === plainKey(next.answered.question)) this.#append(next.answered);
  }

  /** How the list ends. `outdated`: it could not be asked for again and stands as it was. */
  end(next: QueryState<Q>): PagesEnd {
    if (this.wanted) return next.kind !== 'error' ? 'loading' : this.#fresh ? 'outdated' : 'failed';
    return nextOf(this.#pages.at(-1)) === null ? 'complete' : 'more';
  }

  #begin(of: string, first: Answered<Q>): void {
    if (this.#of === of) {
      this.#goal = Math.max(this.#goal, count(this.#pages));
      return this.#refresh([first]);
    }
    this.#of = of;
    this.#goal = 0;
    this.#added = null;
    this.#show([first]);
  }

  #append(page: Answered<Q>): void {
    if (this.#fresh) return this.#refresh([...this.#fresh, page]);
    const before = this.#rows.length;
    this.#show([...this.#pages, page]);
    if (this.#rows.length > before) this.#added = { first: before + 1, last: this.#rows.length };
  }

  #refresh(fresh: readonly Answered<Q>[]): void {
    if (count(fresh) >= count(this.#pages) || nextOf(fresh.at(-1)) === null) this.#show(fresh);
    else this.#fresh = fresh;
  }

  #show(pages: readonly Answered<Q>[]): void {
    this.#fresh = null;
    this.#pages = pages;
    const rows = new Map<unknown, RowOf<Q>>();
    for (const row of pages.flatMap(rowsOf)) {
      const key = keyOf(row);
      if (!rows.has(key)) rows.set(key, row);
    }
    this.#rows = [...rows.values()];
  }
}

function rowsOf<Q extends PagedQuestion>({ value }: Answered<Q>): readonly RowOf<Q>[] {
  return value.rows;
}

function count<Q extends PagedQuestion>(pages: readonly Answered<Q>[]): number {
  return pages.reduce((sum, { value }) => sum + value.rows.length, 0);
}

/** A page without rows ends the list, whatever it says: asking on would never end. */
function nextOf<Q extends PagedQuestion>(page: Answered<Q> | undefined): AnswerTo<Q>['next'] {
  return page && page.value.rows.length > 0 ? (page.value.next ?? null) : null;
}

/** Sources are other people's code: what is no row is told of when it is drawn. */
function keyOf(row: unknown): unknown {
  if (typeof row !== 'object' || row === null) return row;
  return 'key' in row ? row.key : 'id' in row ? row.id : row;
}
