import { html, type TemplateResult } from 'lit';
import { plotTooltip } from '../../charts/plot-tooltip.js';
import type { NamedActions } from './naming.js';

/** The events of one bin, top of the stack first. */
export function tooltip(named: NamedActions, bin: number): TemplateResult {
  const { words } = named;
  const rows = html`<span></span><span class="muted number">${words.events}</span>
    ${named.series.toReversed().map(
      ({ label, colour, counts, dimmed }) =>
        html`<span class="entry ${dimmed ? 'dimmed' : ''}"
            ><span class="swatch ${colour}"></span><bdi class="name">${label}</bdi></span
          ><span class="number">${named.count(counts[bin]!)}</span>`,
    )}
    <span>${words.total}</span><span class="number">${named.count(named.total(bin))}</span>`;
  return plotTooltip(named, bin, rows);
}
