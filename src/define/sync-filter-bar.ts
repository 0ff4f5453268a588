import { SyncFilterBar } from '../elements/sync-filter-bar/sync-filter-bar.js';
import { define } from './define.js';

define('sync-filter-bar', SyncFilterBar);
