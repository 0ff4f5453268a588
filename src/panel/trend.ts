import type { trend } from '../locales/en/trend.js';
import { formatBin, formatCount } from '../model/formats.js';
import type { SummaryTable } from '../model/question.js';
import type { PanelEnvironment } from './environment.js';

/**
 * A trend of events in words, for people who do not see its drawing: bin, span, highest and last value.
 * @param values one count per bin of `bins`.
 */
export function trendLabel(
  values: readonly number[],
  { bin, starts }: NonNullable<SummaryTable['bins']>,
  { locale, zone }: Pick<PanelEnvironment, 'locale' | 'zone'>,
  text: { trend: typeof trend },
): string {
  const words = text.trend;
  // Days and weeks are told apart by their date; a clock time alone would not say of which day.
  const length = bin === 'day' || bin === 'week' ? 'axis' : 'full';
  const time = (index: number) => formatBin(starts[index]!, bin, { locale, zone }, length);
  const count = (index: number) => formatCount(values[index]!, locale);
  const last = Math.min(values.length, starts.length) - 1;
  if (last < 0) return words.none;
  const span = words.span(words.per[bin], time(0), time(last));
  const peak = values.indexOf(Math.max(...values));
  return values[peak] === 0 ? words.flat(span) : words.peak(span, count(peak), time(peak), count(last));
}
