export { demoSource } from './demo/demo-source.js';
export { demoIncidents, demoRecords } from './demo/demo-records.js';
export type { DemoOptions } from './demo/demo-options.js';
export type { DemoIncidents } from './demo/calendar.js';
export type {
  GraphChange,
  GraphError,
  GraphIdentity,
  GraphRecord,
  GraphStep,
  GraphSystem,
} from './demo/graph-record.js';
export { fromRecords } from './from-records.js';
export type {
  CanonicalRecord,
  FromRecordsOptions,
  LoadRecords,
  LoadRequest,
  RecordList,
  RefreshableSource,
} from './from-records.js';
export { responseError } from './load-error.js';
export { fileSource } from './memory/file-source.js';
export type { LogFile } from './memory/file-source.js';
export type { LoadingOptions } from './memory/loading-source.js';
export { memorySource } from './memory/memory-source.js';
export type { MemoryOptions } from './memory/memory-source.js';
export type { QueryOptions, SyncDataSource, SyncProgress } from './data-source.js';
export { SourceError } from '../model/source-error.js';
export type { SourceErrorReason } from '../model/source-error.js';
