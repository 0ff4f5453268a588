import type { SummaryTable } from '../model/question.js';
import { timeToMs } from '../model/time.js';
import { timeLiteral } from './literals.js';

type Bins = NonNullable<SummaryTable['bins']>;

const MINUTE = 60_000;

/** Usual widths: milliseconds, and as KQL writes them. */
const WIDTHS: Record<Bins['bin'], [ms: number, text: string]> = {
  '5min': [5 * MINUTE, '5m'],
  hour: [60 * MINUTE, '1h'],
  day: [1440 * MINUTE, '1d'],
  week: [7 * 1440 * MINUTE, '7d'],
};

/**
 * The start of the bin that holds `TimeGenerated`, which has to lie in the bins' span. Bins of the usual width that follow
 * each other are one `bin_at`; those that a clock change makes longer or shorter, and the last one, stand for themselves.
 */
export function binStartOf({ bin, starts }: Bins): string {
  const [width, text] = WIDTHS[bin];
  const runs: { start: string; regular: boolean }[] = [];
  for (const [index, start] of starts.entries()) {
    const next = starts[index + 1];
    const regular = next !== undefined && timeToMs(next) - timeToMs(start) === width;
    if (!regular || !runs.at(-1)?.regular) runs.push({ start, regular });
  }
  const choices = runs.map(({ start, regular }) =>
    regular ? `bin_at(TimeGenerated, ${text}, ${timeLiteral(start)})` : timeLiteral(start),
  );
  const last = choices.pop()!;
  if (choices.length === 0) return last;
  const cases = choices.map((choice, index) => `TimeGenerated < ${timeLiteral(runs[index + 1]!.start)}, ${choice}`);
  return `case(${[...cases, last].join(', ')})`;
}
