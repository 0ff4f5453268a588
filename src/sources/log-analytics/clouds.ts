/** Which Azure: one of Microsoft's three, or the address of another and the audience its tokens are for. */
export type LogsCloud = 'public' | 'government' | 'china' | { endpoint: string; audience: string };

/** Where to ask, and what to ask a token for. */
export interface LogsService {
  /** Without a slash at the end. */
  endpoint: string;
  scope: string;
}

/** The public host is the one whose answers are known to carry CORS headers; its newer name is api.loganalytics.azure.com. */
const HOSTS = new Map([
  ['public', 'https://api.loganalytics.io'],
  ['government', 'https://api.loganalytics.us'],
  ['china', 'https://api.loganalytics.azure.cn'],
]);

const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/** Throws a `TypeError` for an unknown cloud, and for an endpoint that is neither `https:` nor on this machine. */
export function logsService(cloud: LogsCloud = 'public'): LogsService {
  if (typeof cloud === 'object' && cloud) return customService(cloud);
  const host = HOSTS.get(cloud);
  if (!host) throw new TypeError("cloud: expected 'public', 'government', 'china' or { endpoint, audience }.");
  return { endpoint: `${host}/v1`, scope: `${host}/.default` };
}

function customService({ endpoint, audience }: { endpoint: string; audience: string }): LogsService {
  const url = parsed(endpoint);
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.test(url.hostname));
  if (!url || !isSafe || url.username || url.password || url.search || url.hash) {
    throw new TypeError('cloud.endpoint: expected an https address without user, query or fragment.');
  }
  if (typeof audience !== 'string' || !audience) {
    throw new TypeError('cloud.audience: expected what tokens are for, such as https://api.loganalytics.io.');
  }
  const path = url.pathname.replace(/\/+$/, '') || '/v1';
  return { endpoint: url.origin + path, scope: audience.endsWith('/.default') ? audience : `${audience}/.default` };
}

function parsed(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}
