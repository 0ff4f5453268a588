/** The script of the worker that `fileSource` starts: one file without imports, once it is built. */
import { readFiles } from '../files/read-files.js';
import { serveSource } from './serve-source.js';

// Told to the page as an error of the worker, which a rejection is not: else questions could wait for ever.
addEventListener('unhandledrejection', ({ reason }) => {
  queueMicrotask(() => {
    throw reason;
  });
});

serveSource(globalThis, readFiles);
