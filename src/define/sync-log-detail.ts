import { SyncLogDetail } from '../elements/sync-log-detail/sync-log-detail.js';
import { define } from './define.js';

define('sync-log-detail', SyncLogDetail);
