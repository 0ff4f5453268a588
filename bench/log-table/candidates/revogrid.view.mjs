// RevoGrid, the fastest full grid of those compared.
import { defineCustomElements } from '@revolist/revogrid/loader';
import { COLUMNS } from '../rows.mjs';
import { text } from '../texts.mjs';
import { ROW, WIDTHS } from './look.mjs';

const ORDERS = { duration: 'desc', error: 'asc' };
const PROPS = { duration: 'durationMs' };

const columns = COLUMNS.map((name, place) => ({
  prop: PROPS[name] ?? name,
  name,
  size: WIDTHS[place],
  sortable: true,
  filter: true,
  readonly: true,
  cellTemplate: (_, { model }) => text(name, model),
}));

export async function mount(host, data) {
  await defineCustomElements();
  const grid = document.createElement('revo-grid');
  Object.assign(grid, { columns, source: data, rowSize: ROW, readonly: true, filter: true, theme: 'compact' });
  host.append(grid);
  return {
    ties: 'newest',
    get view() {
      return grid.querySelector('revogr-viewport-scroll.rgCol .vertical-inner');
    },
    head: 0,
    lines: () => [...grid.querySelectorAll('revogr-viewport-scroll.rgCol revogr-data[type="rgRow"] .rgRow')],
    cells: (line) => Array.from(line.querySelectorAll('.rgCell'), ({ textContent }) => textContent),
    sort: (column) => void (grid.sorting = { columns: [{ prop: PROPS[column] ?? column, order: ORDERS[column] }] }),
    /** What its filter panel calls. It searches column by column; this one alone has the text. */
    async search(text) {
      const filter = (await grid.getPlugins()).find((plugin) => 'onFilterChange' in plugin);
      await filter.onFilterChange({ name: [{ id: 1, type: 'contains', value: text, relation: 'and' }] });
    },
  };
}
