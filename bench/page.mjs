// The part of a measured page that is the same for all candidates.

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** Resolves in the frame after the one that shows the change. */
async function shown(changed) {
  while (!changed()) await frame();
  await frame();
  await frame();
}

/** Long enough for work that a candidate puts off until its chart stands. */
const quiet = () => new Promise((resolve) => setTimeout(resolve, 200));

/**
 * Shows a chart in each `.host` of the page, and offers the measures as `bench`. `show(host, data, counts)` answers
 * `{ drawn, update }`: `drawn()` is another value after every drawing, `null` before the first; `update(counts)` draws
 * other data.
 */
export function measurePage(show) {
  const data = globalThis.benchData;
  const hosts = [...document.querySelectorAll('.host')];
  const charts = hosts.map((host) => show(host, data, data.sets[0]));
  const change = async (act) => {
    const before = charts.map(({ drawn }) => drawn());
    act();
    await shown(() => charts.every(({ drawn }, index) => drawn() !== before[index]));
  };
  let blocked = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) blocked += duration - 50;
  }).observe({ type: 'longtask', buffered: true });

  const first = shown(() => charts.every(({ drawn }) => drawn() !== null)).then(() => performance.now());

  globalThis.bench = {
    /** Milliseconds from navigation until all charts are shown. */
    first,
    /** Ends when nothing is left to do. Milliseconds for which long tasks blocked the page. */
    async quiet() {
      await first;
      await quiet();
      return blocked;
    },
    async update() {
      for (const counts of data.sets.slice(1)) await change(() => charts.forEach(({ update }) => update(counts)));
    },
    async resize(widths) {
      for (const width of widths) {
        await change(() => hosts.forEach((host) => host.style.setProperty('width', `${width}px`)));
      }
    },
  };
}
