import { SyncCycleList } from '../elements/sync-cycle-list/sync-cycle-list.js';
import { define } from './define.js';

define('sync-cycle-list', SyncCycleList);
