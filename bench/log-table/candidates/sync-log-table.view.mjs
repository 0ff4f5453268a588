// The element as a page embeds it.
import '../../../dist/define/sync-log-table.js';
import { COLUMNS } from '../rows.mjs';

/** As high as the peers' tables, head included. */
const SIZE = 720;

const HEADS = { duration: 'Duration', error: 'Error' };

export function mount(host, source) {
  const panel = document.createElement('sync-log-table');
  panel.columns = COLUMNS.join(',');
  panel.timeZone = 'UTC';
  panel.source = source;
  panel.style.setProperty('--sync-log-table-size', `${SIZE}px`);
  host.append(panel);
  const inside = (selector) => [...panel.renderRoot.querySelectorAll(selector)];
  return {
    ties: 'oldest',
    get view() {
      return inside('.viewport')[0];
    },
    get head() {
      return inside('.head')[0].offsetHeight;
    },
    lines: () => inside('.space > .row'),
    cells: (line) =>
      Array.from(line.querySelectorAll('[role=gridcell]'), (cell) => cell.querySelector('bdi')?.textContent ?? ''),
    sort: (column) =>
      inside('.sort')
        .find(({ textContent }) => textContent.includes(HEADS[column]))
        .click(),
    search: (text) => void (panel.filter = { search: text }),
  };
}
