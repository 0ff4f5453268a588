import { html, nothing, type TemplateResult } from 'lit';
import type { NamedActions } from './naming.js';

/** Space between bin and tooltip, and between tooltip and the panel's edge, CSS pixels. */
const DISTANCE = 8;

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

/**
 * Puts the tooltip beside a bin, where there is room, and inside the panel's box. `start` and `end` are the bin's sides
 * from the left of the stage, CSS pixels.
 */
export function placeTooltip(tip: HTMLElement, stage: Element, panel: Element, start: number, end: number): void {
  const { left, top } = stage.getBoundingClientRect();
  const box = panel.getBoundingClientRect();
  const { width, height } = tip.getBoundingClientRect();
  const fits = left + end + DISTANCE + width <= box.right - DISTANCE;
  const x = fits ? end + DISTANCE : start - DISTANCE - width;
  const y = Math.min(0, box.bottom - top - height - DISTANCE);
  tip.style.setProperty('left', `${Math.round(Math.max(x, box.left - left + DISTANCE))}px`);
  tip.style.setProperty('top', `${Math.round(Math.max(y, box.top - top + DISTANCE))}px`);
}
