import { html, type CSSResultGroup, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { Stretch } from '../../charts/columns-bars.js';
import { binAt, brushPlace } from '../../charts/columns-places.js';
import type { DrawingSize } from '../../charts/plot-box.js';
import { PlotControls, type Plot } from '../../charts/plot-controls.js';
import { PlotSize } from '../../charts/plot-size.js';
import { placeTooltip } from '../../charts/plot-tooltip.js';
import { layoutRates, readOutcomes } from '../../charts/success-rate.js';
import { textWidth } from '../../charts/text-width.js';
import { timeLabels } from '../../charts/time-labels.js';
import { formatPercent } from '../../model/formats.js';
import type { Summary, SummaryQuestion, SummaryTable } from '../../model/question.js';
import { axisLabel } from '../../model/time-axis.js';
import { chartButtons } from '../../panel/chart-buttons.js';
import { choiceOf } from '../../panel/choice.js';
import { ChosenTime } from '../../panel/chosen-time.js';
import type { PanelParts } from '../../panel/parts.js';
import { SyncPanel } from '../../panel/sync-panel.js';
import { chartStyles } from '../../styles/chart.js';
import { headline, rateInWords } from './headline.js';
import { NamedRates, readRatesOverTime, type RatesOverTime } from './naming.js';
import { ratePlot, type Drawn } from './plot.js';
import { successRateStyles } from './sync-success-rate.styles.js';
import { table } from './table.js';
import { text, type Text } from './text.js';

/**
 * Successes as a share of the events that succeeded or failed, in all and over time. Skipped events, warnings and other
 * statuses stand apart and are never divided by; where nothing succeeded or failed there is no rate, and the line has a
 * gap. A click on a status keeps only that, Ctrl/⌘-click adds it; a drag over the line chooses a stretch of time.
 *
 * @csspart headline - The rate over the whole time and the statuses.
 * @csspart legend - The statuses with their events.
 * @csspart plot - The line with its axes.
 * @csspart tooltip - The rate of the bin in view.
 * @csspart table - The numbers as a table.
 * @csspart status-icon - The shape beside a status.
 * @cssprop --sync-chart-size - Height of headline and plot together, 288px by default. In a higher panel the plot grows.
 */
export class SyncSuccessRate extends SyncPanel<SummaryQuestion> {
  static override styles: CSSResultGroup = [SyncPanel.styles, chartStyles, successRateStyles];

  static override properties: PropertyDeclarations = {
    _tableShown: { state: true },
  };

  readonly #chosenTime = new ChosenTime(this.environment, (filter) => this.changeFilter(filter));
  readonly #room = new PlotSize(this);
  readonly #controls = new PlotControls(this, () => this.#plot());
  #table: SummaryTable | null = null;
  #time: RatesOverTime | null = null;
  #drawnFor: readonly unknown[] = [];
  #drawing: Drawn | null = null;

  private _tableShown = false;

  protected override get text(): Text {
    return text;
  }

  protected override question(): SummaryQuestion {
    const { filter, zone } = this.environment;
    const by = ['status'] as const;
    const groupings = [
      { by, ignoreOwn: true },
      { by, bin: 'auto', ignoreOwn: true },
    ] as const;
    return { kind: 'summary', filter, zone, groupings };
  }

  protected override parts(): PanelParts<SummaryQuestion> {
    return {
      title: this.text.successRate.title,
      counts: 'events',
      isEmpty: ({ tables }) => tables.every(({ rows, other }) => rows.length === 0 && other.length === 0),
      content: (value, question) => this.#content(value, question),
      summary: ({ tables }) => {
        const { rate, of } = rateInWords(readOutcomes(tables[0]!), this.text, this.environment.locale);
        return rate === null ? of : this.text.successRate.summary(rate, of);
      },
      ...(this.environment.asker && {
        actions: chartButtons(
          this.text.successRate,
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

  #content({ tables }: Summary, { zone }: SummaryQuestion): TemplateResult {
    const { now, chosenFilter, locale } = this.environment;
    const [total, byTime] = tables as [SummaryTable, SummaryTable];
    if (!this.#time || byTime !== this.#table) {
      this.#time = readRatesOverTime(byTime, zone, now);
      this.#table = byTime;
    }
    const named = new NamedRates(this.#time, this.text, locale);
    if (this._tableShown) return table(named);
    return html`<div class="chart">
      ${headline({
        outcomes: readOutcomes(total),
        text: this.text,
        locale,
        choice: choiceOf(chosenFilter, 'status'),
        pick: (status, additive) => this.toggle('status', status, additive),
      })}
      ${ratePlot({ named, drawn: this.#drawn(), controls: this.#controls, brush: this.#brush() })}
    </div>`;
  }

  /** Laid out again only when what it shows or its room has changed. */
  #drawn(): Drawn | null {
    const { locale } = this.environment;
    const { size } = this.#room;
    if (!this.#time || !size) return null;
    const key = [this.#time, size, locale];
    if (key.some((part, index) => part !== this.#drawnFor[index])) {
      this.#drawing = layOut(this.#time, size, locale);
      this.#drawnFor = key;
    }
    return this.#drawing;
  }

  #brush(): Stretch | null {
    const marks = this.#drawn()?.marks;
    return marks ? brushPlace(marks, this.#time!.edges, this.#controls.draft, this.#chosenTime.span) : null;
  }

  #plot(): Plot | null {
    const time = this.#time;
    if (!time) return null;
    const { starts } = time;
    const marks = this.#drawn()?.marks;
    return {
      bins: starts.length,
      binAt: (x) => (marks ? binAt({ ...marks, peaks: null }, x, starts.length) : 0),
      pick: () => {},
      isChosen: (bin) => this.#chosenTime.isBin(time, bin),
      choose: (first, last) => this.#chosenTime.choose(time, first, last),
      clear: () => this.#chosenTime.clear(),
    };
  }
}

function layOut(time: RatesOverTime, size: DrawingSize, locale: string): Drawn {
  const { rates, bin, starts, edges, offsets } = time;
  const marks = layoutRates(rates, size, (share) => textWidth(formatPercent(share, locale), size.em));
  const bins = { bin, starts: edges.subarray(0, starts.length), offsets };
  return {
    marks,
    tickLabels: marks.ticks.map(({ value }) => formatPercent(value, locale)),
    timeLabels: timeLabels(bins, marks, (index) => axisLabel(time, index, locale)),
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'sync-success-rate': SyncSuccessRate;
  }
}
