// TanStack Table and Virtual with lit.
import {
  columnFilteringFeature,
  constructTable,
  createColumnHelper,
  createFilteredRowModel,
  createSortedRowModel,
  filterFn_includesString,
  globalFilteringFeature,
  rowSortingFeature,
  sortFn_basic,
  sortFn_text,
  tableFeatures,
} from '@tanstack/table-core';
import { storeReactivityBindings } from '@tanstack/table-core/store-reactivity-bindings';
import { virtualRows } from './virtual-rows.mjs';

const features = tableFeatures({
  coreReactivityFeature: storeReactivityBindings(),
  columnFilteringFeature,
  globalFilteringFeature,
  rowSortingFeature,
  filteredRowModel: createFilteredRowModel(),
  sortedRowModel: createSortedRowModel(),
  filterFns: { includesString: filterFn_includesString },
  sortFns: { basic: sortFn_basic, text: sortFn_text },
});

const SEARCHED = new Set(['name', 'upn', 'error', 'sourceId']);
const helper = createColumnHelper();
const columns = helper.columns([
  ...['time', 'action', 'status', 'name', 'upn', 'step'].map((name) => helper.accessor(name, {})),
  helper.accessor('error', { sortFn: 'text' }),
  helper.accessor('durationMs', { id: 'duration', sortFn: 'basic' }),
  helper.accessor('sourceId', {}),
]);

export function mount(host, data) {
  const model = constructTable({
    features,
    columns,
    data,
    globalFilterFn: 'includesString',
    getColumnCanGlobalFilter: ({ id }) => SEARCHED.has(id),
  });
  const table = virtualRows(host, () => {
    const { rows } = model.getRowModel();
    return { count: rows.length, at: (index) => rows[index].original };
  });
  return {
    ...table,
    sort(column) {
      model.setSorting([{ id: column, desc: column === 'duration' }]);
      table.changed();
    },
    search(text) {
      model.setGlobalFilter(text);
      table.changed();
    },
  };
}
