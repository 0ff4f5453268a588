import { SyncObjectTiles } from '../elements/sync-object-tiles/sync-object-tiles.js';
import { define } from './define.js';

define('sync-object-tiles', SyncObjectTiles);
