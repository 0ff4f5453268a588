import { SyncLogTable } from '../elements/sync-log-table/sync-log-table.js';
import { define } from './define.js';

define('sync-log-table', SyncLogTable);
