import { SyncScope } from '../elements/sync-scope/sync-scope.js';
import { define } from './define.js';

define('sync-scope', SyncScope);
