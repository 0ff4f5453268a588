import { limited } from '../limited.js';
import type { SyncRange } from '../../model/filter.js';
import { resolveFilter } from '../../model/filter-normal.js';
import type { SyncDataSource } from '../data-source.js';
import type { LogsClient } from './client.js';
import { WorkspaceSource } from './workspace-source.js';
import { resourcePath, workspacePath } from './target.js';

/** Which logs to ask, and how. Either `workspaceId` or `resourceId`. */
export interface LogAnalyticsOptions {
  /** `logsClient(…)`, or a `LogsQueryClient` of `@azure/monitor-query-logs` or `@azure/monitor-query`. */
  client: LogsClient;
  /** The workspace's id, a GUID: on its overview page. */
  workspaceId?: string | undefined;
  /** The Azure path of a workspace or resource, `/subscriptions/…`. */
  resourceId?: string | undefined;
  /** Range of a question that names none. Default: the last 14 days. */
  defaultRange?: SyncRange | undefined;
  /**
   * Seconds the service may work on one query, 600 at most. Default: the service's own 180. Clients of Azure send it as a
   * header `Prefer`, which the service may refuse to pages.
   */
  serverTimeout?: number | undefined;
  /** Milliseconds since 1970, for ranges that end now. Default `Date.now`. */
  now?: (() => number) | undefined;
}

const USUAL_TIMEOUT = 180;
const LONGEST_TIMEOUT = 600;

/**
 * A source over the table AADProvisioningLogs of a Log Analytics workspace. Counting is done by the service; at most four
 * questions are asked at once. Objects are counted exactly where the service can, else estimated (`objectCounts`).
 * Records with one id are counted as often as the table holds them (`about.duplicates` is `null`). Throws a `TypeError`
 * for options that cannot work.
 */
export function logAnalyticsSource(options: LogAnalyticsOptions): SyncDataSource {
  const { client, workspaceId, resourceId, defaultRange = { last: 'P14D' }, serverTimeout, now = Date.now } = options;
  const id = workspaceId ?? resourceId;
  if (typeof id !== 'string' || (workspaceId && resourceId)) {
    throw new TypeError('logAnalyticsSource expects either workspaceId or resourceId, as text.');
  }
  const method = id === workspaceId ? 'queryWorkspace' : 'queryResource';
  named('', () => (method === 'queryWorkspace' ? workspacePath(id) : resourcePath(id)));
  if (typeof client?.[method] !== 'function') {
    throw new TypeError(`logAnalyticsSource expects a client that has ${method}().`);
  }
  if (serverTimeout !== undefined && !isTimeout(serverTimeout)) {
    throw new TypeError(`serverTimeout: expected a number of seconds from 1 to ${LONGEST_TIMEOUT}.`);
  }
  named('now: ', () => checkClock(now));
  named('defaultRange: ', () => resolveFilter({ range: defaultRange }, now()));
  const patience = ((serverTimeout ?? USUAL_TIMEOUT) + 20) * 1000;
  return limited(new WorkspaceSource({ client, method, id, defaultRange, patience, serverTimeout, now }));
}

function isTimeout(seconds: unknown): boolean {
  return typeof seconds === 'number' && seconds >= 1 && seconds <= LONGEST_TIMEOUT;
}

function checkClock(now: () => unknown): void {
  if (typeof now === 'function' && Number.isFinite(now())) return;
  throw new TypeError('expected a function that returns milliseconds since 1970.');
}

/** Throws a `TypeError` for whatever the check throws. */
function named(option: string, check: () => unknown): void {
  try {
    check();
  } catch (cause) {
    throw new TypeError(option + (cause instanceof Error ? cause.message : String(cause)), { cause });
  }
}
