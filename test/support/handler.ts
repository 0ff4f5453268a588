import type { SyncQuestion } from '../../src/model/question.js';
import { createSyncHandler, type SyncHandlerOptions } from '../../src/server/index.js';
import type { SyncDataSource } from '../../src/sources/data-source.js';

/** Behind the events of test/support/events.ts, which are of September 1st. */
export const SERVER_NOW = Date.parse('2026-09-02T12:03:00Z');

export interface Reply {
  status: number;
  headers: Headers;
  text: string;
  /** The body's JSON, with whatever may be in it. */
  body: {
    version?: number;
    value?: { events?: number; rows?: unknown[]; broken?: unknown; loaded?: unknown; duplicates?: unknown } | null;
    partial?: unknown;
    error?: { reason: string; message: string; correlationId: string; retryAt?: number };
  };
}

export type Ask = (body: unknown, headers?: Record<string, string>, init?: RequestInit) => Promise<Reply>;

export const about: SyncQuestion = { kind: 'about', filter: { direction: 'all' } };

/** A handler whose clock stands still, and what it told the host. */
export function handlerOver(
  source: SyncDataSource,
  options: Partial<SyncHandlerOptions> = {},
): { ask: Ask; handler: (request: Request) => Promise<Response>; errors: { error: unknown; correlationId: string }[] } {
  const errors: { error: unknown; correlationId: string }[] = [];
  const handler = createSyncHandler(source, {
    authorize: () => ({}),
    onError: (error, { correlationId }) => void errors.push({ error, correlationId }),
    now: () => SERVER_NOW,
    ...options,
  });
  return { handler, errors, ask: async (body, headers, init) => replyOf(await handler(question(body, headers, init))) };
}

/** A question as pages send it; text and bytes are sent as they are. A header of empty text is left out. */
export function question(body: unknown, headers: Record<string, string> = {}, init: RequestInit = {}): Request {
  const all = { 'Content-Type': 'application/json', 'Sync-Insights-Version': '1', ...headers };
  return new Request('http://localhost/api/sync', {
    method: 'POST',
    body: typeof body === 'string' || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body),
    headers: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== '')),
    ...init,
  });
}

export async function replyOf(response: Response): Promise<Reply> {
  const text = await response.text();
  const body = text === '' ? {} : (JSON.parse(text) as Reply['body']);
  return { status: response.status, headers: response.headers, text, body };
}
