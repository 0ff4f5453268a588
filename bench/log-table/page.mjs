// The part of a measured page that is the same for all candidates: asks for something, and looks when the right rows are on
// the screen. What is right is worked out here from the row numbers; nothing that a candidate says of itself counts.
import { numberAt, row, SEARCH } from './rows.mjs';
import { shownTime, texts } from './texts.mjs';

/** Milliseconds after which the right rows are no longer waited for. */
const PATIENCE = 60_000;
const JUMP_PATIENCE = 3000;
const JUMPS = 40;

/** A scaled scroll bar may stand so far from where a plain one would, as a share of all rows. */
const SCALE_TOLERANCE = 0.05;

/** After the next frame has been painted. */
const painted = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(null);
    });
  });

const rest = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * What a candidate offers.
 * @typedef {object} Table
 * @property {HTMLElement} view the element that scrolls
 * @property {number} head pixels at the top of it that a head covers
 * @property {() => Element[]} lines the elements of the rows drawn, in any order
 * @property {(line: Element) => string[]} cells the texts of a row in the order of the columns
 * @property {'newest' | 'oldest'} ties which of the rows with equal codes come first
 * @property {(column: 'duration' | 'error') => void} sort longest first, codes from A on
 * @property {(text: string) => void} search keeps rows of which a name, UPN, code or id has the text
 */

/** @param {{ load(count: number): unknown, mount(host: HTMLElement, data: unknown): Table | Promise<Table> }} candidate */
export function measurePage({ load, mount }) {
  const count = Number(new URLSearchParams(location.search).get('rows'));
  const host = document.querySelector('.host');
  let data;
  let table;

  /** The rows of which something is seen, from the top; `null` where a part of the view shows no row. */
  function screen() {
    const box = table.view.getBoundingClientRect();
    const top = box.top + table.view.clientTop + table.head;
    const bottom = box.top + table.view.clientTop + table.view.clientHeight;
    const lines = table
      .lines()
      .map((element) => ({ element, rect: element.getBoundingClientRect() }))
      .filter(({ rect }) => rect.bottom > top + 0.5 && rect.top < bottom - 0.5)
      .sort((a, b) => a.rect.top - b.rect.top);
    const gaps = lines.some(({ rect }, index) => Math.abs(rect.top - (lines[index - 1]?.rect.bottom ?? rect.top)) > 1);
    const [first, last] = [lines[0], lines.at(-1)];
    if (!first || gaps || first.rect.top > top + 1) return null;
    const shown = lines.map(({ element }) => table.cells(element));
    return {
      shown,
      pitch: (lines[1] ?? first).rect.top - first.rect.top,
      into: top - first.rect.top,
      filled: last.rect.bottom >= bottom - 1,
    };
  }

  const isRow = (shown, number) => {
    const expected = texts(row(number, count));
    return expected.every((text, index) => text === shown[index]);
  };

  /** The screen, if all its rows are right and follow each other: the number of the first, and pixels above it. */
  function place() {
    const seen = screen();
    if (!seen) return null;
    const number = numberAt(shownTime(seen.shown[0][0]), count);
    const last = number + seen.shown.length - 1;
    if (!Number.isInteger(number) || number < 0 || last >= count || !(seen.filled || last === count - 1)) return null;
    if (!seen.shown.every((shown, index) => isRow(shown, number + index))) return null;
    return { number, last, pitch: seen.pitch, content: number * seen.pitch + seen.into };
  }

  /** Does the screen show these row numbers, and is it full, or are there no more? */
  function shows(order) {
    const seen = screen();
    if (!seen || Math.abs(seen.into) > 1 || !(seen.filled || seen.shown.length === order.length)) return false;
    return seen.shown.every((shown, index) => isRow(shown, order[index]));
  }

  /** Milliseconds until something holds on a painted screen; `null`: it never did. */
  async function until(holds, start = performance.now(), patience = PATIENCE) {
    for (;;) {
      await painted();
      const now = performance.now();
      if (holds()) return now - start;
      if (now - start > patience) return null;
    }
  }

  /** Does something, and answers how long it took to be seen and what the longest time without a frame was. */
  async function timed(act, holds) {
    let [freeze, running, before] = [0, true, performance.now()];
    const tasks = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) freeze = Math.max(freeze, duration);
    });
    tasks.observe({ type: 'longtask' });
    const tick = (now) => {
      freeze = Math.max(freeze, now - before);
      before = now;
      if (running) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    await painted();
    freeze = 0;
    const start = performance.now();
    act();
    const time = await until(holds, start);
    await rest(50);
    running = false;
    tasks.disconnect();
    return { time, freeze };
  }

  /** Where the rows should stand at this scroll position, in pixels; `false` where they do not. */
  function isAt(scroll) {
    const found = place();
    if (!found) return false;
    const most = table.view.scrollHeight - table.view.clientHeight;
    const content = count * found.pitch - (table.view.clientHeight - table.head);
    if (content - most < 4 * found.pitch) return Math.abs(found.content - scroll) <= 2;
    return Math.abs(found.content / content - scroll / most) <= SCALE_TOLERANCE;
  }

  let recording = null;

  globalThis.bench = {
    /** Makes the data, or loads it where there is a source. Milliseconds. */
    async load() {
      const start = performance.now();
      data = await load(count);
      return performance.now() - start;
    },
    async first() {
      await painted();
      const start = performance.now();
      table = await mount(host, data);
      const first = Array.from({ length: Math.min(count, 100) }, (_, number) => number);
      const time = await until(() => table.view && shows(first), start);
      await rest(500);
      return time;
    },
    sort(column, orders) {
      const order = orders[table.ties] ?? orders;
      return timed(
        () => table.sort(column),
        () => shows(order),
      );
    },
    search: async (order) =>
      (
        await timed(
          () => table.search(SEARCH),
          () => shows(order),
        )
      ).time,

    /** Where the thumb is put: shares of the way. Answers milliseconds of each jump, `null` where the right rows never came. */
    async jumps() {
      const times = [];
      let share = 0;
      for (let turn = 0; turn < JUMPS; turn++) {
        // Never near the place before: old rows could pass for new ones.
        share = (share + 0.2 + 0.6 * ((turn * 0.618034) % 1)) % 1;
        const most = table.view.scrollHeight - table.view.clientHeight;
        const scroll = Math.round(share * most);
        const start = performance.now();
        table.view.scrollTop = scroll;
        times.push(await until(() => isAt(scroll), start, JUMP_PATIENCE));
        await rest(60);
      }
      return times;
    },

    async jumpTo(share) {
      const scroll = Math.round(share * (table.view.scrollHeight - table.view.clientHeight));
      table.view.scrollTop = scroll;
      const time = await until(() => isAt(scroll), performance.now(), JUMP_PATIENCE);
      await rest(600);
      const { left, top, width, height } = table.view.getBoundingClientRect();
      return { time, x: left + width / 2, y: top + height / 2 };
    },

    /** Looks at every frame from now on. */
    record() {
      const frames = [];
      recording = { running: true, frames };
      const look = async () => {
        while (recording.running) {
          await painted();
          frames.push({ scroll: table.view.scrollTop, place: place() });
        }
      };
      recording.done = look();
    },
    /** Frames since the record began, those with missing or wrong rows, and how far rows and scroll position have moved. */
    async recorded() {
      for (let before = null; before !== table.view.scrollTop;) {
        before = table.view.scrollTop;
        await rest(120);
      }
      recording.running = false;
      await recording.done;
      const { frames } = recording;
      const [start, end] = [frames[0].place, frames.at(-1).place];
      if (!start || !end) return { frames: frames.length, wrong: null, moved: null };
      // A scaled scroll bar may be put right when the rows have come to rest.
      const last = frames.findLastIndex(({ place }) => place?.content !== end.content) + 1;
      const moving = frames.slice(1, last + 1);
      const origin = frames[0].scroll;
      const scale = (end.content - start.content) / (frames[last].scroll - origin);
      const isWrong = ({ scroll, place }) =>
        !place || Math.abs(place.content - start.content - (scroll - origin) * scale) > 2;
      return { frames: moving.length, wrong: moving.filter(isWrong).length, moved: end.content - start.content };
    },

    /** Is the last row there, whole, when the thumb is put at the end? */
    async last() {
      const end = () => (table.view.scrollTop = table.view.scrollHeight);
      end();
      const isThere = () => place()?.last === count - 1;
      const time = await until(isThere, performance.now(), JUMP_PATIENCE);
      return { time, last: place()?.last ?? null };
    },

    /** The screen in words, for whoever looks for what went wrong. */
    look: () => ({
      screen: screen(),
      scroll: [table.view.scrollTop, table.view.scrollHeight, table.view.clientHeight],
    }),
  };
}
