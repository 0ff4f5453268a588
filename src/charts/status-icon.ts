import { svg, type SVGTemplateResult } from 'lit';

const SHAPES = new Map<string, SVGTemplateResult>([
  ['success', svg`<circle cx="8" cy="8" r="6.5" /><path d="M5 8.2 7.2 10.4 11 6" />`],
  [
    'failure',
    svg`<path d="M5.3 1.5h5.4l3.8 3.8v5.4l-3.8 3.8H5.3l-3.8-3.8V5.3z" /><path d="m5.7 5.7 4.6 4.6m0-4.6-4.6 4.6" />`,
  ],
  ['warning', svg`<path d="M8 1.8 15 14H1z" /><path d="M8 6v4m0 1.6v.6" />`],
  ['skipped', svg`<circle cx="8" cy="8" r="6.5" stroke-dasharray="3 2" /><path d="M5 8h6" />`],
]);

const OTHER = svg`<rect x="2" y="2" width="12" height="12" rx="2" /><path d="M6 6.4a2 2 0 1 1 2.6 2c-.4.1-.6.4-.6.8m0 2v.5" />`;

/** A shape of its own for each status, in the text's colour; the word has to stand beside it. */
export function statusIcon(status: string): SVGTemplateResult {
  return svg`<svg part="status-icon" class="status-icon" viewBox="0 0 16 16" width="16" height="16" fill="none"
    stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${
      SHAPES.get(status) ?? OTHER
    }</svg>`;
}
