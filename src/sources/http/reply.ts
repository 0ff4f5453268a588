import type { SyncQuestion, SyncResult } from '../../model/question.js';
import { knownReason, SourceError } from '../../model/source-error.js';
import { responseError } from '../load-error.js';
import { WIRE_VERSION } from './wire.js';

/** The answer in a body. Throws `invalid-data` for any other text, and for a value that answers no such question. */
export function answerOf({ kind }: SyncQuestion, body: string): SyncResult {
  const { version, value, partial } = fieldsOf(body);
  if (version === undefined || !(isFields(value) || (value === null && kind === 'record'))) {
    const message = 'The server answered with something else than the logs: a sign-in page, or another program.';
    throw new SourceError('invalid-data', message);
  }
  if (version !== WIRE_VERSION) throw new SourceError('unsupported', otherVersion(version));
  return { value, ...(partial !== undefined && { partial }) } as SyncResult;
}

/** What an answer that is none says: in the handler's own words, else by its status. */
export function replyError(response: Response, body: string): SourceError {
  const { error } = fieldsOf(body);
  const retryAt = retryTime(response);
  if (isFields(error) && typeof error['message'] === 'string') {
    const { reason, message, correlationId, retryAt: at } = error;
    const reference = typeof correlationId === 'string' ? ` Reference: ${correlationId}.` : '';
    return new SourceError(knownReason(reason) ?? 'invalid-data', message + reference, {
      cause: response,
      retryAt: retryAt ?? instant(at),
    });
  }
  const { status, type } = response;
  if (type === 'opaqueredirect' || (status >= 300 && status < 400)) {
    const message = 'The server sends elsewhere, as it does with those who are not signed in: sign in again.';
    return new SourceError('unauthorised', message, { cause: response });
  }
  if (status === 404 || status === 405) {
    const message = 'There is no handler at this address: check it, and that the server is started.';
    return new SourceError('unreachable', message, { cause: response });
  }
  const { reason, message } = responseError(response);
  return new SourceError(reason, message, { cause: response, retryAt });
}

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

function fieldsOf(body: string): Fields {
  try {
    const parsed: unknown = JSON.parse(body);
    return isFields(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

function otherVersion(version: unknown): string {
  const theirs = typeof version === 'number' ? version : 'unknown';
  return `The server speaks version ${theirs} of the format and this page version ${WIRE_VERSION}: bring both to the same release.`;
}

/** When to ask again by this clock: the server's may go otherwise. `Date.parse` would make a date of most numbers. */
function retryTime({ headers }: Response): number | null {
  const after = headers.get('Retry-After') ?? '';
  if (/^\d+$/.test(after)) return instant(Date.now() + Number(after) * 1000);
  return /GMT$/.test(after) ? instant(Date.parse(after)) : null;
}

/** Nothing that is no time of a `Date`. */
function instant(time: unknown): number | null {
  return typeof time === 'number' && time > 0 && time <= 8.64e15 ? time : null;
}
