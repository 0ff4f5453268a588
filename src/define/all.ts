import './sync-actions-chart.js';
import './sync-error-list.js';
import './sync-filter-bar.js';
import './sync-log-detail.js';
import './sync-object-tiles.js';
import './sync-object-list.js';
import './sync-scope.js';
import './sync-status-table.js';
