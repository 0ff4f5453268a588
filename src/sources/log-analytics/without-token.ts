import type { ServiceReply } from './service-failure.js';

interface Headers {
  get?(name: string): string | null | undefined;
  delete?(name: string): unknown;
}

interface Request {
  headers?: Headers;
}

interface ThrownByClient {
  message?: string;
  stack?: string;
  details?: unknown;
  request?: Request;
  response?: { request?: Request; bodyAsText?: unknown };
}

/**
 * What a client threw, its request without the access token. `undefined` where its own words repeat the token, as those
 * of a gateway may that shows a request's headers.
 */
export function withoutToken(thrown: unknown): unknown {
  if (typeof thrown !== 'object' || thrown === null) return thrown;
  const { message, stack, details, request, response } = thrown as ThrownByClient;
  const tokens = [request, response?.request].map((sent) => takenFrom(sent?.headers));
  const words = () => [message, stack, response?.bodyAsText, JSON.stringify(details)].join('\n');
  return tokens.some((token) => token && words().includes(token)) ? undefined : thrown;
}

/** The answer without an access token that its text may repeat. */
export function withoutTokenIn(reply: ServiceReply, token: string | null): ServiceReply {
  return token ? { ...reply, text: reply.text.replaceAll(token, '…') } : reply;
}

/** The access token of a request. */
export function tokenIn(headers: Headers | undefined): string | null {
  return headers?.get?.('authorization')?.replace(/^\w+ /, '') ?? null;
}

function takenFrom(headers: Headers | undefined): string | null {
  const token = tokenIn(headers);
  headers?.delete?.('authorization');
  return token;
}
