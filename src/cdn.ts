/** The file for a script tag: registers every element and hands out what pages need to feed them. */
import './define/all.js';

export * from './index.js';
export * from './sources/index.js';
