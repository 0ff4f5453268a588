export { load } from './peer-data.mjs';
export { mount } from './tanstack-virtual.view.mjs';
