import { limited } from '../limited.js';
import type { SyncRange } from '../../model/filter.js';
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
  if ((workspaceId === undefined) === (resourceId === undefined)) {
    throw new TypeError('logAnalyticsSource expects either workspaceId or resourceId.');
  }
  const method = workspaceId === undefined ? 'queryResource' : 'queryWorkspace';
  const id = workspaceId ?? resourceId!;
  checkId(method, id);
  if (typeof client?.[method] !== 'function') {
    throw new TypeError(`logAnalyticsSource expects a client that has ${method}().`);
  }
  if (serverTimeout !== undefined && !(serverTimeout > 0 && serverTimeout <= LONGEST_TIMEOUT)) {
    throw new TypeError(`serverTimeout is ${serverTimeout}, expected seconds from 1 to ${LONGEST_TIMEOUT}.`);
  }
  const patience = ((serverTimeout ?? USUAL_TIMEOUT) + 20) * 1000;
  return limited(new WorkspaceSource({ client, method, id, defaultRange, patience, serverTimeout, now }));
}

function checkId(method: 'queryWorkspace' | 'queryResource', id: string): void {
  try {
    if (method === 'queryWorkspace') workspacePath(id);
    else resourcePath(id);
  } catch (cause) {
    throw new TypeError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
