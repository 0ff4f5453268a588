import { html, nothing, type TemplateResult } from 'lit';
import type { NamedActions } from './naming.js';

/** How many rows are added at a time. */
export const ROWS = 200;

/** The chart in numbers: a row for each bin, of which `most` are shown, and a column for each series. */
export function table(named: NamedActions, title: string, most: number, showMore: () => void): TemplateResult {
  const { words, series, actions } = named;
  const { bins } = actions.data;
  const shown = Math.min(bins, most);
  const caption = words.caption(title);
  return html`<div class="chart table" part="table" role="region" aria-label=${caption} tabindex="0">
    <table>
      <caption>
        <span>${caption}</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.heads[actions.bin]}</th>
          ${series.map(({ label }) => html`<th scope="col"><bdi>${label}</bdi></th>`)}
          <th scope="col">${words.total}</th>
        </tr>
      </thead>
      <tbody>
        ${Array.from({ length: shown }, (_, bin) => row(named, bin))}
      </tbody>
    </table>
    ${
      shown < bins
        ? html`<p class="more">
            <span class="muted">${words.rowsShown(named.count(shown), named.count(bins))}</span>
            <button type="button" @click=${showMore}>
              ${words.showMore(named.count(Math.min(ROWS, bins - shown)))}
            </button>
          </p>`
        : nothing
    }
  </div>`;
}

function row(named: NamedActions, bin: number): TemplateResult {
  const part = named.part(bin);
  return html`<tr>
    <th scope="row">${named.time(bin)}${part === null ? nothing : html` <span class="muted">(${part})</span>`}</th>
    ${named.series.map(({ counts }) => html`<td>${named.count(counts[bin]!)}</td>`)}
    <td>${named.count(named.total(bin))}</td>
  </tr>`;
}
