/**
 * The file for a script tag: registers the smaller elements at once and each of the others when a page first uses its tag,
 * from a file beside this one; and hands out what pages need to feed them.
 */
import './define/sync-actions-chart.js';
import './define/sync-error-list.js';
import './define/sync-scope.js';
import './define/sync-status-table.js';
import { defineWhenUsed } from './define/when-used.js';

defineWhenUsed(document);

export { defineElement } from './define/when-used.js';
export { SyncActionsChart } from './elements/sync-actions-chart/sync-actions-chart.js';
export { SyncErrorList } from './elements/sync-error-list/sync-error-list.js';
export { SyncScope } from './elements/sync-scope/sync-scope.js';
export { SyncStatusTable } from './elements/sync-status-table/sync-status-table.js';
export { changeFilter, provideSync, SyncFilterChangeEvent, SyncOpenEvent } from './panel/index.js';
export type { OpenRequest, ProvideOptions, SyncProvider } from './panel/index.js';
export type * from './model/index.js';
export type { QueryOptions, SyncDataSource, SyncProgress } from './sources/data-source.js';
// Named one by one: what makes the invented tenant's records is left to a file beside this one.
export {
  demoSource, droppedFiles, fileSource, fromRecords, httpSource, memorySource, responseError, SourceError,
} from './sources/index.js'; // prettier-ignore
export { VERSION } from './version.js';
