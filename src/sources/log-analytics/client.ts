/** A table as the clients of Azure Monitor give it: rows are lists in the order of the columns. */
export interface LogsTable {
  name?: string | undefined;
  columnDescriptors: readonly { name?: string | undefined; type?: string | undefined }[];
  rows: readonly (readonly unknown[])[];
}

/** An answer of the service: whole, or as far as it came. */
export type LogsAnswer =
  | { status: 'Success'; tables: readonly LogsTable[] }
  | {
      status: 'PartialFailure';
      partialTables: readonly LogsTable[];
      partialError: { code?: string | undefined; message?: string | undefined };
    };

/** What goes with a query. */
export interface LogsQueryOptions {
  abortSignal?: AbortSignal;
  /** How long the service may work on the query, in seconds; it allows 600 at most. */
  serverTimeoutInSeconds?: number;
  /** Called when the service asked for a pause, with the time of the next try in milliseconds since 1970. Only `logsClient` knows. */
  onWaiting?: (until: number) => void;
}

type Query = (
  id: string,
  query: string,
  timespan: { startTime: Date; endTime: Date },
  options?: LogsQueryOptions,
) => Promise<LogsAnswer>;

/**
 * Whatever can ask Log Analytics: `LogsQueryClient` of `@azure/monitor-query` or `@azure/monitor-query-logs`, this
 * library's own `logsClient`, or your own.
 */
export interface LogsClient {
  /** By the workspace's id, a GUID. */
  queryWorkspace?: Query;
  /** By the Azure path of a resource, `/subscriptions/…`. */
  queryResource?: Query;
}
