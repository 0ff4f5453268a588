import type { ServerResponse } from 'node:http';
import type { Slow } from './faults.js';
import { failure } from './replies.js';
import type { Reply } from './replies.js';

export const NOT_FOUND = failure(404, { code: 'PathNotFoundError', message: 'The requested path does not exist' });
export const NO_WORKSPACE = failure(404, {
  code: 'WorkspaceNotFoundError',
  message: 'The workspace could not be found',
});
export const UNAUTHENTICATED = failure(
  401,
  { code: 'AuthenticationFailed', message: "Authentication failed. The 'Authorization' header is missing." },
  { 'www-authenticate': 'Bearer' },
);
export const FORBIDDEN = failure(403, {
  code: 'InsufficientAccessError',
  message: 'The provided credentials have insufficient access to perform the requested operation',
});

/** What is asked in a body. */
export interface RequestBody {
  readonly query: string;
  readonly timespan: string | null;
  readonly workspaces: readonly string[];
}

/** `null` where the body is no JSON. */
export function readBody(text: string): RequestBody | null {
  try {
    const body = JSON.parse(text) as { query?: string; timespan?: string | null; workspaces?: string[] } | null;
    if (typeof body !== 'object' || !body) return null;
    return { query: body.query ?? '', timespan: body.timespan ?? null, workspaces: body.workspaces ?? [] };
  } catch {
    return null;
  }
}

/** Sends the whole answer. */
export function send(response: ServerResponse, { status, body, headers }: Reply): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers }).end(body);
}

/** Sends the first half, then breaks the connection. */
export function sendHalf(response: ServerResponse, { status, body, headers }: Reply): void {
  const bytes = Buffer.from(body);
  const length = { 'content-length': String(bytes.length) };
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers, ...length });
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
}

/** Answers never. */
export function stall(response: ServerResponse, slow: Slow): void {
  response.on('close', () => slow.go());
  slow.arrive();
}
