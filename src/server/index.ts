export { createSyncHandler } from './create-sync-handler.js';
export type { ErrorContext, SyncHandlerOptions, SyncPermission } from './handler-options.js';
export { nodeListener } from './node-listener.js';
export type { NodeListenerOptions, NodeRequest, NodeResponse } from './node-listener.js';
export { cached } from '../sources/cached.js';
export type { CachedOptions } from '../sources/cached.js';
export { limited } from '../sources/limited.js';
export type { LimitedOptions } from '../sources/limited.js';
export { SourceError } from '../model/source-error.js';
