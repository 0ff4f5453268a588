import { html, nothing, type TemplateResult } from 'lit';
import type { Stretch } from '../../charts/columns-bars.js';
import { columnsDrawing } from '../../charts/columns-drawing.js';
import { bandOf } from '../../charts/columns-places.js';
import type { Drawn } from './chart-layout.js';
import { legend } from './legend.js';
import type { NamedActions } from './naming.js';
import type { PlotControls } from '../../charts/plot-controls.js';
import { plotSlider } from '../../charts/plot-slider.js';
import { tooltip } from './tooltip.js';

interface Chart {
  named: NamedActions;
  /** `null` as long as the room is not known: the chart keeps its place. */
  drawn: Drawn | null;
  controls: PlotControls;
  brush: Stretch | null;
  pick(value: string, additive: boolean): void;
}

/** Legend, plot and tooltip. */
export function chart({ named, drawn, controls, brush, pick }: Chart): TemplateResult {
  const { words, actions, series } = named;
  const { shown, current } = controls;
  const { bins } = actions.data;
  const slider = { label: words.plot(actions.bin), bins, value: named.value(current), help: words.plotHelp, controls };
  const pointed = drawn && shown !== null ? bandOf(drawn.marks, shown, shown) : null;
  return html`<div class="chart">
    ${legend(named, pick)}
    <div class="stage">
      ${plotSlider(
        slider,
        drawn ? columnsDrawing({ ...drawn, series, brush, valueTitle: words.events, pointed }) : nothing,
      )}
      ${drawn && shown !== null ? tooltip(named, shown) : nothing}
    </div>
    <p class="time-axis">${named.timeAxis()}</p>
  </div>`;
}
