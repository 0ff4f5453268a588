/** What `globalThis.soakClock` of a page with {@link CLOCK} can do. */
export interface SoakClock {
  /** Timers that have been set and neither fired nor been cleared. */
  readonly pending: number;
  /** Lets time pass: whatever is due meanwhile is called at its time, each in a task of its own. */
  pass(ms: number): Promise<void>;
  /** A task of the page's own. */
  task(): Promise<void>;
}

/** Script that goes before all others: the page's time stands still until a test lets it pass. Frames stay real. */
export const CLOCK = `{
  const timers = new Map();
  const { port1, port2 } = new MessageChannel();
  let now = Date.UTC(2026, 10, 20, 8);
  let last = 0;
  globalThis.Date = class extends Date {
    constructor(...parts) {
      super(...(parts.length > 0 ? parts : [now]));
    }
    static now() {
      return now;
    }
  };
  const start = (call, ms, every, parts) => {
    timers.set(++last, { id: last, at: now + Math.max(0, Number(ms) || 0), every, call: () => call(...parts) });
    return last;
  };
  globalThis.setTimeout = (call, ms, ...parts) => start(call, ms, null, parts);
  globalThis.setInterval = (call, ms, ...parts) => start(call, ms, Math.max(1, Number(ms) || 0), parts);
  globalThis.clearTimeout = globalThis.clearInterval = (id) => void timers.delete(id);
  const task = () => new Promise((resolve) => {
    port1.onmessage = () => resolve();
    port2.postMessage(null);
  });
  const nextBy = (end) =>
    [...timers.values()].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at || a.id - b.id)[0];
  globalThis.soakClock = {
    get pending() {
      return timers.size;
    },
    task,
    async pass(ms) {
      const end = now + ms;
      for (let timer = nextBy(end); timer; timer = nextBy(end)) {
        now = Math.max(now, timer.at);
        if (timer.every === null) timers.delete(timer.id);
        else timer.at = now + timer.every;
        timer.call();
        await task();
      }
      now = end;
    },
  };
}`;
