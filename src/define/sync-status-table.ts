import { SyncStatusTable } from '../elements/sync-status-table/sync-status-table.js';
import { define } from './define.js';

define('sync-status-table', SyncStatusTable);
