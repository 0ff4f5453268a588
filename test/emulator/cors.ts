import type { IncomingMessage, ServerResponse } from 'node:http';

/** Which pages may ask, with what, and what they see. */
export interface CorsSettings {
  /** Origins, or `*` for every one. */
  origins: readonly string[] | '*';
  /** Headers that a page may send, in lower case. */
  requestHeaders: readonly string[];
  /** Headers of answers that a page may read. */
  exposedHeaders: readonly string[];
}

/** What is known of the real service, and nothing that is only hoped. */
export const STRICT_CORS: CorsSettings = {
  origins: '*',
  requestHeaders: ['authorization', 'content-type'],
  exposedHeaders: ['Retry-After', 'Age', 'WWW-Authenticate', 'x-resource-identities', 'x-ms-status-location'],
};

/** Says in the headers of the answer whether the page may read it. */
export function allowOrigin(request: IncomingMessage, response: ServerResponse, settings: CorsSettings): void {
  const { origin } = request.headers;
  const { origins } = settings;
  if (origins !== '*' && (origin === undefined || !origins.includes(origin))) return;
  response.setHeader('access-control-allow-origin', origins === '*' ? '*' : (origin ?? '*'));
  response.setHeader('access-control-expose-headers', settings.exposedHeaders.join(','));
  response.setHeader('vary', 'Origin');
}

/** Answers a preflight. */
export function answerPreflight(response: ServerResponse, settings: CorsSettings): void {
  response.setHeader('access-control-allow-methods', 'GET,POST,OPTIONS');
  response.setHeader('access-control-allow-headers', settings.requestHeaders.join(','));
  response.writeHead(204).end();
}
