import { svg, type TemplateResult } from 'lit';
import type { ColumnsMarks } from './columns.js';
import { plotDrawing, type PlotDrawing } from './plot-drawing.js';

/** Marks with their words and looks. */
export interface ColumnsDrawing extends PlotDrawing {
  marks: ColumnsMarks;
  /** In the order of the paths. */
  series: readonly { colour: string; dimmed: boolean }[];
}

/** Places columns between their axes. */
export function columnsDrawing({ series, ...plot }: ColumnsDrawing): TemplateResult {
  return plotDrawing(
    plot,
    plot.marks.paths.map(
      (d, index) =>
        svg`<path class="bars ${series[index]!.colour} ${series[index]!.dimmed ? 'dimmed' : ''}" d=${d}></path>`,
    ),
  );
}
