import type { ReactiveElement } from 'lit';
import { plainKey } from '../../model/canonical.js';
import { withoutDimension } from '../../model/filter-match.js';
import type { Dimension } from '../../model/filter.js';
import type { PartialAnswer, SummaryQuestion } from '../../model/question.js';
import type { SourceError } from '../../model/source-error.js';
import type { PanelEnvironment } from '../../panel/environment.js';
import { type Answered, QueryController } from '../../panel/query-controller.js';

/** A page of values: what a person may look through. */
export const PAGE = 200;

/** A value with the number of its events under all other filters. */
export interface ValueCount {
  value: string;
  events: number;
}

/** What is known of a dimension's values. */
export interface ValueListState {
  kind: 'no-source' | 'loading' | 'error' | 'ready';
  /** Most frequent first. */
  values: readonly ValueCount[];
  /** How many values are not among them. */
  more: number;
  error: SourceError | null;
  partial: PartialAnswer | null;
}

/** The values of the dimension whose list is open, page by page. Nothing is asked while none is open. */
export class ValueList {
  readonly #host: ReactiveElement;
  readonly #environment: PanelEnvironment;
  readonly #dimension: () => Dimension | null;
  readonly #query: QueryController<SummaryQuestion>;
  /** The pages before the one asked for now, and the question (whatever the page) that they belong to. */
  #earlier: { of: string; values: readonly ValueCount[]; all: number; after: string | null } = NO_PAGES;

  constructor(host: ReactiveElement, environment: PanelEnvironment, dimension: () => Dimension | null) {
    this.#host = host;
    this.#environment = environment;
    this.#dimension = dimension;
    this.#query = new QueryController(host, environment, () => this.#question());
  }

  get state(): ValueListState {
    const { state } = this.#query;
    const answered = 'answered' in state ? this.#fitting(state.answered) : null;
    const kind = state.kind === 'idle' ? 'loading' : state.kind;
    const first = this.#firstPage();
    const earlier = first && this.#earlier.of === plainKey(first) ? this.#earlier : NO_PAGES;
    const values = new Map(earlier.values.map((value) => [value.value, value]));
    const table = answered?.value.tables[0];
    for (const { key, events } of table?.rows ?? []) values.set(key[0]!, { value: key[0]!, events });
    const all = earlier.after === null ? values.size + (table?.otherValues ?? 0) : earlier.all;
    const ended = table?.next === null && kind === 'ready';
    return {
      kind,
      values: [...values.values()],
      more: ended ? 0 : Math.max(0, all - values.size),
      error: state.kind === 'error' ? state.error : null,
      partial: answered?.partial ?? null,
    };
  }

  /** Asks for the next page; the values there are stay. */
  showMore(): void {
    const { state } = this.#query;
    const first = this.#firstPage();
    if (state.kind !== 'ready' || !first) return;
    const { next } = state.answered.value.tables[0]!;
    const { values, more } = this.state;
    if (next === null) return;
    this.#earlier = { of: plainKey(first), values, all: values.length + more, after: next };
    this.#host.requestUpdate();
  }

  retry(): void {
    this.#query.retry();
  }

  #question(): SummaryQuestion | null {
    const first = this.#firstPage();
    const { of, after } = this.#earlier;
    if (!first || after === null || of !== plainKey(first)) return first;
    return { ...first, groupings: first.groupings.map((grouping) => ({ ...grouping, after })) };
  }

  /** Without its own filter the question stays the same, and is not asked again, while people choose in the list. */
  #firstPage(): SummaryQuestion | null {
    const dimension = this.#dimension();
    if (!dimension) return null;
    const { filter, zone } = this.#environment;
    const others =
      dimension === 'direction' ? { ...filter, direction: 'all' as const } : withoutDimension(filter, dimension);
    return { kind: 'summary', filter: others, zone, groupings: [{ by: [dimension], ignoreOwn: true, top: PAGE }] };
  }

  /** An answer about another dimension is none. */
  #fitting(answered: Answered<SummaryQuestion> | null): Answered<SummaryQuestion> | null {
    return answered?.question.groupings[0]?.by[0] === this.#dimension() ? answered : null;
  }
}

const NO_PAGES = { of: '', values: [], all: 0, after: null };
