export { load } from './peer-data.mjs';
export { mount } from './revogrid.view.mjs';
