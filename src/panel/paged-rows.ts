import { html, nothing, type ReactiveController, type ReactiveElement, type TemplateResult } from 'lit';
import type { Messages } from '../locales/en.js';
import type { paging } from '../locales/en/paging.js';
import { formatCount } from '../model/formats.js';
import type { Asker } from './asker.js';
import type { PanelEnvironment } from './environment.js';
import { ForwardPages, PAGE_ROWS, type PagedQuestion, type PagesEnd, type RowOf } from './forward-pages.js';
import { partialText } from './frame.js';
import { QueryController, type QueryState } from './query-controller.js';
import { RowsInView } from './rows-in-view.js';

/** Words that a list in pages needs besides those of the frame. */
export type PagingText = Messages & { paging: typeof paging };

/** More than this many rows left: people can go on by as many. */
const MANY_ROWS = 1000;

/**
 * The rows of a list that is loaded page by page, each page appended to those before, and what stands above and below
 * them. The last three hundred are in the page, until people go back. The focus of whoever asked for more goes to the
 * first row that came; the element marks its rows with `data-row`.
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
  #inView = new RowsInView();
  /** What the rows in view are of. */
  #of = '';
  /** The row that the focus goes to, counted from 0. */
  #toFocus: number | null = null;

  /** @param first where the question of the first page stands */
  constructor(host: ReactiveElement, environment: PanelEnvironment, first: () => QueryState<Q>) {
    this.#host = host;
    this.#environment = environment;
    this.#first = first;
    this.#next = new QueryController(host, environment, () => this.#pages.wanted);
    host.addController(this);
  }

  /** All that are loaded. */
  get rows(): readonly RowOf<Q>[] {
    return this.#pages.rows;
  }

  /** Those in the page. */
  get rowsInView(): readonly RowOf<Q>[] {
    const { rows } = this.#pages;
    return rows.slice(this.firstInView, this.#inView.end(rows.length));
  }

  /** Rows before those in the page. */
  get firstInView(): number {
    return this.#inView.first(this.#pages.rows.length);
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
    const whole = `${this.#askers} ${of}`;
    this.#pages.follow(whole, this.#first(), this.#next.state);
    if (this.#pages.isCurrent && this.#of !== whole) {
      this.#of = whole;
      this.#inView = new RowsInView();
    }
    const { added } = this.#pages;
    if (added && added !== this.#added) this.#moveTo(added.last, added.first - 1);
    this.#added = added;
  }

  hostUpdate(): void {
    this.#wasOnMore = this.#host.shadowRoot?.activeElement?.closest('.more-rows') != null;
  }

  hostUpdated(): void {
    if (this.#toFocus !== null && this.#wasOnMore) this.#focusRow(this.#toFocus - this.firstInView);
    this.#toFocus = null;
  }

  /** The way to the rows before those in the page. */
  before(text: PagingText): TemplateResult | typeof nothing {
    const words = text.paging;
    const first = this.firstInView;
    if (first === 0) return nothing;
    const button = (label: string, rows: number) =>
      html`<button type="button" @click=${() => this.#back(rows)}>${label}</button>`;
    const page = Math.min(PAGE_ROWS, first);
    return html`<div part="before" class="more-rows before">
      ${button(words.before(formatCount(page, this.#environment.locale)), page)}
      ${first > page ? button(words.toFirst, first) : nothing}
    </div>`;
  }

  /** How many rows are shown, what is missing from them, and the way to more. `nouns` says "150,000 objects". */
  end(text: PagingText, nouns: (count: string, one: boolean) => string): TemplateResult {
    const words = text.paging;
    const { rows, total, added, partial } = this.#pages;
    const count = (number: number) => formatCount(number, this.#environment.locale);
    const end = this.#pages.end(this.#next.state);
    const first = this.firstInView;
    const last = this.#inView.end(rows.length);
    const isAll = end === 'complete' && rows.length >= (total ?? 0);
    const all = isAll ? rows.length : total;
    const allInWords = nouns(count(all ?? rows.length), (all ?? rows.length) === 1);
    const shown =
      isAll && first === 0 && last === all
        ? allInWords
        : all !== null
          ? words.shown(count(first + 1), count(last), allInWords)
          : first === 0 && last === rows.length
            ? words.shownOfMany(allInWords)
            : words.shownOfUncounted(count(first + 1), count(last));
    return html`<div part="more" class="more-rows">
      <span class="muted"><bdi>${shown}</bdi></span>
      ${partial ? html`<span>${partialText(partial, text, this.#environment.locale)}</span>` : nothing}
      ${this.#way(end, text, (all ?? 0) - last, rows.length - last)}
      <span class="visually-hidden" role="status"
        >${added ? words.added(count(added.first), count(added.last)) : nothing}</span
      >
    </div>`;
  }

  // One button through all of this, so that it keeps the focus.
  #way(end: PagesEnd, text: PagingText, left: number, loaded: number): TemplateResult | typeof nothing {
    const words = text.paging;
    const { state } = this.#next;
    if (end === 'complete' && loaded === 0) return nothing;
    const problem = (end === 'failed' || end === 'outdated') && state.kind === 'error' ? { end, ...state } : null;
    const button = (label: string, press: () => void) =>
      html`<button
        type="button"
        aria-disabled=${end === 'loading' ? 'true' : 'false'}
        @click=${() => (end === 'loading' ? undefined : press())}
      >
        ${label}
      </button>`;
    const on = (rows: number, label: (rows: string) => string) =>
      button(label(formatCount(rows, this.#environment.locale)), () => this.#more(rows));
    return html`${
      problem
        ? html`<span role="alert"
            >${words[problem.end]} ${text.panel.errors[problem.error.reason].title}.
            <bdi>${problem.error.message}</bdi></span
          >`
        : nothing
    }
    ${problem ? button(text.panel.retry, () => this.#next.retry()) : on(PAGE_ROWS, words.more)}
    ${problem && loaded > 0 ? on(Math.min(PAGE_ROWS, loaded), words.more) : nothing}
    ${!problem && left > MANY_ROWS ? on(MANY_ROWS, words.skip) : nothing}
    ${end === 'loading' ? html`<span class="muted">${text.panel.loading}</span>` : nothing}`;
  }

  /** Rows that are loaded are shown at once, others when they have come. */
  #more(rows: number): void {
    const loaded = this.#pages.rows.length;
    const end = this.#inView.end(loaded) + rows;
    if (end > loaded && this.#pages.end(this.#next.state) === 'more') this.#pages.more(end - loaded);
    else this.#moveTo(end, this.#inView.end(loaded));
    this.#host.requestUpdate();
  }

  /** @param came the first row that was not there, counted from 0: it gets the focus, or the first one in the page does */
  #moveTo(end: number, came: number): void {
    this.#inView.moveTo(end, this.#pages.rows.length);
    this.#toFocus = Math.max(came, this.firstInView);
  }

  #back(rows: number): void {
    this.#inView.moveBack(rows, this.#pages.rows.length);
    this.#host.requestUpdate();
  }

  #focusRow(place: number): void {
    const row = this.#host.shadowRoot?.querySelectorAll<HTMLElement>('[data-row]')[place];
    if (!row) return;
    // Only while it has the focus: a click on it is no wish to get there.
    row.tabIndex = -1;
    row.addEventListener('blur', () => row.removeAttribute('tabindex'), { once: true });
    row.focus();
  }
}
