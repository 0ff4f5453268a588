import { html, type CSSResultGroup, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { canonicalJson } from '../../model/canonical.js';
import type { SyncFilter } from '../../model/filter.js';
import type { AnswerTo } from '../../model/question.js';
import type { Asker } from '../../panel/asker.js';
import type { PanelParts } from '../../panel/parts.js';
import type { RecordSort } from '../../panel/rows/rows.js';
import { SyncPanel } from '../../panel/sync-panel.js';
import { statusColors } from '../../styles/status.js';
import { blockLines, type Column, type ColumnName, columnsOf } from './columns.js';
import { type GroupBy, GROUPINGS } from './groups.js';
import { head, layout } from './head.js';
import type { LineStyle } from './lines.js';
import { LogTable } from './log-table.js';
import { type LogQuestion, type LogView, questionOf } from './log-view.js';
import { above, notesOf, rowsIn, summaryOf } from './said.js';
import { logTableStyles } from './sync-log-table.styles.js';
import { text, type Text } from './text.js';
import { toolbar } from './toolbar.js';

const NEWEST_FIRST: RecordSort = { by: 'time', descending: true };

/** A person who types is not yet asking. */
const TYPING_MS = 200;

/**
 * Every event as a row with its steps below it, whatever their number: only the rows near those seen are loaded. Rows can
 * be sorted, searched, grouped and selected; Enter or a click on the first cell opens the event. What stands in the search
 * box takes the place of the filter's search text, in this table only.
 *
 * @csspart toolbar - Search, grouping and choice of columns.
 * @csspart columns - The list of columns to choose from.
 * @csspart position - Which events are seen, of how many.
 * @csspart table - The table, which scrolls.
 * @csspart status-icon - The shape beside a status.
 * @cssprop --sync-log-table-size - Greatest height of the table. Default 35rem.
 */
export class SyncLogTable extends SyncPanel<LogQuestion> {
  static override styles: CSSResultGroup = [SyncPanel.styles, statusColors, logTableStyles];

  static override properties: PropertyDeclarations = {
    _by: { state: true },
    _columns: { state: true },
    _sort: { state: true },
    _search: { state: true },
    groupBy: { attribute: 'group-by' },
    columns: {},
  };

  readonly #views = new WeakMap<LogQuestion, LogView>();
  #asker: Asker | null = null;
  #style: LineStyle | null = null;
  #scopeSearch = '';
  #filter = '';
  #typing: ReturnType<typeof setTimeout> | undefined;

  private _by: GroupBy | null = null;
  private _columns: readonly ColumnName[] | null = null;
  private _sort: RecordSort = NEWEST_FIRST;
  private _search: string | null = null;

  /** `none` (default), `action`, `cycle`, `object` or `error`: what rows are grouped by. People can switch in the panel. */
  groupBy: string = 'none';

  /** Names of the columns shown at first, separated by commas, e.g. `time,status,name,error`. People can choose others. */
  columns: string | null = null;

  readonly #table: LogTable = new LogTable({
    by: () => this.#shownBy,
    style: () => this.#lineStyle(),
    objects: (group) => this.objectCount(group.row.objects, this.#table.data.groups?.table ?? {}),
    open: (request) => this.open(request),
    changed: () => this.requestUpdate(),
  });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A move is not a removal.
    setTimeout(() => {
      if (!this.isConnected) this.#table.close();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { asker, chosenFilter } = this.environment;
    const search = typeof chosenFilter.search === 'string' ? chosenFilter.search : '';
    if (changed.has('groupBy')) this._by = null;
    if (changed.has('columns')) this._columns = null;
    if (search !== this.#scopeSearch || asker !== this.#asker) {
      clearTimeout(this.#typing);
      this._search = null;
    }
    this.#scopeSearch = search;
    if (asker !== this.#asker) this._sort = NEWEST_FIRST;
    const filter = canonicalJson(this.#withSearch(chosenFilter));
    // What was selected may not be among the events any more; another order or grouping has the same ones.
    if (asker !== this.#asker || filter !== this.#filter) this.#table.clearSelection();
    [this.#asker, this.#filter] = [asker, filter];
    this.#style = null;
  }

  protected override update(changed: PropertyValues<this>): void {
    super.update(changed);
    this.#table.attach(this.renderRoot);
  }

  protected override get text(): Text {
    return text;
  }

  protected override question(): LogQuestion {
    const view = this.#view();
    const question = questionOf(view);
    this.#views.set(question, view);
    return question;
  }

  protected override parts(): PanelParts<LogQuestion> {
    const words = this.text.logTable;
    return {
      title: words.title,
      counts: this.#shownBy === 'none' ? 'events' : 'both',
      isEmpty: (value, question) => rowsIn(value, question).length === 0,
      ...(this.#emptyTitle !== null && { emptyTitle: this.#emptyTitle }),
      content: (value, question) => this.#content(value, question),
      summary: (value, question) => summaryOf(value, question, this.#lineStyle()),
      ...(this.environment.asker && { actions: this.#toolbar() }),
    };
  }

  get #shownBy(): GroupBy {
    const by = this._by ?? this.groupBy;
    return GROUPINGS.find((known) => known === by) ?? 'none';
  }

  get #shownSearch(): string {
    return this._search ?? this.#scopeSearch;
  }

  get #shownColumns(): readonly Column[] {
    return columnsOf(this._columns ?? this.columns?.split(',') ?? null);
  }

  get #emptyTitle(): string | null {
    if (this._search?.trim()) return this.text.panel.empty.title;
    return this.#shownBy === 'error' ? this.text.logTable.group.noFailures : null;
  }

  #view(): LogView {
    const { filter, chosenFilter, zone } = this.environment;
    const { _sort: sort } = this;
    const by = this.#shownBy;
    const key = canonicalJson([this.#withSearch(chosenFilter), by, sort, zone]);
    return { key, by, sort, zone, filter: this.#withSearch(filter) };
  }

  #withSearch(filter: SyncFilter): SyncFilter {
    return { ...filter, search: this.#shownSearch };
  }

  #lineStyle(): LineStyle {
    const { locale, zone } = this.environment;
    this.#style ??= {
      locale,
      zone,
      text: this.text,
      columns: this.#shownColumns,
      level: this.#shownBy === 'none' ? 1 : 2,
      mark: (time) => this.newMark(time),
      version: {},
    };
    return this.#style;
  }

  #toolbar(): TemplateResult {
    return toolbar({
      text: this.text,
      search: this.#shownSearch,
      by: this.#shownBy,
      columns: this.#shownColumns,
      isUsualColumns: this._columns === null,
      onSearch: (search) => {
        clearTimeout(this.#typing);
        this.#typing = setTimeout(() => (this._search = search), TYPING_MS);
      },
      onGroup: (by) => (this._by = by),
      onColumns: (names) => (this._columns = names),
    });
  }

  #content(value: AnswerTo<LogQuestion>, question: LogQuestion): TemplateResult {
    const view = this.#views.get(question);
    if (view && this.environment.asker) this.#table.data.show(this.environment.asker, view, question, value);
    const words = this.text.logTable;
    const style = this.#lineStyle();
    const { columns } = style;
    const { grid } = this.#table;
    return html`${above(this.#table, notesOf(this.#table.data, { by: this.#shownBy, sort: this._sort }, style), style)}
      <div
        part="table"
        class="viewport"
        role="treegrid"
        tabindex="0"
        aria-label=${this.heading || words.title}
        aria-describedby="keys"
        aria-multiselectable="true"
        aria-colcount=${columns.length}
        @keydown=${grid.keyDown}
        @mousedown=${grid.pressed}
        @click=${grid.clicked}
        @dblclick=${grid.clickedTwice}
        ${layout(columns, blockLines(columns))}
      >
        ${head(columns, this._sort, this.text, (sort) => (this._sort = sort))}
        <div class="probes" aria-hidden="true">
          <div class="line probe header"></div>
          <div class="line probe row"></div>
          <div class="line probe step"></div>
        </div>
        <div role="rowgroup" class="space"></div>
      </div>
      <div id="keys" class="visually-hidden">${words.keys}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sync-log-table': SyncLogTable;
  }
}
