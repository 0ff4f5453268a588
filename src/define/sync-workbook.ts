import './sync-filter-bar.js';
import { SyncWorkbook } from '../elements/sync-workbook/sync-workbook.js';
import { define } from './define.js';

define('sync-workbook', SyncWorkbook);
