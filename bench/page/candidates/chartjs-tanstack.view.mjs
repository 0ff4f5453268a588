// Chart.js, and TanStack Table and Virtual with lit.
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js';
import { CHART_HEIGHT, COLOURS } from '../../candidates/look.mjs';
import { DAY, DAYS, FROM } from '../panels.mjs';
import { countDays, ratesOf } from '../peer-counts.mjs';

export { mount } from '../../log-table/candidates/tanstack-table.view.mjs';

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Legend,
  Tooltip,
);

export function chart(host, panel, rows) {
  let drawings = 0;
  const frame = document.createElement('div');
  frame.style.setProperty('height', `${CHART_HEIGHT}px`);
  const canvas = document.createElement('canvas');
  frame.append(canvas);
  host.append(frame);
  const labels = Array.from({ length: DAYS }, (_, day) => {
    const date = new Date(FROM + day * DAY);
    return `${date.getUTCDate()}/${date.getUTCMonth() + 1}`;
  });
  const isRate = panel.kind === 'rate';
  const datasets = isRate
    ? [{ label: 'Success rate', data: ratesOf(rows, panel), borderColor: COLOURS[0], pointRadius: 0 }]
    : countDays(rows, panel).map(({ name, counts }, place) => ({
        label: name,
        data: counts,
        backgroundColor: COLOURS[place],
      }));
  const drawn = new Chart(canvas, {
    type: isRate ? 'line' : 'bar',
    data: { labels, datasets },
    options: {
      animation: false,
      maintainAspectRatio: false,
      scales: isRate ? { y: { min: 0, max: 1 } } : { x: { stacked: true }, y: { stacked: true, beginAtZero: true } },
    },
    plugins: [{ id: 'drawings', afterDraw: () => drawings++ }],
  });
  return {
    isDrawn: () => drawings > 0,
    /** Read from where columns and points stand. */
    values() {
      const { y } = drawn.scales;
      const valueAt = (pixel) => y.getValueForPixel(pixel);
      const places = datasets.map((_, index) => drawn.getDatasetMeta(index).data);
      if (isRate) return places[0].map((point) => (point.skip ? null : valueAt(point.y)));
      return Object.fromEntries(
        datasets.map(({ label }, index) => [label, places[index].map((bar) => valueAt(bar.y) - valueAt(bar.base))]),
      );
    },
  };
}
