/** The file for a script tag: registers every element and hands out what pages need to feed them. */
import './define/all.js';

export * from './index.js';
// Named one by one: what makes the invented tenant's records is left to a file beside this one.
export {
  demoSource, fileSource, fromRecords, httpSource, memorySource, responseError, SourceError,
} from './sources/index.js'; // prettier-ignore
