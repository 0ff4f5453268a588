import { html, nothing, type TemplateResult } from 'lit';
import { isFilterValue } from '../../model/filter-normal.js';
import { filterButton } from '../../panel/filter-button.js';
import type { NamedActions, NamedSeries } from './naming.js';

const LONG = 20;

/** Values with their totals, each a button that keeps only this value. What the source counted together is no button. */
export function legend(named: NamedActions, pick: (value: string, additive: boolean) => void): TemplateResult {
  const label = named.text.panel.dimensions[named.actions.dimension] ?? nothing;
  return html`<ul class="legend" part="legend" aria-label=${label}>
    ${named.series.map((series) => {
      const { value, dimmed, chosen } = series;
      return html`<li class=${dimmed ? 'dimmed' : ''}>
        ${
          value === null || !isFilterValue(value)
            ? html`<span class="entry">${content(named, series)}</span>`
            : filterButton({
                value,
                content: content(named, series),
                chosen,
                kind: 'entry',
                ...(series.label.length > LONG && { title: series.label }),
                pick: (additive) => pick(value, additive),
              })
        }
      </li>`;
    })}
  </ul>`;
}

function content(named: NamedActions, { label, colour, total }: NamedSeries): TemplateResult {
  return html`<span class="swatch ${colour}"></span><bdi class="name">${label}</bdi>
    <span class="number" aria-hidden="true">${named.count(total)}</span>
    <span class="visually-hidden">${named.events(total)}</span>`;
}
