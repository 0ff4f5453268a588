import { html, type TemplateResult } from 'lit';
import { plotTable } from '../../charts/plot-table.js';
import { NO_RATE, type NamedRates } from './naming.js';

/** The plot in numbers: a row for each bin. */
export function table(named: NamedRates): TemplateResult {
  const { words, time } = named;
  return plotTable(
    named,
    words.caption(time.bin),
    [words.heads[time.bin], named.status('success'), named.status('failure'), words.rate],
    Array.from({ length: named.bins }, (_, bin) => [
      named.count(bin, 'success'),
      named.count(bin, 'failure'),
      named.rate(bin) ?? noRate(words.nothing),
    ]),
  );
}

function noRate(nothing: string): TemplateResult {
  return html`<span aria-hidden="true">${NO_RATE}</span><span class="visually-hidden">${nothing}</span>`;
}
