// What the page loads besides the elements.
export { memorySource } from '../../../dist/sources/index.js';
