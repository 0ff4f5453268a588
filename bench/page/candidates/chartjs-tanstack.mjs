export { load } from '../../log-table/candidates/peer-data.mjs';
