// TanStack Virtual with lit, and plain array code for sorting and filtering: what a page would write that needs no more.
import { virtualRows } from './virtual-rows.mjs';

const COMPARE = {
  duration: (one, other) => other.durationMs - one.durationMs,
  error: (one, other) => (one.error < other.error ? -1 : one.error > other.error ? 1 : 0),
};

const SEARCHED = ['name', 'upn', 'error', 'sourceId'];

export function mount(host, data) {
  let shown = data;
  const table = virtualRows(host, () => ({ count: shown.length, at: (index) => shown[index] }));
  const show = (rows) => {
    shown = rows;
    table.changed();
  };
  return {
    ...table,
    sort: (column) => show([...data].sort(COMPARE[column])),
    search(text) {
      const wanted = text.toLowerCase();
      show(data.filter((row) => SEARCHED.some((name) => row[name].toLowerCase().includes(wanted))));
    },
  };
}
