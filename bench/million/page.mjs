// One candidate in a page of its own: what it takes to load the events and to answer, told to the harness.
import { FILTERS } from './data.mjs';

/** Sorted, so that candidates may answer in any order. */
const inOrder = (lists) => lists.map((cells) => cells.join(' ')).sort();

export function run({ load, ask }) {
  let store = null;
  const timed = (work) => {
    const start = performance.now();
    const result = work();
    return { ms: performance.now() - start, result };
  };
  globalThis.bench = {
    async load() {
      const text = await (await fetch('/events.ndjson')).text();
      const { ms, result } = timed(() => load(text));
      store = result;
      return ms;
    },
    ask(name) {
      const { ms, result } = timed(() => ask(store, FILTERS[name]));
      const { actions, statuses, objects, latest } = result;
      return {
        ms,
        answer: { actions: inOrder(actions), statuses: inOrder(statuses), objects: inOrder(objects), latest },
      };
    },
  };
}
