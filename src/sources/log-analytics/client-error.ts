import { SourceError, toSourceError, type SourceErrorReason } from '../../model/source-error.js';
import { loadError } from '../load-error.js';
import { isServiceFailure, tellsOfMemory } from './partial-answer.js';
import { ServiceFailure, type ServiceReply } from './service-failure.js';
import { inOneLine, partsIn, type ErrorPart } from './service-words.js';
import { signInError } from './token.js';
import { withoutToken } from './without-token.js';

/** What is known of a failed call besides what was thrown. */
export interface FailedCall {
  /** What the service answered, where the client lost it. */
  reply?: ServiceReply | undefined;
  /** Milliseconds since 1970. Default `Date.now`. */
  now?: (() => number) | undefined;
}

/**
 * Whatever a client of Log Analytics throws as a {@link SourceError}, with a `ServiceFailure` as cause where the service
 * answered. What was thrown hangs at the end of the causes, without its access token. Never throws.
 */
export function clientError(thrown: unknown, call: FailedCall = {}): SourceError {
  try {
    return meantBy(thrown, call);
  } catch {
    return toSourceError(undefined);
  }
}

function meantBy(thrown: unknown, { reply, now = Date.now }: FailedCall): SourceError {
  const { name } = thrown instanceof Error ? thrown : { name: '' };
  if (name === 'SourceError') return toSourceError(thrown);
  if (isServiceFailure(thrown)) return failureError(thrown);
  const cause = withoutToken(thrown);
  if (/Auth|Credential/.test(name)) return signInError(cause);
  const answered = reply ?? replyOf(thrown);
  return answered ? failureError(new ServiceFailure(answered, now(), { cause })) : lostError(name, cause);
}

function failureError(failure: ServiceFailure): SourceError {
  const { status, retryAt, correlationId } = failure;
  const [reason, message] = meaningOf(status, partsIn(failure.body), retryAt !== null);
  const id = correlationId && status >= 429 ? ` Correlation id: ${correlationId}.` : '';
  return new SourceError(reason, message + id, {
    cause: failure,
    retryAt: reason === 'throttled' ? retryAt : null,
  });
}

type Meaning = [reason: SourceErrorReason, message: string];

const BAD_TOKEN = /^((Invalid|Expired)AuthenticationToken|AuthenticationFailed|InvalidTokenError|invalid_grant)/;
const NOT_FOUND = /^(Path|Workspace|Resource)NotFound/;

function meaningOf(status: number, parts: readonly ErrorPart[], asksForPause: boolean): Meaning {
  const has = (pattern: RegExp) => parts.some(({ code }) => pattern.test(code));
  if (status === 401 || has(BAD_TOKEN)) {
    return ['unauthorised', 'Log Analytics does not take this sign-in: sign in again, to the tenant of the workspace.'];
  }
  if (status === 404 || has(NOT_FOUND)) {
    return ['unreachable', 'There is no workspace or resource with this id, or not in this tenant: check the id.'];
  }
  if (has(/^NspValidation/)) {
    return ['forbidden', 'The workspace does not take questions from this network: change its network settings.'];
  }
  if (status === 403) {
    return ['forbidden', 'Whoever is signed in may not read this workspace: it takes the role Log Analytics Reader.'];
  }
  if (status === 429 || (status === 503 && asksForPause)) {
    return ['throttled', 'Log Analytics takes no more questions for now: retry later.'];
  }
  if (status === 504 || status === 408) {
    return ['timeout', 'Log Analytics did not answer in time: choose a shorter range.'];
  }
  if (status >= 500) return ['unreachable', `Log Analytics is out of order (status ${status}): retry later.`];
  if (status < 400) return ['invalid-data', 'Log Analytics answered with something that is not a result.'];
  return meaningOfQuery(parts);
}

function meaningOfQuery(parts: readonly ErrorPart[]): Meaning {
  if (tellsOfMemory(parts)) {
    return ['bad-query', 'The question needs more memory than Log Analytics gives: choose a shorter range.'];
  }
  if (parts.some(({ message }) => /Failed to resolve table .*'AADProvisioningLogs'/.test(message))) {
    return ['no-table', 'This workspace holds no provisioning logs: no diagnostic setting sends them to it.'];
  }
  const words = inOneLine(parts.at(-1)?.message ?? '');
  return ['bad-query', `Log Analytics does not take this query${words && `: ${words}`}`];
}

interface ThrownReply {
  code?: unknown;
  statusCode?: unknown;
  status?: unknown;
  details?: unknown;
  response?: { headers?: ServiceReply['headers']; bodyAsText?: unknown } | undefined;
}

/** The answer within a `RestError`. */
function replyOf(thrown: unknown): ServiceReply | null {
  const { statusCode, status = statusCode, response, details } = (thrown ?? {}) as ThrownReply;
  if (typeof status !== 'number') return null;
  const { headers, bodyAsText } = response ?? {};
  const text = typeof bodyAsText === 'string' ? bodyAsText : jsonOf(details);
  return { status, headers: typeof headers?.get === 'function' ? headers : undefined, text };
}

/** Nothing where it cannot be written. */
function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return '';
  }
}

/** There was no answer. */
function lostError(name: string, cause: unknown): SourceError {
  if (name === 'AbortError') {
    return new SourceError('timeout', 'Log Analytics did not answer in time: choose a shorter range.', { cause });
  }
  const known = loadError(name === 'RestError' ? new TypeError('Failed to fetch') : cause);
  return new SourceError(known.reason, inOneLine(known.message), { cause });
}
