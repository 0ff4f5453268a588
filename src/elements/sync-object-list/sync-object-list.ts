import {
  html,
  nothing,
  type CSSResultGroup,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { canonicalJson } from '../../model/canonical.js';
import type { SyncFilter } from '../../model/filter.js';
import { formatCount } from '../../model/formats.js';
import type { ObjectsQuestion } from '../../model/question.js';
import { choiceOf } from '../../panel/choice.js';
import { ErrorTexts } from '../../panel/error-texts.js';
import { PAGE_ROWS } from '../../panel/forward-pages.js';
import { PagedRows } from '../../panel/paged-rows.js';
import type { PanelParts } from '../../panel/parts.js';
import { repeat } from '../../panel/repeat.js';
import { searchBox } from '../../panel/search-box.js';
import { SyncPanel } from '../../panel/sync-panel.js';
import { rowsStyles } from '../../styles/rows.js';
import { objectRow, type ObjectView } from './object-row.js';
import { objectListStyles } from './sync-object-list.styles.js';
import { text, type Text } from './text.js';

type Sort = NonNullable<ObjectsQuestion['sort']>;

const NEWEST_FIRST: Sort = { by: 'lastSeen', descending: true };

/**
 * The distinct objects of the filter, any number of them: names, ids and UPN on both sides, events, first and last seen,
 * and the object's state now. Names open the object's history, types filter, column headings sort.
 *
 * A page of a hundred is appended to those before on request, and the last three hundred are in the page, with a way back
 * above them: a live log does not shift rows from page to page, and a list of any length stays light. The search box
 * shows the scope's search; text that a person writes there takes its place in this list only, which says so, until the
 * scope's search changes.
 *
 * @csspart search - The search box with its button.
 * @csspart table - The table.
 * @csspart row - One object.
 * @csspart before - The way to the objects before those in the page.
 * @csspart more - How many objects are shown, and the way to more.
 * @csspart note - The note on what the columns tell.
 */
export class SyncObjectList extends SyncPanel<ObjectsQuestion> {
  static override styles: CSSResultGroup = [SyncPanel.styles, rowsStyles, objectListStyles];

  static override properties: PropertyDeclarations = {
    _sort: { state: true },
    _search: { state: true },
  };

  readonly #rows = new PagedRows<ObjectsQuestion>(this, this.environment, () => this.query.state);
  readonly #errorTexts = new ErrorTexts(this);
  /** Whose answers and which search of the scope the state below belongs to. */
  #begun: readonly unknown[] = [];
  /** What the source said it cannot sort by. */
  #refused: Sort['by'] | null = null;

  private _sort = NEWEST_FIRST;
  /** What a person searches for in this list; `null`: what the scope says. */
  private _search: string | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { asker, chosenFilter } = this.environment;
    if (asker !== this.#begun[0]) this.#refused = null;
    if (chosenFilter.search !== this.#begun[1]) this._search = null;
    this.#begun = [asker, chosenFilter.search];
    const { state } = this.query;
    if (state.kind === 'error' && state.error.reason === 'unsupported' && this._sort.by !== NEWEST_FIRST.by) {
      this.#refused = this._sort.by;
      this._sort = NEWEST_FIRST;
    }
    this.#rows.follow(canonicalJson([this.withSearch(chosenFilter), this._sort]));
  }

  protected override get text(): Text {
    return text;
  }

  protected override question(): ObjectsQuestion {
    const filter = this.withSearch(this.environment.filter);
    return { kind: 'objects', filter, sort: this._sort, page: { limit: PAGE_ROWS } };
  }

  protected override parts(): PanelParts<ObjectsQuestion> {
    const words = this.text.objectList;
    const search = this.environment.chosenFilter.search ?? '';
    return {
      title: words.title,
      counts: 'both',
      isEmpty: ({ rows }) => rows.length === 0,
      ...(this._search && { empty: () => html`${this.notes(search)}${this.noneFound()}` }),
      content: () => html`${this.notes(search)}${this.table()}`,
      summary: ({ rows, total }, { sort = NEWEST_FIRST }) => {
        const count = total ?? rows.length;
        return words.summary(this.nouns(this.count(count), count === 1), sort.by, sort.descending);
      },
      ...(this.environment.asker && {
        actions: searchBox({
          ...words.search,
          value: this._search ?? search,
          search: (text) => (this._search = text),
        }),
      }),
    };
  }

  private withSearch(filter: SyncFilter): SyncFilter {
    return this._search === null ? filter : { ...filter, search: this._search };
  }

  private readonly nouns = (count: string, one: boolean): string => this.text.panel.count.objects(count, one);

  /** What people would not expect of this list, above it. */
  private notes(search: string): TemplateResult {
    const words = this.text.objectList;
    return html`${
      this._search !== null && search && search !== this._search
        ? html`<p class="muted note">
            ${words.otherSearch} <bdi>${search}</bdi>
            <button type="button" class="link" @click=${() => (this._search = null)}>${words.useOtherSearch}</button>
          </p>`
        : nothing
    }${this.#refused ? html`<p class="muted note" role="status">${words.notSortable(this.#refused)}</p>` : nothing}`;
  }

  private noneFound(): TemplateResult {
    const words = this.text.objectList;
    return html`<div class="state">
      <p class="state-title">${words.noneFound}</p>
      <p>${words.noneFoundText} <bdi>${this._search}</bdi></p>
      <button type="button" @click=${() => (this._search = '')}>${words.clearSearch}</button>
    </div>`;
  }

  private table(): TemplateResult {
    const words = this.text.objectList;
    const { rowsInView, firstInView, total } = this.#rows;
    const view = this.view();
    // The roles say what the elements are also where a narrow panel lays rows out as cards.
    return html`${this.#rows.before(this.text)}
      <div class="scroll">
        <table part="table" role="table" aria-rowcount=${total === null ? -1 : total + 1}>
          <caption class="visually-hidden">
            ${words.title}
          </caption>
          ${this.head()}
          <tbody role="rowgroup">
            ${repeat(
              rowsInView,
              ({ key }) => key,
              (row, index) => objectRow(row, firstInView + index, view),
            )}
          </tbody>
        </table>
      </div>
      ${this.#rows.end(this.text, this.nouns)}
      <p part="note" class="muted note"><bdi>${words.note}</bdi></p>`;
  }

  private view(): ObjectView {
    const { environment } = this;
    // The log of an object's state names no job: the panel's direction tells.
    const cloudSync = environment.chosenFilter.direction !== 'all';
    return {
      environment,
      text: this.text,
      types: choiceOf(environment.chosenFilter, 'type'),
      explain: (code) => this.#errorTexts.find(code, { cloudSync }),
      newMark: (time) => this.newMark(time),
      toggleType: (type, additive) => this.toggle('type', type, additive),
      open: (key) => this.open({ kind: 'object', key }),
    };
  }

  private head(): TemplateResult {
    const words = this.text.objectList;
    const plain = (label: string) => html`<th role="columnheader" scope="col" class="plain-head">${label}</th>`;
    return html`<thead role="rowgroup">
      <tr role="row" aria-rowindex="1">
        ${this.sortHead('name', words.source)} ${plain(words.target)} ${this.sortHead('type', words.type)}
        ${this.sortHead('events', words.events, 'number')} ${this.sortHead('firstSeen', words.firstSeen)}
        ${this.sortHead('lastSeen', words.lastSeen)} ${plain(words.state)} ${plain(words.error)}
      </tr>
    </thead>`;
  }

  private sortHead(by: Sort['by'], label: string, kind = ''): TemplateResult {
    if (by === this.#refused) return html`<th role="columnheader" scope="col" class="plain-head ${kind}">${label}</th>`;
    const isSorted = this._sort.by === by;
    const { descending } = this._sort;
    return html`<th
      role="columnheader"
      scope="col"
      class=${kind}
      aria-sort=${isSorted ? (descending ? 'descending' : 'ascending') : nothing}
    >
      <button
        type="button"
        class=${classMap({ plain: true, sort: true, sorted: isSorted })}
        @click=${() => this.sort(by)}
      >
        ${label}<span class="arrow" aria-hidden="true">${isSorted ? (descending ? '↓' : '↑') : ''}</span>
      </button>
    </th>`;
  }

  /** Names begin at A, numbers and times with the largest; again turns round. */
  private sort(by: Sort['by']): void {
    const isSorted = this._sort.by === by;
    this._sort = { by, descending: isSorted ? !this._sort.descending : by !== 'name' && by !== 'type' };
  }

  private count(count: number): string {
    return formatCount(count, this.environment.locale);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sync-object-list': SyncObjectList;
  }
}
