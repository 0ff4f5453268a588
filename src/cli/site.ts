import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { PageFile } from './page-files.js';

/** What browsers get. */
export interface SiteOptions {
  /** Names that a request may have asked for: a page elsewhere can let a name of its own lead to this machine. */
  hosts: ReadonlySet<string>;
  /** What only the one who started the command knows: the first part of every address. */
  token: string;
  files: ReadonlyMap<string, PageFile>;
  /** How far the reading has come, as JSON. */
  state: () => unknown;
  questions: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

/** The strictest policy that the elements work under. */
const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types lit-html cloud-sync-insights 'allow-duplicates'",
].join('; ');

const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': CONTENT_POLICY,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  // The address opens the logs: nobody that the page links to is told it.
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

const PLAIN = 'text/plain; charset=utf-8';

/** Answers the page's requests, and nobody's who does not know its address. */
export function siteListener({ hosts, token, files, state, questions }: SiteOptions): RequestListener {
  const listener = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    const send = (status: number, type: string, content: string | Uint8Array): void => {
      response.writeHead(status, { 'content-type': type }).end(request.method === 'HEAD' ? undefined : content);
    };
    if (!hosts.has(request.headers.host ?? '')) return send(421, PLAIN, 'This page is not called so.\n');
    // Browsers ask for it unasked; a missing one would stand in the console as an error.
    if (request.url === '/favicon.ico') return void response.writeHead(204).end();
    const name = nameBelow(token, request.url ?? '');
    if (name === null) return send(404, PLAIN, 'Nothing is here. Open the whole address that the command printed.\n');
    if (name === 'questions') return questions(request, response);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD');
      return send(405, PLAIN, 'Only GET and HEAD are answered here.\n');
    }
    if (name === 'state') return send(200, 'application/json', JSON.stringify(state()));
    const file = files.get(name);
    return file ? send(200, file.type, await file.content()) : send(404, PLAIN, 'Nothing is here.\n');
  };
  return (request, response) => {
    listener(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  };
}

/** What is asked for below the token, without its query; `null` for an address that has not the token. */
function nameBelow(token: string, url: string): string | null {
  const [, given = '', ...rest] = (url.split(/[?#]/)[0] ?? '').split('/');
  const [ours, theirs] = [Buffer.from(token), Buffer.from(given)];
  const isKnown = ours.length === theirs.length && timingSafeEqual(ours, theirs);
  return isKnown && rest.length > 0 ? rest.join('/') : null;
}
