import { SyncActionsChart } from '../elements/sync-actions-chart/sync-actions-chart.js';
import { define } from './define.js';

define('sync-actions-chart', SyncActionsChart);
