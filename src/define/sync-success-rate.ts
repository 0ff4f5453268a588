import { SyncSuccessRate } from '../elements/sync-success-rate/sync-success-rate.js';
import { define } from './define.js';

define('sync-success-rate', SyncSuccessRate);
