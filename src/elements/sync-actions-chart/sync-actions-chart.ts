import type { PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import type { ColumnsLayout, Stretch } from '../../charts/columns-bars.js';
import { binAt, brushPlace, seriesAt } from '../../charts/columns-places.js';
import { PlotControls, type Plot } from '../../charts/plot-controls.js';
import { PlotSize } from '../../charts/plot-size.js';
import { placeTooltip } from '../../charts/plot-tooltip.js';
import { autoBin, BINS } from '../../model/bins.js';
import { isFilterValue } from '../../model/filter-normal.js';
import { formatSpan } from '../../model/formats.js';
import type { Bin, Summary, SummaryQuestion, SummaryTable } from '../../model/question.js';
import { chartButtons } from '../../panel/chart-buttons.js';
import { ChosenTime } from '../../panel/chosen-time.js';
import type { PanelParts } from '../../panel/parts.js';
import { SyncPanel } from '../../panel/sync-panel.js';
import { chartStyles } from '../../styles/chart.js';
import { seriesStyles } from '../../styles/series.js';
import { readActions, type ActionsOverTime } from './actions-over-time.js';
import { ChartLayout, type Drawn } from './chart-layout.js';
import { chart } from './chart.js';
import { NamedActions } from './naming.js';
import { actionsChartStyles } from './sync-actions-chart.styles.js';
import { text, type Text } from './text.js';
import { ROWS, table } from './table.js';

type By = 'action' | 'status' | 'type';

const VALUES = 9;

/**
 * Events over time by action, status or object type, as columns with a legend of totals, and as a table of the same
 * numbers. A click on a value keeps only that value, Ctrl/⌘-click adds it; a drag over the columns chooses a stretch of
 * time. More than nine values: the smaller ones are one.
 *
 * @csspart legend - The values with their totals.
 * @csspart plot - The columns with their axes.
 * @csspart tooltip - The events of the bin in view.
 * @csspart table - The numbers as a table.
 * @cssprop --sync-chart-size - Height of legend and plot together, 288px by default. In a higher panel the plot grows.
 */
export class SyncActionsChart extends SyncPanel<SummaryQuestion> {
  static override styles = [SyncPanel.styles, seriesStyles, chartStyles, actionsChartStyles];

  static override properties: PropertyDeclarations = {
    _tableShown: { state: true },
    _rowsShown: { state: true },
    by: {},
    bin: {},
    layout: {},
  };

  readonly #layout = new ChartLayout();
  readonly #chosenTime = new ChosenTime(this.environment, (filter) => this.changeFilter(filter));
  readonly #room = new PlotSize(this);
  readonly #controls = new PlotControls(this, () => this.#plot());
  #table: SummaryTable | null = null;
  #actions: ActionsOverTime | null = null;

  private _tableShown = false;
  private _rowsShown = ROWS;

  /** What the columns are split by: `action`, `status` or `type` (of the object). */
  by: By = 'action';

  /** Time of one column: `5min`, `hour`, `day`, `week`, or `auto`, the shortest that gives at most 92 columns. */
  bin: Bin | 'auto' = 'auto';

  /** `stacked`: one column for each bin, its height the total. `grouped`: a column for each value, side by side. */
  layout: ColumnsLayout = 'stacked';

  protected override get text(): Text {
    return text;
  }

  protected override question(): SummaryQuestion {
    const { filter, zone } = this.environment;
    const grouping = { by: [this.#by], bin: this.#bin, ignoreOwn: true, top: VALUES };
    return { kind: 'summary', filter, zone, groupings: [grouping] };
  }

  protected override parts(): PanelParts<SummaryQuestion> {
    return {
      title: this.#title(),
      counts: 'events',
      isEmpty: ({ tables: [answer] }) => answer!.rows.length === 0 && answer!.other.length === 0,
      content: (value, question) => this.#content(value, question),
      summary: (value, question) => {
        const named = this.#named(value, question);
        const events = named.series.reduce((sum, { total }) => sum + total, 0);
        const { span, zone } = named.actions;
        return named.words.summary(named.events(events), formatSpan(span, { locale: named.locale, zone }));
      },
      ...(this.environment.asker && {
        actions: chartButtons(
          this.text.actionsChart,
          this.#chosenTime,
          this._tableShown,
          (shown) => (this._tableShown = shown),
        ),
      }),
    };
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    placeTooltip(this.renderRoot, this.#drawn()?.marks, this.#controls.shown);
  }

  get #by(): By {
    return this.by === 'status' || this.by === 'type' ? this.by : 'action';
  }

  get #bin(): Bin | 'auto' {
    return BINS.find((bin) => bin === this.bin) ?? 'auto';
  }

  /** Names what is shown, which may be older than what is asked. */
  #title(): string {
    const { state } = this.query;
    const answered = 'answered' in state ? state.answered : null;
    const by = (answered?.question.groupings[0]?.by[0] as By | undefined) ?? this.#by;
    const words = this.text.actionsChart;
    return words.title(answered?.value?.tables?.[0]?.bins?.bin ?? this.#expectedBin(), words.by[by]);
  }

  #expectedBin(): Bin {
    if (this.#bin !== 'auto') return this.#bin;
    try {
      const { filter, zone } = this.environment;
      return filter.range && typeof filter.range === 'object' && 'from' in filter.range
        ? autoBin(filter.range, zone)
        : 'day';
    } catch {
      // The frame says what is wrong with range or zone.
      return 'day';
    }
  }

  #content(value: Summary, question: SummaryQuestion): TemplateResult {
    const named = this.#named(value, question);
    if (this._tableShown) return table(named, this.#title(), this._rowsShown, () => (this._rowsShown += ROWS));
    return chart({
      named,
      drawn: this.#drawn(),
      controls: this.#controls,
      brush: this.#brush(),
      pick: (chosen, additive) => this.toggle(named.actions.dimension, chosen, additive),
    });
  }

  #named({ tables: [answer] }: Summary, { groupings, zone }: SummaryQuestion): NamedActions {
    const { now, chosenFilter, locale } = this.environment;
    if (!this.#actions || answer !== this.#table) {
      this.#actions = readActions(answer!, groupings[0]!.by[0] as By, zone, now);
      this.#table = answer!;
    }
    return new NamedActions(this.#actions, chosenFilter[this.#actions.dimension] ?? [], this.text, locale);
  }

  #drawn(): Drawn | null {
    const { size } = this.#room;
    const layout = this.layout === 'grouped' ? 'grouped' : 'stacked';
    return this.#actions && size && this.#layout.of(this.#actions, size, layout, this.environment.locale);
  }

  #brush(): Stretch | null {
    const marks = this.#drawn()?.marks;
    return marks ? brushPlace(marks, this.#actions!.edges, this.#controls.draft, this.#chosenTime.span) : null;
  }

  #plot(): Plot | null {
    const actions = this.#actions;
    if (!actions) return null;
    const { data, series, dimension } = actions;
    const marks = this.#drawn()?.marks;
    return {
      bins: data.bins,
      binAt: (x) => (marks ? binAt(marks, x, data.bins) : 0),
      pick: (x, y, additive) => {
        const index = marks ? seriesAt(marks, data, x, y) : null;
        const value = index === null ? null : series[index]!.value;
        if (value !== null && isFilterValue(value)) this.toggle(dimension, value, additive);
      },
      isChosen: (bin) => this.#chosenTime.isBin(actions, bin),
      choose: (first, last) => this.#chosenTime.choose(actions, first, last),
      clear: () => this.#chosenTime.clear(),
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sync-actions-chart': SyncActionsChart;
  }
}
