import { totalOf } from '../../charts/columns-bars.js';
import type { Series } from '../../charts/series.js';
import { filterValue } from '../../model/filter-normal.js';
import { formatBin, formatCount, zoneLabel } from '../../model/formats.js';
import { valueLabel } from '../../panel/labels.js';
import { isPart } from '../../model/time-axis.js';
import type { ActionsOverTime } from './actions-over-time.js';
import type { Text } from './text.js';

/** A series as legend, tooltip and table name it. */
export interface NamedSeries extends Series {
  /** Its value in words, which may be text from a log. */
  label: string;
  chosen: boolean;
  /** Others are chosen. */
  dimmed: boolean;
}

/** The words and numbers of one answer in one language. Bins are named when asked for: `Intl` is slow. */
export class NamedActions {
  readonly actions: ActionsOverTime;
  readonly series: readonly NamedSeries[];
  readonly text: Text;
  readonly locale: string;

  /** `chosen`: the values that the filter keeps; none chosen: all. */
  constructor(actions: ActionsOverTime, chosen: readonly string[], text: Text, locale: string) {
    this.actions = actions;
    this.text = text;
    this.locale = locale;
    const { dimension, restValues } = actions;
    const values = new Set(chosen.map((value) => filterValue(dimension, value)));
    this.series = actions.series.map((series) => {
      const { value } = series;
      const isChosen = value !== null && values.has(value);
      const label =
        value === null ? text.actionsChart.rest(this.count(restValues)) : valueLabel(dimension, value, text);
      return { ...series, label, chosen: isChosen, dimmed: values.size > 0 && !isChosen };
    });
  }

  get words(): Text['actionsChart'] {
    return this.text.actionsChart;
  }

  count(events: number): string {
    return formatCount(events, this.locale);
  }

  events(events: number): string {
    return this.text.panel.count.events(this.count(events), events === 1);
  }

  total(bin: number): number {
    return totalOf(this.actions.data, bin);
  }

  name(bin: number): string {
    const { starts, bin: width, zone } = this.actions;
    return formatBin(starts[bin]!, width, { locale: this.locale, zone }, 'full');
  }

  /** "part of the day", or `null` where the bin is whole. */
  part(bin: number): string | null {
    return isPart(this.actions, bin) ? this.words.parts[this.actions.bin] : null;
  }

  timeAxis(): string {
    const { bin, zone, edges } = this.actions;
    return this.words.timeAxis(bin, zoneLabel(zone, edges.at(-1)!, this.locale));
  }

  /** All that the tooltip of a bin shows, in one sentence. */
  value(bin: number): string {
    const [time, part] = [this.name(bin), this.part(bin)];
    const counts = this.series
      .filter(({ counts }) => counts[bin]! > 0)
      .map(({ label, counts }) => this.words.counted(label, this.count(counts[bin]!)));
    return this.words.plotValue(
      part === null ? time : `${time} (${part})`,
      this.events(this.total(bin)),
      counts.join(', '),
    );
  }
}
