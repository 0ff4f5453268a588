// Ten thousand records in a source that has read them.
export { load } from '../../log-table/candidates/sync-log-table.mjs';
