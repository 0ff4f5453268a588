import uPlot from 'uplot';
import { measurePage } from '../page.mjs';
import { COLOURS, PLOT_HEIGHT } from './look.mjs';

const HALF_DAY = 43_200;

/** uPlot stacks nothing: each series gets the sum of itself and those below, the highest is drawn first. */
function stacked({ midnights }, counts) {
  const days = midnights.slice(0, -1).map((ms) => ms / 1000);
  const sums = counts.map((series) => [...series]);
  for (let place = 1; place < sums.length; place++) {
    for (let day = 0; day < days.length; day++) sums[place][day] += sums[place - 1][day];
  }
  return [days, ...sums.reverse()];
}

measurePage((host, data, counts) => {
  let drawings = 0;
  const paths = uPlot.paths.bars({ size: [0.8, 72] });
  const series = data.actions
    .map((label, place) => ({ label, paths, fill: COLOURS[place], width: 0, points: { show: false } }))
    .reverse();
  const options = {
    width: host.clientWidth,
    height: PLOT_HEIGHT,
    scales: {
      x: { range: (_, first, last) => [first - HALF_DAY, last + HALF_DAY] },
      y: { range: (_, __, most) => [0, most] },
    },
    series: [{}, ...series],
    hooks: { draw: [() => drawings++] },
  };
  const plot = new uPlot(options, stacked(data, counts), host);
  new ResizeObserver(() => {
    if (host.clientWidth !== plot.width) plot.setSize({ width: host.clientWidth, height: PLOT_HEIGHT });
  }).observe(host);
  return { drawn: () => drawings || null, update: (next) => plot.setData(stacked(data, next)) };
});
