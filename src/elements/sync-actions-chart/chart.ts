import { html, nothing, type TemplateResult } from 'lit';
import type { Stretch } from '../../charts/columns-bars.js';
import { columnsDrawing } from '../../charts/columns-drawing.js';
import { bandOf } from '../../charts/columns-places.js';
import type { Drawn } from './chart-layout.js';
import { legend } from './legend.js';
import type { NamedActions } from './naming.js';
import type { PlotControls } from '../../charts/plot-controls.js';
import { tooltip } from './tooltip.js';

interface Chart {
  named: NamedActions;
  /** `null` as long as the room is not known: the chart keeps its place. */
  drawn: Drawn | null;
  controls: PlotControls;
  brush: Stretch | null;
  pick(value: string, additive: boolean): void;
}

/**
 * Legend, plot and tooltip. To screen readers and keyboards the plot is a slider over its bins: one place in a row, with
 * a value in words, and arrow keys reach it also while a screen reader reads.
 */
export function chart({ named, drawn, controls, brush, pick }: Chart): TemplateResult {
  const { words, actions, series } = named;
  const { shown, current } = controls;
  return html`<div class="chart">
    ${legend(named, pick)}
    <div class="stage">
      <div
        class="plot"
        part="plot"
        dir="ltr"
        role="slider"
        tabindex="0"
        aria-label=${words.plot(actions.bin)}
        aria-describedby="plot-help"
        aria-valuemin="1"
        aria-valuemax=${actions.data.bins}
        aria-valuenow=${current + 1}
        aria-valuetext=${named.value(current)}
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
        ${
          drawn
            ? columnsDrawing({
                ...drawn,
                series,
                brush,
                valueTitle: words.events,
                pointed: shown === null ? null : bandOf(drawn.marks, shown, shown),
              })
            : nothing
        }
      </div>
      ${drawn && shown !== null ? tooltip(named, shown) : nothing}
    </div>
    <p class="time-axis">${named.timeAxis()}</p>
    <p id="plot-help" hidden>${words.plotHelp}</p>
  </div>`;
}
