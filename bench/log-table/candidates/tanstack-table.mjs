export { load } from './peer-data.mjs';
export { mount } from './tanstack-table.view.mjs';
