import { html, nothing, type TemplateResult } from 'lit';

/** What the bins of a plot are called, and how one is not whole; `null` where it is. */
export interface NamedBins {
  name(bin: number): string;
  part(bin: number): string | null;
}

/** A plot in numbers: a row for each bin and a column for each series. The first of `heads` is that of the bins. */
export function plotTable(
  named: NamedBins,
  caption: string,
  heads: readonly unknown[],
  rows: readonly (readonly unknown[])[],
  below: unknown = nothing,
): TemplateResult {
  return html`<div class="chart table" part="table" role="region" aria-label=${caption} tabindex="0">
    <table>
      <caption>
        <span>${caption}</span>
      </caption>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map((cells, bin) => {
          const part = named.part(bin);
          return html`<tr>
            <th scope="row">
              ${named.name(bin)}${part === null ? nothing : html` <span class="muted">(${part})</span>`}
            </th>
            ${cells.map((cell) => html`<td>${cell}</td>`)}
          </tr>`;
        })}
      </tbody>
    </table>
    ${below}
  </div>`;
}
