import { html, nothing, type TemplateResult } from 'lit';
import { plotTable } from '../../charts/plot-table.js';
import type { NamedActions } from './naming.js';

/** How many rows are added at a time. */
export const ROWS = 200;

/** The chart in numbers: a row for each bin, of which `most` are shown, and a column for each series. */
export function table(named: NamedActions, title: string, most: number, showMore: () => void): TemplateResult {
  const { words, series, actions } = named;
  const { bins } = actions.data;
  const shown = Math.min(bins, most);
  return plotTable(
    named,
    words.caption(title),
    [words.heads[actions.bin], ...series.map(({ label }) => html`<bdi>${label}</bdi>`), words.total],
    Array.from({ length: shown }, (_, bin) => [
      ...series.map(({ counts }) => named.count(counts[bin]!)),
      named.count(named.total(bin)),
    ]),
    shown < bins
      ? html`<p class="more">
          <span class="muted">${words.rowsShown(named.count(shown), named.count(bins))}</span>
          <button type="button" @click=${showMore}>${words.showMore(named.count(Math.min(ROWS, bins - shown)))}</button>
        </p>`
      : nothing,
  );
}
