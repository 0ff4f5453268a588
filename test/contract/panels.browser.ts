import '../../src/define/all.js';
import { panelContract } from './panel.js';

panelContract({ tag: 'sync-object-tiles', shows: 'User' });
panelContract({ tag: 'sync-actions-chart', shows: 'Create 3' });
panelContract({ tag: 'sync-status-table', shows: 'All actions' });
panelContract({ tag: 'sync-success-rate', shows: 'that succeeded or failed' });
panelContract({ tag: 'sync-error-list', shows: 'DuplicateTargetEntries' });
panelContract({ tag: 'sync-object-list', shows: 'Person 11' });
panelContract({
  tag: 'sync-object-history',
  shows: 'person11@contoso.com',
  asks: { usually: { searchText: 'person 11' }, instead: (searchText) => ({ searchText }) },
});
panelContract({ tag: 'sync-log-detail', shows: 'Person 11' });
panelContract({
  tag: 'sync-filter-bar',
  shows: '12 events of 12 distinct objects',
  filters: { part: 'header', clear: 'Clear all' },
});
panelContract({ tag: 'sync-cycle-list', shows: 'cycle-1' });
panelContract({ tag: 'sync-log-table', shows: 'Person 11' });
