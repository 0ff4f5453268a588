import type { WireFailure } from '../sources/http/wire.js';
import type { Published } from './published-answer.js';
import type { Refusal } from './refusal.js';
import { isNamed } from './request-checks.js';

/** Headers of every answer, whatever the request is. */
export const EVERY_HEADER = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };

/** Nobody is sent away for longer, whatever the service asks for. Milliseconds. */
const LONGEST_PAUSE = 900_000;

/** The headers that every answer to this request has. */
export function usualHeaders(request: Request, origins: readonly string[]): Headers {
  const headers = new Headers(EVERY_HEADER);
  if (origins.length > 0) headers.set('Vary', 'Origin');
  if (isNamed(request, origins)) {
    headers.set('Access-Control-Allow-Origin', request.headers.get('Origin') ?? '');
    headers.set('Access-Control-Allow-Credentials', 'true');
    headers.set('Access-Control-Expose-Headers', 'ETag, Retry-After');
  }
  return headers;
}

/** Lets pages of the origins named ask, with whatever headers they ask with. */
export function preflightResponse(request: Request, headers: Headers): Response {
  headers.set('Access-Control-Allow-Methods', 'POST');
  headers.set('Access-Control-Allow-Headers', request.headers.get('Access-Control-Request-Headers') ?? '');
  headers.set('Access-Control-Max-Age', '600');
  return new Response(null, { status: 204, headers });
}

/** The answer, or 304 where whoever asks has it already. */
export function answerResponse(request: Request, { body, etag }: Published, headers: Headers): Response {
  headers.set('ETag', etag);
  if (namesEtag(request.headers.get('If-None-Match'), etag)) return new Response(null, { status: 304, headers });
  headers.set('Content-Type', 'application/json; charset=utf-8');
  return new Response(body, { headers });
}

/** Says why there is no answer. */
export function refusalResponse({ message, how }: Refusal, correlationId: string, headers: Headers): Response {
  const { status, reason, retryAt } = how;
  for (const [name, value] of Object.entries(how.headers ?? {})) headers.set(name, value);
  const failure: WireFailure = { error: { reason, message, correlationId } };
  if (typeof retryAt === 'number' && Number.isFinite(retryAt)) {
    const pause = Math.min(Math.max(0, Math.ceil(retryAt - Date.now())), LONGEST_PAUSE);
    failure.error.retryAt = Date.now() + pause;
    headers.set('Retry-After', String(Math.max(1, Math.ceil(pause / 1000))));
  }
  headers.set('Content-Type', 'application/json; charset=utf-8');
  return new Response(JSON.stringify(failure), { status, headers });
}

/** A proxy that compresses answers calls them weak. */
function namesEtag(list: string | null, etag: string): boolean {
  return (list ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
}
