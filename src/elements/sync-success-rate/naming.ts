import { readRates, statedRate, type Rates } from '../../charts/success-rate.js';
import { formatBin, formatCount, formatPercent, zoneLabel } from '../../model/formats.js';
import type { SummaryTable } from '../../model/question.js';
import { isPart, timeAxis, type TimeAxis } from '../../model/time-axis.js';
import { valueLabel } from '../../panel/labels.js';
import type { Text } from './text.js';

/** What is shown of a rate that there is none of. */
export const NO_RATE = '–';

/** Rates over time, as plot, tooltip and table need them. */
export interface RatesOverTime extends TimeAxis {
  rates: Rates;
}

/** `now` in milliseconds. Throws a `TypeError` where the table has no bins or rows outside them. */
export function readRatesOverTime(table: SummaryTable, zone: string, now: number): RatesOverTime {
  return { ...timeAxis(table, zone, now), rates: readRates(table) };
}

/** The words and numbers of one answer in one language. Bins are named when asked for: `Intl` is slow. */
export class NamedRates {
  readonly time: RatesOverTime;
  readonly text: Text;
  readonly locale: string;

  constructor(time: RatesOverTime, text: Text, locale: string) {
    this.time = time;
    this.text = text;
    this.locale = locale;
  }

  get words(): Text['successRate'] {
    return this.text.successRate;
  }

  get bins(): number {
    return this.time.starts.length;
  }

  name(bin: number): string {
    const { starts, bin: width, zone } = this.time;
    return formatBin(starts[bin]!, width, { locale: this.locale, zone }, 'full');
  }

  /** "part of the day", or `null` where the bin is whole. */
  part(bin: number): string | null {
    return isPart(this.time, bin) ? this.words.parts[this.time.bin] : null;
  }

  /** `null` where nothing succeeded or failed. */
  rate(bin: number): string | null {
    const rate = statedRate(this.time.rates.success[bin]!, this.time.rates.failure[bin]!);
    return rate === null ? null : formatPercent(rate, this.locale);
  }

  count(bin: number, status: 'success' | 'failure'): string {
    return formatCount(this.time.rates[status][bin]!, this.locale);
  }

  status(status: 'success' | 'failure'): string {
    return valueLabel('status', status, this.text);
  }

  timeAxis(): string {
    const { bin, zone, edges } = this.time;
    return this.words.timeAxis(bin, zoneLabel(zone, edges.at(-1)!, this.locale));
  }

  /** All that the tooltip of a bin shows, in one sentence. */
  value(bin: number): string {
    const [name, part, rate] = [this.name(bin), this.part(bin), this.rate(bin)];
    const time = part === null ? name : `${name} (${part})`;
    if (rate === null) return this.words.plotNothing(time, this.words.nothing);
    const counted = (status: 'success' | 'failure') => this.words.status(this.status(status), this.count(bin, status));
    return this.words.plotValue(time, rate, counted('success'), counted('failure'));
  }
}
