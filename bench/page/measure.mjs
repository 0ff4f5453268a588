// Measures one candidate in fresh pages of a browser, and checks that it shows what the rows say.
import { deepStrictEqual, ok } from 'node:assert';
import { ROWS } from './panels.mjs';

const THROTTLE = 4;

/** What a share read from pixels may differ by. */
const TOLERANCE = 0.005;

/**
 * @typedef {object} Sample
 * @property {number} shown milliseconds by the clock until seven panels are shown
 * @property {number} cpu milliseconds of the main thread's CPU until nothing is left to do
 * @property {number} blocked milliseconds by the clock for which long tasks blocked the page at a quarter of the speed
 * @property {number} shift how far what is seen moved (cumulative layout shift), the worse of both speeds
 */

/** @returns {Promise<Sample>} */
export async function measure(browser, origin, name, expected) {
  const full = await freshPage(browser, `${origin}/${name}/`, 1);
  check(name, full.content, expected);
  const throttled = await freshPage(browser, `${origin}/${name}/`, THROTTLE);
  check(name, throttled.content, expected);
  return {
    shown: full.shown,
    cpu: full.cpu,
    blocked: throttled.blocked,
    shift: Math.max(full.shift, throttled.shift),
  };
}

async function freshPage(browser, address, rate) {
  const context = await browser.newContext({
    viewport: { width: 1600, height: 1600 },
    locale: 'en-US',
    timezoneId: 'UTC',
  });
  try {
    const page = await context.newPage();
    const errors = [];
    page.on('pageerror', (error) => errors.push(error));
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const cpuTime = async () => {
      const { metrics } = await session.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'ThreadTime').value * 1000;
    };
    await page.goto(address, { waitUntil: 'load' });
    await page.evaluate(() => globalThis.bench.load());
    await session.send('HeapProfiler.collectGarbage');
    await session.send('Emulation.setCPUThrottlingRate', { rate });
    const before = await cpuTime();
    const sample = await page.evaluate(() => globalThis.bench.show());
    const cpu = (await cpuTime()) - before;
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    const content = await page.evaluate(() => globalThis.bench.content());
    if (errors.length > 0) throw errors[0];
    return { ...sample, cpu, content };
  } finally {
    await context.close();
  }
}

/** Throws where a panel says something else than the rows, or the table lacks one at its start or end. */
export function check(name, { values, first, last }, expected) {
  for (const [place, panel] of expected.entries()) {
    const where = `${name}, chart ${place + 1}`;
    if (Array.isArray(panel)) {
      const isNear = (rate, day) =>
        (rate === null) === (panel[day] === null) && Math.abs(rate - panel[day]) <= TOLERANCE;
      ok(values[place].length === panel.length && values[place].every(isNear), `${where}: other rates are shown`);
    } else {
      const counts = Object.entries(values[place]).map(([label, days]) => [label, days.map((day) => Math.round(day))]);
      deepStrictEqual(Object.fromEntries(counts), panel, `${where}: other counts are shown`);
    }
  }
  const follow = (numbers) => numbers.length > 1 && numbers.every((number, place) => number === numbers[0] + place);
  ok(follow(first) && first[0] === 0, `${name}: the table begins with other rows: ${first}`);
  ok(follow(last) && last.at(-1) === ROWS - 1, `${name}: the table ends with other rows: ${last}`);
}
