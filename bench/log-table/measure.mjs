// Measures one candidate with so many rows, in fresh pages of a browser.

/** Wheel turns of the fine scroll, each so many pixels, one each sixtieth of a second. */
const TURNS = 60;
const TURN = 100;

const MEGA = 1e6;

/**
 * Milliseconds by the clock, or `null` where the right rows were never seen; `heap` and `load` apart.
 * @typedef {object} Sample
 * @property {number} load making the rows, for the element also reading them into its source
 * @property {number | null} first from handing over data or source to the frame that shows the first rows
 * @property {number} heap megabytes that the shown table takes besides the data or the loaded source
 * @property {number | null} jump of forty jumps 95 % show their rows within this time
 * @property {number | null} blank frames of sixty that showed missing or wrong rows while a wheel was turned
 * @property {number} frames how many frames the turning took
 * @property {number | null} wheel pixels that the rows moved for each pixel of the wheel
 * @property {boolean} last is the last row seen at the end of the scroll bar?
 * @property {number | null} number sort by a number
 * @property {number | null} text sort by a text
 * @property {number} freeze longest time without a frame during the sort by a text
 * @property {number | null} search
 */

/** @returns {Promise<Sample>} */
export async function measure(browser, origin, name, count, orders) {
  const address = `${origin}/${name}/?rows=${count}`;
  const call = (method, ...args) => `bench.${method}(${args.map((arg) => JSON.stringify(arg)).join(', ')})`;
  const shown = await freshPage(browser, address, async ({ run, heap, wheel }) => {
    const load = await run(call('load'));
    const before = await heap();
    const first = await run(call('first'));
    const after = await heap();
    const jumps = await run(call('jumps'));
    const { x, y } = await run(call('jumpTo', 0.4137));
    await run(call('record'));
    await wheel(x, y);
    const fine = await run(call('recorded'));
    const { last, time } = await run(call('last'));
    return {
      load,
      first,
      heap: (after - before) / MEGA,
      jump: jumps.includes(null) ? null : percentile(jumps, 0.95),
      wrongJumps: jumps.filter((jump) => jump === null).length,
      blank: fine.wrong === null ? null : (fine.wrong / Math.max(fine.frames, 1)) * TURNS,
      frames: fine.frames,
      wheel: fine.moved === null ? null : fine.moved / (TURNS * TURN),
      last: time !== null,
      lastSeen: last === null ? null : last + 1,
    };
  });
  const once = (act) =>
    freshPage(browser, address, async ({ run }) => {
      await run(call('load'));
      await run(call('first'));
      return run(act);
    });
  const number = await once(call('sort', 'duration', orders.duration));
  const text = await once(call('sort', 'error', orders.error));
  const search = await once(call('search', orders.search));
  return { ...shown, number: number.time, text: text.time, freeze: text.time === null ? null : text.freeze, search };
}

function percentile(values, share) {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.ceil(sorted.length * share) - 1];
}

async function freshPage(browser, address, use) {
  const context = await browser.newContext({
    viewport: { width: 1600, height: 900 },
    locale: 'en-US',
    timezoneId: 'UTC',
  });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const send = (method, parameters) => session.send(method, parameters);
  const run = async (expression) => {
    const answer = await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.exception.description);
    return answer.result.value;
  };
  const tools = {
    run,
    /** Bytes of JavaScript values and of the buffers that they hold, garbage collected. */
    async heap() {
      for (let times = 0; times < 2; times++) await send('HeapProfiler.collectGarbage');
      const { usedSize, backingStorageSize = 0 } = await send('Runtime.getHeapUsage');
      return usedSize + backingStorageSize;
    },
    /** Turns the wheel over a place as somebody does who reads on fast. */
    async wheel(x, y) {
      const sent = [];
      const start = performance.now();
      for (let turn = 0; turn < TURNS; turn++) {
        const due = start + (turn * 1000) / 60;
        await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
        sent.push(send('Input.dispatchMouseEvent', { type: 'mouseWheel', x, y, deltaX: 0, deltaY: TURN }));
      }
      await Promise.all(sent);
      await new Promise((resolve) => setTimeout(resolve, 150));
    },
  };
  try {
    await page.goto(address, { waitUntil: 'load' });
    return await use(tools);
  } finally {
    await context.close();
  }
}
