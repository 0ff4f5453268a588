// Drawing and no more: a path for each series, one panel a task, and TanStack Virtual for the rows.
import { html, render, svg } from 'lit';
import { CHART_HEIGHT, COLOURS } from '../../candidates/look.mjs';
import { DAYS } from '../panels.mjs';
import { countDays, ratesOf } from '../peer-counts.mjs';

export { mount } from '../../log-table/candidates/tanstack-virtual.view.mjs';

let before = Promise.resolve();

/** A task of its own for each, in their order. */
const turn = () => (before = before.then(() => new Promise((resolve) => setTimeout(resolve))));

export function chart(host, panel, rows) {
  host.style.setProperty('height', `${CHART_HEIGHT}px`);
  let values = null;
  void turn().then(() => {
    const isRate = panel.kind === 'rate';
    const series = isRate ? [{ name: 'Success rate', counts: ratesOf(rows, panel) }] : countDays(rows, panel);
    const step = host.clientWidth / DAYS;
    const paths = isRate ? [line(series[0].counts, step)] : columns(series, step);
    render(
      html`<svg width=${host.clientWidth} height=${CHART_HEIGHT}>
        ${paths.map(
          (d, place) =>
            svg`<path d=${d} fill=${isRate ? 'none' : COLOURS[place]} stroke=${isRate ? COLOURS[place] : 'none'}></path>`,
        )}
      </svg>`,
      host,
    );
    values = isRate ? series[0].counts : Object.fromEntries(series.map(({ name, counts }) => [name, counts]));
  });
  return { isDrawn: () => values !== null, values: () => values };
}

function line(rates, step) {
  return rates
    .map((rate, day) => (rate === null ? '' : `${day ? 'L' : 'M'}${day * step},${(1 - rate) * CHART_HEIGHT}`))
    .join('');
}

function columns(series, step) {
  const totals = Array.from({ length: DAYS }, (_, day) => series.reduce((sum, { counts }) => sum + counts[day], 0));
  const scale = CHART_HEIGHT / Math.max(...totals);
  const tops = new Array(DAYS).fill(CHART_HEIGHT);
  return series.map(({ counts }) =>
    counts
      .map((count, day) => {
        const height = count * scale;
        tops[day] -= height;
        return `M${day * step},${tops[day]}h${step * 0.8}v${height}h${-step * 0.8}z`;
      })
      .join(''),
  );
}
