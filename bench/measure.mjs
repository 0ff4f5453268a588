// Measures one candidate in fresh pages of a browser.

const CHARTS_AT_ONCE = 7;
const WIDTHS = [560, 700, 480, 640, 720, 520, 680, 600, 460, 720];

export const UPDATES = 10;

/**
 * Costs of one candidate. Times in milliseconds, of the main thread's CPU unless said otherwise; `update` and `resize`
 * the mean of ten; `heap` in kilobytes.
 * @typedef {object} Sample
 * @property {number} first from navigation to the frame that shows one chart
 * @property {number} quiet from navigation until nothing is left to do
 * @property {number} update other data
 * @property {number} resize another width
 * @property {number} heap JavaScript heap after the first chart, garbage collected
 * @property {number} seven as `quiet`, seven charts
 * @property {number} sevenShown from navigation until seven charts are shown, by the clock
 * @property {number} sevenBlocked how long tasks blocked the page at a quarter of the speed, by the clock
 */

/** @returns {Promise<Sample>} */
export async function measure(browser, origin, name) {
  const address = (charts) => `${origin}/${name}/${charts}/`;
  const one = await freshPage(browser, async (page) => {
    const [first] = await page.cpu(() => page.open(address(1)));
    const [after] = await page.cpu(() => page.run('bench.quiet()'));
    const heap = await page.heap();
    const [update] = await page.cpu(() => page.run('bench.update()'));
    const [resize] = await page.cpu(() => page.run(`bench.resize(${JSON.stringify(WIDTHS)})`));
    return { first, quiet: first + after, update: update / UPDATES, resize: resize / WIDTHS.length, heap };
  });
  const seven = await freshPage(browser, async (page) => {
    const [cpu, shown] = await page.cpu(async () => {
      const milliseconds = await page.open(address(CHARTS_AT_ONCE));
      await page.run('bench.quiet()');
      return milliseconds;
    });
    return { seven: cpu, sevenShown: shown };
  });
  const sevenBlocked = await freshPage(browser, async (page) => {
    await page.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await page.open(address(CHARTS_AT_ONCE));
    return page.run('bench.quiet()');
  });
  return { ...one, ...seven, sevenBlocked };
}

async function freshPage(browser, use) {
  const context = await browser.newContext({
    viewport: { width: 1024, height: 768 },
    locale: 'en-US',
    timezoneId: 'Europe/Berlin',
  });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const send = (method, parameters) => session.send(method, parameters);
  await send('Performance.enable', { timeDomain: 'threadTicks' });
  const cpuTime = async () => {
    const { metrics } = await send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'ThreadTime').value * 1000;
  };
  const run = async (expression) => {
    const answer = await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.exception.description);
    return answer.result.value;
  };
  const tools = {
    send,
    run,
    /** CPU time of the page's main thread while something happens, and what comes of it. */
    async cpu(act) {
      const before = await cpuTime();
      const result = await act();
      return [(await cpuTime()) - before, result];
    },
    async open(url) {
      await page.goto(url, { waitUntil: 'domcontentloaded' });
      return run('bench.first');
    },
    async heap() {
      await send('HeapProfiler.collectGarbage');
      return (await send('Runtime.getHeapUsage')).usedSize / 1000;
    },
  };
  try {
    return await use(tools);
  } finally {
    await context.close();
  }
}
