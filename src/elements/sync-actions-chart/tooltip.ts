import { html, nothing, type TemplateResult } from 'lit';
import type { NamedActions } from './naming.js';

/** The events of one bin, top of the stack first. Screen readers hear the same as the value of the plot. */
export function tooltip(named: NamedActions, bin: number): TemplateResult {
  const { words } = named;
  const part = named.part(bin);
  return html`<div class="tooltip" part="tooltip" aria-hidden="true">
    <div class="tooltip-head">${named.time(bin)}</div>
    ${part === null ? nothing : html`<div class="muted">${part}</div>`}
    <div class="tooltip-rows">
      <span></span><span class="muted number">${words.events}</span>
      ${named.series.toReversed().map(
        ({ label, colour, counts, dimmed }) =>
          html`<span class="entry ${dimmed ? 'dimmed' : ''}"
              ><span class="swatch ${colour}"></span><bdi class="name">${label}</bdi></span
            ><span class="number">${named.count(counts[bin]!)}</span>`,
      )}
      <span>${words.total}</span><span class="number">${named.count(named.total(bin))}</span>
    </div>
  </div>`;
}
