import { SyncErrorList } from '../elements/sync-error-list/sync-error-list.js';
import { define } from './define.js';

define('sync-error-list', SyncErrorList);
