// uPlot and RevoGrid.
import uPlot from 'uplot';
import { COLOURS, PLOT_HEIGHT } from '../../candidates/look.mjs';
import { DAY, DAYS, FROM } from '../panels.mjs';
import { countDays, ratesOf } from '../peer-counts.mjs';

export { mount } from '../../log-table/candidates/revogrid.view.mjs';

const HALF_DAY = 43_200;
const SECONDS = 1000;

const times = Array.from({ length: DAYS }, (_, day) => (FROM + day * DAY) / SECONDS);

export function chart(host, panel, rows) {
  let drawings = 0;
  const isRate = panel.kind === 'rate';
  const series = isRate ? [{ name: 'Success rate', counts: ratesOf(rows, panel) }] : countDays(rows, panel);
  const paths = isRate ? undefined : uPlot.paths.bars({ size: [0.8, 72] });
  const looks = series.map(({ name }, place) =>
    isRate
      ? { label: name, stroke: COLOURS[place], points: { show: false } }
      : { label: name, paths, fill: COLOURS[place], width: 0, points: { show: false } },
  );
  const plot = new uPlot(
    {
      width: host.clientWidth,
      height: PLOT_HEIGHT,
      scales: {
        x: { range: (_, first, last) => [first - HALF_DAY, last + HALF_DAY] },
        y: { range: (_, __, most) => [0, isRate ? 1 : most] },
      },
      series: [{}, ...looks.reverse()],
      hooks: { draw: [() => drawings++] },
    },
    [times, ...stacked(series)],
    host,
  );
  return {
    isDrawn: () => drawings > 0,
    /** What it holds, if it has painted anything. */
    values() {
      if (isBlank(plot.ctx)) throw new Error('The canvas is blank.');
      const sums = plot.data.slice(1).reverse();
      if (isRate) return sums[0];
      return Object.fromEntries(
        series.map(({ name }, place) => [name, sums[place].map((sum, day) => sum - (sums[place - 1]?.[day] ?? 0))]),
      );
    },
  };
}

/** uPlot stacks nothing: each series gets the sum of itself and those below, the highest is drawn first. */
function stacked(series) {
  const sums = series.map(({ counts }) => [...counts]);
  for (let place = 1; place < sums.length; place++) {
    for (let day = 0; day < DAYS; day++) sums[place][day] += sums[place - 1][day];
  }
  return sums.reverse();
}

function isBlank(context) {
  const { width, height } = context.canvas;
  return !context.getImageData(0, 0, width, height).data.some((part) => part > 0);
}
