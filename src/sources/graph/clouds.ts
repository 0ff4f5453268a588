import { logsService } from '../log-analytics/clouds.js';

/**
 * Which Microsoft Graph: one of Microsoft's, or the address of another and the audience its tokens are for. Microsoft lists
 * provisioning logs for the public cloud and for US Government (`government`: L4, `dod`: L5), not for `china`.
 */
export type GraphCloud = 'public' | 'government' | 'dod' | 'china' | { endpoint: string; audience: string };

/** Where to ask, and what to ask a token for. */
export interface GraphService {
  /** With version, without a slash at the end. */
  endpoint: string;
  scope: string;
}

const HOSTS = new Map([
  ['public', 'https://graph.microsoft.com'],
  ['government', 'https://graph.microsoft.us'],
  ['dod', 'https://dod-graph.microsoft.us'],
  ['china', 'https://microsoftgraph.chinacloudapi.cn'],
]);

/**
 * Version `v1.0` unless the endpoint names another path. Throws a `TypeError` for an unknown cloud, and for an endpoint that
 * is neither `https:` nor on this machine.
 */
export function graphService(cloud: GraphCloud = 'public'): GraphService {
  if (typeof cloud === 'object' && cloud) return customService(cloud);
  const host = HOSTS.get(cloud);
  if (!host) throw new TypeError("cloud: expected 'public', 'government', 'dod', 'china' or { endpoint, audience }.");
  return { endpoint: `${host}/v1.0`, scope: `${host}/.default` };
}

function customService({ endpoint, audience }: { endpoint: string; audience: string }): GraphService {
  if (typeof audience !== 'string' || !audience) {
    throw new TypeError('cloud.audience: expected what tokens are for, such as https://graph.microsoft.com.');
  }
  const hasPath = /^\w+:\/\/[^/]+\/+[^/]/.test(String(endpoint));
  return logsService({ endpoint: hasPath ? endpoint : `${String(endpoint).replace(/\/+$/, '')}/v1.0`, audience });
}
