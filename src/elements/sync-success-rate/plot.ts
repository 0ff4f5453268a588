import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Stretch } from '../../charts/columns-bars.js';
import { bandOf } from '../../charts/columns-places.js';
import type { PlotControls } from '../../charts/plot-controls.js';
import { plotDrawing } from '../../charts/plot-drawing.js';
import { plotSlider } from '../../charts/plot-slider.js';
import { plotTooltip } from '../../charts/plot-tooltip.js';
import type { RateMarks } from '../../charts/success-rate.js';
import type { TimeLabel } from '../../charts/time-labels.js';
import { NO_RATE, type NamedRates } from './naming.js';

/** The line with its labels. */
export interface Drawn {
  marks: RateMarks;
  tickLabels: string[];
  timeLabels: TimeLabel[];
}

interface RatePlot {
  named: NamedRates;
  /** `null` as long as the room is not known: the plot keeps its place. */
  drawn: Drawn | null;
  controls: PlotControls;
  brush: Stretch | null;
}

/** Plot and tooltip. */
export function ratePlot({ named, drawn, controls, brush }: RatePlot): TemplateResult {
  const { words, time, bins } = named;
  const { shown, current } = controls;
  const slider = { label: words.plot(time.bin), bins, value: named.value(current), help: words.plotHelp, controls };
  return html`<div class="stage">
      ${plotSlider(slider, drawn ? drawing(drawn, brush, shown, words.rate) : nothing)}
      ${drawn && shown !== null ? tooltip(named, shown) : nothing}
    </div>
    <p class="time-axis"><bdi>${named.timeAxis()}</bdi></p>`;
}

function drawing(drawn: Drawn, brush: Stretch | null, shown: number | null, valueTitle: string): TemplateResult {
  const { marks } = drawn;
  const pointed = shown === null ? null : bandOf(marks, shown, shown);
  return plotDrawing(
    { ...drawn, valueTitle, brush, pointed },
    svg`<path class="line" d=${marks.line}></path><path class="points" d=${marks.points}></path>`,
  );
}

function tooltip(named: NamedRates, bin: number): TemplateResult {
  const rows = html`<span>${named.status('success')}</span><span class="number">${named.count(bin, 'success')}</span>
    <span>${named.status('failure')}</span><span class="number">${named.count(bin, 'failure')}</span>
    <span>${named.words.rate}</span><span class="number">${named.rate(bin) ?? NO_RATE}</span>`;
  return plotTooltip(named, bin, rows);
}
