export { cached } from './cached.js';
export type { CachedOptions } from './cached.js';
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
export type { GraphCloud } from './graph/clouds.js';
export { graphSource } from './graph/graph-source.js';
export type { GraphOptions, GraphSource } from './graph/graph-source.js';
export { httpSource } from './http/http-source.js';
export type { HttpHeaders, HttpSourceOptions } from './http/http-source.js';
export { limited } from './limited.js';
export type { LimitedOptions } from './limited.js';
export { responseError } from './load-error.js';
export type { LogsAnswer, LogsClient, LogsQueryOptions, LogsTable } from './log-analytics/client.js';
export type { LogsCloud } from './log-analytics/clouds.js';
export { logAnalyticsSource } from './log-analytics/log-analytics-source.js';
export type { LogAnalyticsOptions } from './log-analytics/log-analytics-source.js';
export { logsClient } from './log-analytics/logs-client.js';
export type { LogsClientOptions } from './log-analytics/logs-client.js';
export { msalCredential } from './log-analytics/msal-credential.js';
export type { MsalApplication, SignIn } from './log-analytics/msal-credential.js';
export { ServiceFailure } from './log-analytics/service-failure.js';
export type { TokenCredential, TokenFunction, TokenSource } from './log-analytics/token.js';
export { droppedFiles } from './files/dropped-files.js';
export type { DroppedFiles } from './files/dropped-files.js';
export type { LogFile } from './files/log-file.js';
export type { LoadingOptions } from './memory/loading-source.js';
export { memorySource } from './memory/memory-source.js';
export type { MemoryOptions } from './memory/memory-source.js';
export { fileSource } from './worker/file-source.js';
export type { FileSourceOptions } from './worker/file-source.js';
export type { WorkerOptions } from './worker/start-worker.js';
export type { QueryOptions, SyncDataSource, SyncProgress } from './data-source.js';
export { SourceError } from '../model/source-error.js';
export type { SourceErrorReason } from '../model/source-error.js';
export type { CsvHeadings } from './files/csv-set.js';
