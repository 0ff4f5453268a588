// The part of a measured page that is the same for all candidates.
import { numberAt, row } from '../log-table/rows.mjs';
import { shownTime, texts } from '../log-table/texts.mjs';
import { PANELS, ROWS } from './panels.mjs';

/** The browser counts as blocked what a task takes beyond this. */
const LONG = 50;
/** Work that a candidate puts off belongs to it: the page is done after a second without a long task. */
const QUIET = 1000;
const PATIENCE = 60_000;

const STYLES = `
  .charts { inline-size: 1500px; display: grid; grid-template-columns: repeat(3, 490px); gap: 15px; margin-block-end: 16px; }
  .chart-host { min-inline-size: 0; }`;

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const rest = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * What a candidate offers, apart from the log table's `mount`: shows a chart and answers whether it stands, and, asked
 * later, what it shows, as `expectedPanels` of panels.mjs has it.
 * @typedef {(host: HTMLElement, panel: import('./panels.mjs').Panel, data: unknown) =>
 *   { isDrawn(): boolean, values(): unknown }} ShowChart
 */

/** Offers the measures as `bench`. `load(count)` makes the data; `view.js`, loaded by the clock, shows them. */
export function measurePage(load) {
  const host = document.querySelector('.host');
  const styles = document.createElement('style');
  styles.textContent = STYLES;
  const grid = document.createElement('div');
  grid.className = 'charts';
  const hosts = PANELS.map(() => Object.assign(document.createElement('div'), { className: 'chart-host' }));
  grid.append(...hosts);
  document.head.append(styles);
  host.before(grid);

  let data;
  let charts = [];
  let table;
  let [start, blocked, lastTask, shift] = [0, 0, 0, 0];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      if (startTime < start) continue;
      blocked += duration - LONG;
      lastTask = startTime + duration;
    }
  }).observe({ type: 'longtask' });
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) shift += value;
  }).observe({ type: 'layout-shift', buffered: true });

  const isTableDrawn = () => {
    const [line] = table?.view ? table.lines() : [];
    return line !== undefined && table.cells(line).some((cell) => cell !== '');
  };

  async function shown() {
    while (!(charts.length === PANELS.length && charts.every((chart) => chart.isDrawn()) && isTableDrawn())) {
      if (performance.now() - start > PATIENCE) {
        throw new Error(`Not shown: table ${isTableDrawn()}, charts ${charts.map((chart) => chart.isDrawn())}`);
      }
      await frame();
    }
    await frame();
    return performance.now() - start;
  }

  /** Row numbers seen, from the top; throws where one of them says something else than its number. */
  function rowNumbers() {
    const box = table.view.getBoundingClientRect();
    const seen = table
      .lines()
      .map((line) => ({ line, rect: line.getBoundingClientRect() }))
      .filter(({ rect }) => rect.bottom > box.top + table.head + 1 && rect.top < box.bottom - 1)
      .sort((one, other) => one.rect.top - other.rect.top);
    return seen.map(({ line }) => {
      const cells = table.cells(line);
      const number = numberAt(shownTime(cells[0]), ROWS);
      const expected = Number.isInteger(number) ? texts(row(number, ROWS)) : [];
      if (!expected.length || expected.some((text, place) => text !== cells[place])) {
        throw new Error(`A wrong row is shown: ${cells.join(' | ')}`);
      }
      return number;
    });
  }

  globalThis.bench = {
    /** Makes the data, or loads them where there is a source. */
    async load() {
      data = await load(ROWS);
    },
    /**
     * Milliseconds from asking for the candidate's code until seven panels are shown, and, of all until the page is quiet,
     * milliseconds for which long tasks blocked it, and how far it shifted.
     */
    async show() {
      await frame();
      start = lastTask = performance.now();
      const view = await import(new URL('view.js', location.href).href);
      charts = hosts.map((one, place) => view.chart(one, PANELS[place], data));
      table = await view.mount(host, data);
      const time = await shown();
      do await rest(QUIET);
      while (performance.now() - lastTask < QUIET);
      return { shown: time, blocked, shift };
    },
    /** What the panels say, and which rows the table shows at its start and at its end. */
    async content() {
      const values = [];
      for (const chart of charts) values.push(await chart.values());
      const first = rowNumbers();
      table.view.scrollTop = table.view.scrollHeight;
      await rest(500);
      return { values, first, last: rowNumbers() };
    },
  };
}
