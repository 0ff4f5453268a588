import { html, type TemplateResult } from 'lit';
import type { PlotControls } from './plot-controls.js';

interface PlotSlider {
  /** What there is a value of in each bin. */
  label: string;
  bins: number;
  /** The value of the keyboard's bin, in words. */
  value: string;
  /** What the keys do. */
  help: string;
  controls: PlotControls;
}

/**
 * A plot that pointer and keys go through. To screen readers and keyboards it is a slider over its bins: one place in a
 * row, with a value in words, and arrow keys reach it also while a screen reader reads.
 */
export function plotSlider({ label, bins, value, help, controls }: PlotSlider, drawing: unknown): TemplateResult {
  return html`<div
      class="plot"
      part="plot"
      dir="ltr"
      role="slider"
      tabindex="0"
      aria-label=${label}
      aria-describedby="plot-help"
      aria-valuemin="1"
      aria-valuemax=${bins}
      aria-valuenow=${controls.current + 1}
      aria-valuetext=${value}
      @pointerdown=${controls.pointerdown}
      @pointermove=${controls.pointermove}
      @pointerup=${controls.pointerup}
      @pointercancel=${controls.pointercancel}
      @lostpointercapture=${controls.lostpointercapture}
      @pointerleave=${controls.pointerleave}
      @focus=${controls.focus}
      @blur=${controls.blur}
      @keydown=${controls.keydown}
      @keyup=${controls.keyup}
    >
      ${drawing}
    </div>
    <p id="plot-help" hidden>${help}</p>`;
}
