import { SyncObjectList } from '../elements/sync-object-list/sync-object-list.js';
import { define } from './define.js';

define('sync-object-list', SyncObjectList);
