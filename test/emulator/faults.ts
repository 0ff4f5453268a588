import { failure } from './replies.js';
import type { Reply } from './replies.js';

/** What goes wrong with one request instead of its answer. */
export type Fault =
  | { readonly kind: 'reply'; readonly reply: Reply }
  | { readonly kind: 'reset' }
  | { readonly kind: 'cut' }
  | { readonly kind: 'partial'; readonly code: string; readonly message: string; readonly rows: number }
  | Slow;

/** A request that is never answered. */
export interface Slow {
  readonly kind: 'slow';
  /** Resolves when the request is there. */
  readonly arrived: Promise<void>;
  /** Resolves when the one who asked has gone away. */
  readonly gone: Promise<void>;
  arrive(): void;
  go(): void;
}

/** How long a throttled client is asked to wait. */
export interface Pause {
  readonly seconds?: number;
  /** As an HTTP date. */
  readonly date?: Date;
  readonly milliseconds?: number;
}

/** 429, with or without a pause. */
export function throttled({ seconds, date, milliseconds }: Pause = {}): Fault {
  const after = seconds ?? date?.toUTCString();
  const headers = {
    ...(after !== undefined && { 'retry-after': String(after) }),
    ...(milliseconds !== undefined && { 'retry-after-ms': String(milliseconds) }),
  };
  const message = 'Rate limit is exceeded';
  return reply(failure(429, { code: 'ThrottledError', message }, headers));
}

/** 500. */
export function serverError(): Fault {
  return reply(failure(500, { code: 'InternalServerError', message: 'Something went wrong on the server.' }));
}

/** 502 with a page of HTML, as gateways send it. */
export function badGateway(): Fault {
  const body = '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>';
  return reply({ status: 502, body, headers: { 'content-type': 'text/html' } });
}

/** 503, with a pause in seconds where one is given. */
export function unavailable(seconds?: number): Fault {
  const headers = seconds === undefined ? {} : { 'retry-after': String(seconds) };
  const message = 'The service is temporarily unavailable.';
  return reply(failure(503, { code: 'ServiceUnavailable', message }, headers));
}

/** 504: the query took longer than it may. */
export function gatewayTimeout(): Fault {
  const innererror = { code: 'GatewayTimeout', message: 'Kusto query timed out' };
  return reply(failure(504, { code: 'GatewayTimeout', message: 'Gateway timeout', innererror }));
}

/** 408. */
export function requestTimeout(): Fault {
  return reply(failure(408, { code: 'RequestTimeout', message: 'The request timed out.' }));
}

/** 403 of a proxy: a body without `error`. */
export function forbiddenWithoutError(): Fault {
  return reply({ status: 403, body: JSON.stringify({ message: 'Blocked by the proxy.' }) });
}

/** 401 that asks for a token with claims. */
export function claimsChallenge(claims: object): Fault {
  const encoded = Buffer.from(JSON.stringify(claims)).toString('base64');
  const challenge = `Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", error="insufficient_claims", claims="${encoded}"`;
  const error = { code: 'InvalidAuthenticationToken', message: 'Continuous access evaluation: sign in again.' };
  return reply(failure(401, error, { 'www-authenticate': challenge }));
}

/** Any status with any body. */
export function status(code: number, body = '', headers: Readonly<Record<string, string>> = {}): Fault {
  return reply({ status: code, body, headers });
}

/** The connection breaks before there is an answer. */
export function reset(): Fault {
  return { kind: 'reset' };
}

/** The connection breaks in the middle of the answer. */
export function cut(): Fault {
  return { kind: 'cut' };
}

/** No answer ever. */
export function slow(): Slow {
  const arrival = opened();
  const leaving = opened();
  return { kind: 'slow', arrived: arrival.promise, gone: leaving.promise, arrive: arrival.open, go: leaving.open };
}

/** 200 with the first rows and the service's account of why there are no more. */
export function partial(code: string, message: string, rows = Infinity): Fault {
  return { kind: 'partial', code, message, rows };
}

function reply(one: Reply): Fault {
  return { kind: 'reply', reply: one };
}

function opened(): { promise: Promise<void>; open: () => void } {
  let open = () => {};
  const promise = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { promise, open };
}

/** The faults that a page can ask for by name, with one argument. */
export const FAULTS_BY_NAME: Readonly<Record<string, (argument: never) => Fault>> = {
  throttled,
  serverError,
  badGateway,
  unavailable,
  gatewayTimeout,
  requestTimeout,
  forbiddenWithoutError,
  claimsChallenge,
  reset,
  cut,
  slow,
  partial: ({ code, message, rows }: { code: string; message: string; rows?: number }) => partial(code, message, rows),
};
