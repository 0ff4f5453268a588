import { html, nothing, type ReactiveController, type ReactiveElement, type TemplateResult } from 'lit';
import type { Messages } from '../locales/en.js';
import type { paging } from '../locales/en/paging.js';
import { formatCount } from '../model/formats.js';
import type { Asker } from './asker.js';
import type { PanelEnvironment } from './environment.js';
import { ForwardPages, PAGE_ROWS, type PagedQuestion, type PagesEnd, type RowOf } from './forward-pages.js';
import { partialText } from './frame.js';
import { QueryController, type QueryState } from './query-controller.js';

/** Words that a list in pages needs besides those of the frame. */
export type PagingText = Messages & { paging: typeof paging };

/** More than this many rows left: people can ask for many at once. */
const MANY_ROWS = 1000;

/**
 * The rows of a list that is loaded page by page, each page appended to those before, and what stands below them. The
 * focus of whoever asked for more goes to the first row added, which the element marks with `data-row`.
 */
export class PagedRows<Q extends PagedQuestion> implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #environment: PanelEnvironment;
  readonly #first: () => QueryState<Q>;
  readonly #pages = new ForwardPages<Q>();
  readonly #next: QueryController<Q>;
  #asker: Asker | null = null;
  #askers = 0;
  #wasOnMore = false;
  #added: ForwardPages<Q>['added'] = null;

  /** @param first where the question of the first page stands */
  constructor(host: ReactiveElement, environment: PanelEnvironment, first: () => QueryState<Q>) {
    this.#host = host;
    this.#environment = environment;
    this.#first = first;
    this.#next = new QueryController(host, environment, () => this.#pages.wanted);
    host.addController(this);
  }

  get rows(): readonly RowOf<Q>[] {
    return this.#pages.rows;
  }

  get total(): number | null {
    return this.#pages.total;
  }

  /** Are these the rows of what {@link follow} was told last? Else those of the list before. */
  get isCurrent(): boolean {
    return this.#pages.isCurrent;
  }

  /** Takes what has arrived; called in the host's `willUpdate`. While `of` stays the same a new first page is a refresh. */
  follow(of: string): void {
    const { asker } = this.#environment;
    if (asker !== this.#asker) this.#askers++;
    this.#asker = asker;
    this.#pages.follow(`${this.#askers} ${of}`, this.#first(), this.#next.state);
  }

  hostUpdate(): void {
    this.#wasOnMore = this.#host.shadowRoot?.activeElement?.closest('.more-rows') != null;
  }

  hostUpdated(): void {
    const { added } = this.#pages;
    if (added !== this.#added && added && this.#wasOnMore) this.#focusRow(added.first);
    this.#added = added;
  }

  /** How many rows are shown, what is missing from them, and the way to more. `nouns` says "150,000 objects". */
  end(text: PagingText, nouns: (count: string, one: boolean) => string): TemplateResult {
    const words = text.paging;
    const { rows, total, added, partial } = this.#pages;
    const count = (number: number) => formatCount(number, this.#environment.locale);
    const end = this.#pages.end(this.#next.state);
    const all = total === null ? null : nouns(count(total), total === 1);
    const shown =
      end === 'complete' && rows.length >= (total ?? 0)
        ? nouns(count(rows.length), rows.length === 1)
        : all === null
          ? words.shownOfMany(nouns(count(rows.length), rows.length === 1))
          : words.shown(count(rows.length), all);
    return html`<div part="more" class="more-rows">
      <span class="muted"><bdi>${shown}</bdi></span>
      ${partial ? html`<span>${partialText(partial, text, this.#environment.locale)}</span>` : nothing}
      ${this.#way(end, text, (total ?? 0) - rows.length)}
      <span class="visually-hidden" role="status"
        >${added ? words.added(count(added.first), count(added.last)) : nothing}</span
      >
    </div>`;
  }

  // One button through all of this, so that it keeps the focus.
  #way(end: PagesEnd, text: PagingText, left: number): TemplateResult | typeof nothing {
    const words = text.paging;
    const { state } = this.#next;
    if (end === 'complete') return nothing;
    const problem = (end === 'failed' || end === 'outdated') && state.kind === 'error' ? { end, ...state } : null;
    const button = (label: string, press: () => void) =>
      html`<button
        type="button"
        aria-disabled=${end === 'loading' ? 'true' : 'false'}
        @click=${() => (end === 'loading' ? undefined : press())}
      >
        ${label}
      </button>`;
    const more = (rows: number) =>
      button(words.more(formatCount(rows, this.#environment.locale)), () => this.#more(rows));
    return html`${
      problem
        ? html`<span role="alert"
            >${words[problem.end]} ${text.panel.errors[problem.error.reason].title}.
            <bdi>${problem.error.message}</bdi></span
          >`
        : nothing
    }
    ${problem ? button(text.panel.retry, () => this.#next.retry()) : more(PAGE_ROWS)}
    ${!problem && left > MANY_ROWS ? more(MANY_ROWS) : nothing}
    ${end === 'loading' ? html`<span class="muted">${text.panel.loading}</span>` : nothing}`;
  }

  #more(rows: number): void {
    this.#pages.more(rows);
    this.#host.requestUpdate();
  }

  #focusRow(place: number): void {
    const row = this.#host.shadowRoot?.querySelectorAll<HTMLElement>('[data-row]')[place - 1];
    if (!row) return;
    // Only while it has the focus: a click on it is no wish to get there.
    row.tabIndex = -1;
    row.addEventListener('blur', () => row.removeAttribute('tabindex'), { once: true });
    row.focus();
  }
}
