import { html, nothing, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { sparkline } from '../../charts/sparkline.js';
import { statusTable, type StatusLine, type StatusMeasure } from '../../charts/status-table.js';
import type { SyncFilter } from '../../model/filter.js';
import { isFilterValue } from '../../model/filter-normal.js';
import { formatCount } from '../../model/formats.js';
import type { Summary, SummaryQuestion, SummaryTable } from '../../model/question.js';
import { type Choice, choiceOf } from '../../panel/choice.js';
import { filterButton } from '../../panel/filter-button.js';
import { valueLabel } from '../../panel/labels.js';
import { type ObjectCount, seenAndHeard } from '../../panel/objects.js';
import type { PanelParts } from '../../panel/parts.js';
import { repeat } from '../../panel/repeat.js';
import { SyncPanel } from '../../panel/sync-panel.js';
import { trendLabel } from '../../panel/trend.js';
import { tableStyles } from '../../styles/table.js';
import { pages } from './pages.js';
import { statusTableStyles } from './sync-status-table.styles.js';
import { text, type Text } from './text.js';

/** Lines shown at a time. */
const PAGE = 100;

/** What the cells of one answer have in common. */
interface Drawing {
  statuses: string[];
  actions: Choice;
  chosenStatuses: Choice;
  /** The tables that distinct objects come from: of an action and of all of them, over all statuses and in each. */
  tables: Record<'action' | 'total', { over: SummaryTable; each: SummaryTable }>;
  trend(values: number[]): TemplateResult | typeof nothing;
}

/**
 * A row per action: events, distinct objects (or events) in each status, trend, distinct objects. Counts of objects open
 * their list; row and column labels filter.
 *
 * @csspart table - The table.
 * @csspart note - The note on counts that do not add up.
 */
export class SyncStatusTable extends SyncPanel<SummaryQuestion> {
  static override styles: CSSResultGroup = [SyncPanel.styles, tableStyles, statusTableStyles];

  static override properties: PropertyDeclarations = {
    _page: { state: true },
    measure: {},
  };

  private _page = 0;

  /** What the cells under a status count: `objects` (default) or `events`. */
  measure: StatusMeasure = 'objects';

  protected override get text(): Text {
    return text;
  }

  protected override question(): SummaryQuestion {
    const { filter, zone } = this.environment;
    const ignoreOwn = ['action', 'status'] as const;
    return {
      kind: 'summary',
      filter,
      zone,
      groupings: [
        { by: ['action'], ignoreOwn },
        { by: ['action', 'status'], ignoreOwn: true },
        { by: ['action'], bin: 'auto', ignoreOwn },
        { by: ['status'], ignoreOwn },
        { by: [], ignoreOwn },
      ],
    };
  }

  protected override parts(): PanelParts<SummaryQuestion> {
    const words = this.text.statusTable;
    return {
      title: words.title,
      counts: 'both',
      isEmpty: ({ tables }) => tables[0]!.rows.length === 0,
      content: (summary) => this.content(summary),
      summary: ({ tables }) => {
        const lines = tables[0]!.rows.length;
        const { events = 0, objects = 0 } = tables[4]!.rows[0] ?? {};
        const { count } = this.text.panel;
        return words.summary(
          this.count(lines),
          lines === 1,
          count.events(this.count(events), events === 1),
          count.objects(this.objectCount(objects, tables[4]!).spoken, objects === 1),
        );
      },
    };
  }

  private content(summary: Summary): TemplateResult {
    const words = this.text.statusTable;
    const measure = this.measure === 'events' ? 'events' : 'objects';
    const { statuses, lines, total } = statusTable(summary, measure);
    const { bins } = summary.tables[2]!;
    const [over, each, , eachInTotal, overInTotal] = summary.tables;
    const filter = this.environment.chosenFilter;
    const drawing: Drawing = {
      statuses,
      actions: choiceOf(filter, 'action'),
      chosenStatuses: choiceOf(filter, 'status'),
      tables: { action: { over: over!, each: each! }, total: { over: overInTotal!, each: eachInTotal! } },
      trend: (values) =>
        bins && values.length > 0
          ? sparkline({ values, label: trendLabel(values, bins, this.environment, this.text) })
          : nothing,
    };
    const first = Math.min(this._page, Math.max(0, Math.ceil(lines.length / PAGE) - 1)) * PAGE;
    const shown = lines.slice(first, first + PAGE);
    // The roles say what the elements are also where a narrow panel lays rows out as blocks.
    return html`<div class="scroll">
        <table part="table" role="table">
          <caption class="visually-hidden">
            ${words.byStatus[measure]}
          </caption>
          ${this.head(drawing, words.byStatus[measure])}
          <tbody role="rowgroup">
            ${repeat(
              shown,
              ({ action }) => action,
              (line) => this.line(line, measure, drawing),
            )}
          </tbody>
          <tfoot role="rowgroup">
            ${this.line(total, measure, drawing)}
          </tfoot>
        </table>
      </div>
      ${shown.length < lines.length ? pages({ first, shown: shown.length, all: lines.length, text: this.text, locale: this.environment.locale }, (step) => (this._page = first / PAGE + step)) : nothing}
      <p part="note" class="muted note"><bdi>${words.note}</bdi></p>`;
  }

  private head({ statuses, chosenStatuses }: Drawing, byStatus: string): TemplateResult {
    const words = this.text.statusTable;
    return html`<thead role="rowgroup">
      <tr role="row" class="groups">
        <th role="columnheader" scope="col" rowspan="2">${words.action}</th>
        <th role="columnheader" scope="col" rowspan="2" class="number">${words.events}</th>
        <th role="columnheader" scope="colgroup" colspan=${statuses.length} class="by-status">${byStatus}</th>
        <th role="columnheader" class="trend-head" scope="col" rowspan="2">${words.trend}</th>
        <th role="columnheader" scope="col" rowspan="2" class="number">${words.objects}</th>
      </tr>
      <tr role="row" class="statuses">
        ${statuses.map(
          (status) =>
            html`<th
              role="columnheader"
              scope="col"
              class=${classMap({ number: true, dimmed: chosenStatuses.dims(status) })}
            >
              ${this.filterButton('status', status, chosenStatuses)}
            </th>`,
        )}
      </tr>
    </thead>`;
  }

  private line(line: StatusLine, measure: StatusMeasure, drawing: Drawing): TemplateResult {
    const { statuses, actions, chosenStatuses } = drawing;
    const { action } = line;
    const { over, each } = drawing.tables[action === null ? 'total' : 'action'];
    const words = this.text.statusTable;
    const dimmed = action !== null && actions.dims(action);
    return html`<tr role="row" class=${classMap({ dimmed, chosen: action !== null && actions.has(action) })}>
      <th role="rowheader" scope="row">
        ${action === null ? words.all : this.filterButton('action', action, actions)}
      </th>
      ${this.cell(words.events, this.count(line.events), false)}
      ${line.counts.map((count, index) => {
        const status = statuses[index]!;
        const label = valueLabel('status', status, this.text);
        const content =
          measure === 'objects' ? this.objects(this.objectCount(count, each), action, status) : this.count(count);
        return this.cell(label, content, count === 0 || chosenStatuses.dims(status));
      })}
      <td role="cell" class="trend">${drawing.trend(line.trend)}</td>
      ${this.cell(words.objects, this.objects(this.objectCount(line.objects, over), action, null), false)}
    </tr>`;
  }

  private cell(label: string, content: TemplateResult | string, dimmed: boolean): TemplateResult {
    return html`<td role="cell" class=${classMap({ number: true, dimmed })}>
      <span class="label" aria-hidden="true"><bdi>${label}</bdi></span
      >${content}
    </td>`;
  }

  private filterButton(dimension: 'action' | 'status', value: string, choice: Choice): TemplateResult {
    const label = valueLabel(dimension, value, this.text);
    return filterButton({
      value,
      content: html`<bdi>${label}</bdi>`,
      chosen: choice.has(value),
      kind: 'filter',
      title: label,
      pick: (additive) => this.toggle(dimension, value, additive),
    });
  }

  private objects(objects: ObjectCount, action: string | null, status: string | null): TemplateResult | string {
    const { count, shown, spoken } = objects;
    if (count === 0 || ![action, status].every((value) => value === null || isFilterValue(value)))
      return seenAndHeard(objects);
    const { all, openObjects } = this.text.statusTable;
    const actionLabel = action === null ? all : valueLabel('action', action, this.text);
    const statusLabel = status === null ? null : valueLabel('status', status, this.text);
    return html`<button
      type="button"
      class="link"
      aria-label=${openObjects(actionLabel, statusLabel, spoken, count === 1)}
      @click=${() => this.open({ kind: 'objects', filter: this.cellFilter(action, status) })}
    >
      ${shown}
    </button>`;
  }

  /** A cell over all actions or statuses counted them all, whatever is chosen: what it opens does the same. */
  private cellFilter(action: string | null, status: string | null): SyncFilter {
    const chosen = this.environment.chosenFilter;
    const filter: SyncFilter = {};
    if (action !== null) filter.action = [action];
    else if (chosen.action?.length) filter.action = [];
    if (status !== null) filter.status = [status];
    else if (chosen.status?.length) filter.status = [];
    return filter;
  }

  private count(count: number): string {
    return formatCount(count, this.environment.locale);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sync-status-table': SyncStatusTable;
  }
}
