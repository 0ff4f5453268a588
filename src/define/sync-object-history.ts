import { SyncObjectHistory } from '../elements/sync-object-history/sync-object-history.js';
import { define } from './define.js';

define('sync-object-history', SyncObjectHistory);
