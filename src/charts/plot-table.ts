import { html, nothing, type TemplateResult } from 'lit';

/** A plot in numbers. */
export interface PlotTable {
  caption: string;
  /** The first is that of the bins. */
  heads: readonly unknown[];
  /** How many rows there are; each is a bin. */
  rows: number;
  /** The name of a bin, and how it is not whole, if so. */
  name(bin: number): string;
  part(bin: number): string | null;
  cells(bin: number): readonly unknown[];
  /** What stands below the table. */
  below?: unknown;
}

/** A row for each bin and a column for each series. */
export function plotTable({ caption, heads, rows, name, part, cells, below = nothing }: PlotTable): TemplateResult {
  const row = (bin: number) => {
    const notWhole = part(bin);
    return html`<tr>
      <th scope="row">${name(bin)}${notWhole === null ? nothing : html` <span class="muted">(${notWhole})</span>`}</th>
      ${cells(bin).map((cell) => html`<td>${cell}</td>`)}
    </tr>`;
  };
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
        ${Array.from({ length: rows }, (_, bin) => row(bin))}
      </tbody>
    </table>
    ${below}
  </div>`;
}
