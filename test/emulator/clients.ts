import { LogsQueryClient as OlderClient } from '@azure/monitor-query';
import { LogsQueryClient as NewerClient } from '@azure/monitor-query-logs';

/** A host that the clients take for the service's: they send no token but over TLS. */
const HOST = 'https://la.test';

/** What the clients send besides what the service is known to allow. */
const OWN_HEADERS = ['x-ms-client-request-id', 'x-ms-useragent'];

interface Request {
  url: string;
  headers: { delete(name: string): void };
  allowInsecureConnection?: boolean;
}

type Next<R, S> = (request: R) => Promise<S>;

/** The deprecated client of Azure Monitor, asking the emulator at `url`. */
export function monitorQuery(url: string, token = 'a token'): OlderClient {
  return new OlderClient(credential(token), {
    endpoint: `${HOST}/v1`,
    additionalPolicies: [{ policy: retarget(url), position: 'perRetry' }],
  });
}

/** The current client of Azure Monitor, asking the emulator at `url`. */
export function monitorQueryLogs(url: string, token = 'a token'): NewerClient {
  return new NewerClient(credential(token), {
    endpoint: `${HOST}/v1`,
    additionalPolicies: [{ policy: retarget(url), position: 'perRetry' }],
  });
}

function credential(token: string) {
  return { getToken: () => Promise.resolve({ token, expiresOnTimestamp: Date.now() + 3_600_000 }) };
}

/** The request goes to the emulator instead, after everything else was done to it. */
function retarget(url: string) {
  return {
    name: 'retarget',
    sendRequest<R extends Request, S>(request: R, next: Next<R, S>): Promise<S> {
      request.url = request.url.replace(HOST, url);
      request.allowInsecureConnection = true;
      // A page may send only what the service lets it.
      if ('document' in globalThis) for (const name of OWN_HEADERS) request.headers.delete(name);
      return next(request);
    },
  };
}
