import { html, nothing, type TemplateResult } from 'lit';
import { bandOf } from './columns-places.js';
import type { ColumnsScale } from './columns-bars.js';
import type { NamedBins } from './plot-table.js';

/** Space between bin and tooltip, and between tooltip and the panel's edge, CSS pixels. */
const DISTANCE = 8;

/** The numbers of one bin. Screen readers hear the same as the value of the plot. */
export function plotTooltip(named: NamedBins, bin: number, rows: unknown): TemplateResult {
  const part = named.part(bin);
  return html`<div class="tooltip" part="tooltip" aria-hidden="true">
    <div class="tooltip-head">${named.name(bin)}</div>
    ${part === null ? nothing : html`<div class="muted">${part}</div>`}
    <div class="tooltip-rows">${rows}</div>
  </div>`;
}

/** Puts the tooltip, if one is drawn, beside its bin, where there is room, and inside the panel's box. */
export function placeTooltip(
  root: ParentNode,
  scale: Pick<ColumnsScale, 'plot' | 'step'> | undefined,
  bin: number | null,
): void {
  const tip = root.querySelector<HTMLElement>('.tooltip');
  if (!tip || !scale || bin === null) return;
  const { x: start, width: band } = bandOf(scale, bin, bin);
  const end = start + band;
  const { left, top } = tip.parentElement!.getBoundingClientRect();
  const box = root.querySelector('.panel')!.getBoundingClientRect();
  const { width, height } = tip.getBoundingClientRect();
  const fits = left + end + DISTANCE + width <= box.right - DISTANCE;
  const x = fits ? end + DISTANCE : start - DISTANCE - width;
  const y = Math.min(0, box.bottom - top - height - DISTANCE);
  tip.style.setProperty('left', `${Math.round(Math.max(x, box.left - left + DISTANCE))}px`);
  tip.style.setProperty('top', `${Math.round(Math.max(y, box.top - top + DISTANCE))}px`);
}
