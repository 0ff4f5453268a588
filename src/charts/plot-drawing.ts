import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Box, Stretch } from './columns-bars.js';
import type { DrawingSize } from './plot-box.js';
import type { TimeLabel } from './time-labels.js';

/** Axes over time with their words, and what lies between them. */
export interface PlotDrawing {
  marks: { size: DrawingSize; plot: Box; ticks: readonly { y: number }[] };
  /** In the order of the ticks. */
  tickLabels: readonly string[];
  timeLabels: readonly TimeLabel[];
  /** What the y axis counts. */
  valueTitle: string;
  /** The chosen time. */
  brush: Stretch | null;
  /** The bin pointed at. */
  pointed: Stretch | null;
}

/** Draws `content` between axes. Hidden from screen readers: whoever shows it says the same in words. */
export function plotDrawing({ marks, ...rest }: PlotDrawing, content: unknown): TemplateResult {
  const { size, plot, ticks } = marks;
  const { tickLabels, timeLabels, valueTitle, brush, pointed } = rest;
  const [right, bottom] = [plot.x + plot.width, plot.y + plot.height];
  const grid = ticks.map(({ y }) => `M${plot.x},${y - 0.5}H${right}`).join('');
  return html`<svg class="drawing" width=${size.width} height=${size.height} aria-hidden="true">
    ${pointed ? svg`<rect class="pointed" x=${pointed.x} y=${plot.y} width=${pointed.width} height=${plot.height}></rect>` : nothing}
    <path class="grid" d=${grid}></path>
    ${content}
    <path class="baseline" d="M${plot.x},${bottom - 0.5}H${right}"></path>
    ${brush ? brushed(brush, plot.y, plot.height) : nothing}
    <g class="labels" fill="currentColor">
      <text x="0" y=${size.em}>${valueTitle}</text>
      <g text-anchor="end">
        ${ticks.map(
          ({ y }, index) =>
            svg`<text x=${plot.x - size.em / 2} y=${y + Math.round(size.em * 0.35)}>${tickLabels[index]}</text>`,
        )}
      </g>
      <g text-anchor="middle">
        ${timeLabels.map(({ x, text }) => svg`<text x=${x} y=${bottom + Math.round(size.em * 1.4)}>${text}</text>`)}
      </g>
    </g>
  </svg>`;
}

function brushed({ x, width }: Stretch, y: number, height: number): TemplateResult {
  return svg`<rect class="brush" x=${x} y=${y} width=${width} height=${height}></rect>
    <path class="brush-edges" d="M${x},${y}v${height}M${x + width},${y}v${height}"></path>`;
}
