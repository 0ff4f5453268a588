import { VERSION_HEADER, WIRE_VERSION } from '../sources/http/wire.js';
import type { SourceErrorReason } from '../model/source-error.js';
import { Refusal } from './refusal.js';

/**
 * Throws a `Refusal` unless this is a question as this package's pages send it. No page of another origin can: it cannot
 * send the header or JSON without a preflight, which only `origins` pass.
 */
export function checkRequest(request: Request, origins: readonly string[]): void {
  const { method, headers } = request;
  if (method !== 'POST') {
    const Allow = origins.length > 0 ? 'OPTIONS, POST' : 'POST';
    throw refusal(405, 'bad-query', 'Questions are sent by POST.', { Allow });
  }
  if (!isOwnPage(request) && !isNamed(request, origins)) {
    throw refusal(403, 'forbidden', 'Pages of this origin may not ask this server.');
  }
  if (!/^application\/json[ \t]*(?:;|$)/i.test(headers.get('Content-Type') ?? '')) {
    throw refusal(415, 'bad-query', 'The Content-Type of a question is application/json.');
  }
  const version = headers.get(VERSION_HEADER);
  if (version === null) throw refusal(400, 'bad-query', `The header ${VERSION_HEADER} is missing.`);
  if (version !== String(WIRE_VERSION)) {
    const message = `This server speaks version ${WIRE_VERSION} of the format, the page another: bring both to the same release.`;
    throw refusal(400, 'unsupported', message);
  }
}

/** Whether the page that asks is of an origin the host named. */
export function isNamed({ headers }: Request, origins: readonly string[]): boolean {
  const origin = headers.get('Origin');
  return origin !== null && origins.includes(origin);
}

/**
 * Browsers say so in `Sec-Fetch-Site`, which no page can change, whatever this server is called behind its proxy; over plain
 * http they do not, and `Origin` has to be that of the request. Other programs send neither.
 */
function isOwnPage({ headers, url }: Request): boolean {
  const origin = headers.get('Origin');
  const site = headers.get('Sec-Fetch-Site');
  if (site !== null) return site === 'same-origin' && origin !== 'null';
  return origin === null || origin === new URL(url).origin;
}

function refusal(status: number, reason: SourceErrorReason, message: string, headers = {}): Refusal {
  return new Refusal(message, { status, reason, headers });
}
