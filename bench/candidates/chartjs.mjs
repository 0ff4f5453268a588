import { BarController, BarElement, CategoryScale, Chart, Legend, LinearScale, Tooltip } from 'chart.js';
import { measurePage } from '../page.mjs';
import { CHART_HEIGHT, COLOURS } from './look.mjs';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Legend, Tooltip);

measurePage((host, { actions, labels }, counts) => {
  let drawings = 0;
  const frame = document.createElement('div');
  frame.style.setProperty('height', `${CHART_HEIGHT}px`);
  const canvas = document.createElement('canvas');
  frame.append(canvas);
  host.append(frame);
  const datasets = actions.map((label, place) => ({ label, data: counts[place], backgroundColor: COLOURS[place] }));
  const chart = new Chart(canvas, {
    type: 'bar',
    data: { labels, datasets },
    options: {
      animation: false,
      maintainAspectRatio: false,
      scales: { x: { stacked: true }, y: { stacked: true, beginAtZero: true } },
    },
    plugins: [{ id: 'drawings', afterDraw: () => drawings++ }],
  });
  return {
    drawn: () => drawings || null,
    update(next) {
      next.forEach((series, place) => (chart.data.datasets[place].data = series));
      chart.update();
    },
  };
});
