import { SourceError, type SourceErrorReason } from '../../model/source-error.js';
import { loadError } from '../load-error.js';
import type { ServiceReply } from '../log-analytics/service-failure.js';
import { inOneLine, partsIn } from '../log-analytics/service-words.js';
import { withoutToken } from '../log-analytics/without-token.js';

/**
 * Seen in public code as the answer of sign-in logs to tenants without Entra ID P1 or P2. That provisioning logs answer
 * alike is inferred.
 */
const NO_LICENCE = /^Authentication_RequestFromNonPremiumTenantOrB2CTenant$/i;

type Meaning = [reason: SourceErrorReason, message: string];

/** What an answer that is no page means. `retryAt`: when the service takes questions again, in milliseconds since 1970. */
export function replyError({ status, text }: ServiceReply, retryAt: number | null): SourceError {
  const parts = partsIn(text.slice(0, 64_000));
  const [reason, message] = meaningOf(
    status,
    parts.map(({ code }) => code),
    inOneLine(parts[0]?.message ?? ''),
  );
  const id = /"request-id"\s*:\s*"([\w-]{1,64})"/.exec(text)?.[1];
  const reference = id && status >= 429 ? ` Request id: ${id}.` : '';
  const code = parts.map((part) => part.code).find((word) => /^\w{1,100}$/.test(word));
  const cause = new Error(`Microsoft Graph answered with status ${status}${code ? ` (${code})` : ''}.`);
  return new SourceError(reason, message + reference, { cause, retryAt: reason === 'throttled' ? retryAt : null });
}

function meaningOf(status: number, codes: readonly string[], words: string): Meaning {
  if (codes.some((code) => NO_LICENCE.test(code))) {
    const what =
      'Microsoft Graph gives provisioning logs only to tenants with a licence for Microsoft Entra ID P1 or P2';
    return ['forbidden', `${what}: this tenant has none. A file exported from the portal can be shown instead.`];
  }
  if (status === 401) {
    return ['unauthorised', 'Microsoft Graph does not take this sign-in: sign in again, to the tenant of the logs.'];
  }
  if (status === 403) {
    const what = 'Whoever is signed in may not read provisioning logs: it takes the permission AuditLog.Read.All';
    return ['forbidden', `${what} with admin consent, and for people a role such as Reports Reader.`];
  }
  if (status === 429 || status === 503) {
    return ['throttled', 'Microsoft Graph takes no more requests for now: refresh later.'];
  }
  if (status === 408 || status === 504) return ['timeout', 'Microsoft Graph did not answer in time: refresh later.'];
  if (status >= 500) return ['unreachable', `Microsoft Graph is out of order (status ${status}): refresh later.`];
  if (status === 404) {
    return ['unreachable', 'There are no provisioning logs at this address: check the cloud or its endpoint.'];
  }
  if (status < 400)
    return ['invalid-data', `Microsoft Graph answered with status ${status}, expected a page of records.`];
  return ['bad-query', `Microsoft Graph does not take this request${words && `: ${words}`}`];
}

/** What a request without answer means. */
export function lostError(thrown: unknown): SourceError {
  const cause = withoutToken(thrown);
  const { reason, message } = loadError(cause);
  return new SourceError(reason, `Microsoft Graph: ${inOneLine(message)}`, { cause });
}

/** There was no token to be had; `cause` says why. */
export function signInError(cause: SourceError): SourceError {
  return new SourceError('unauthorised', 'There is no access token for Microsoft Graph: sign in again.', { cause });
}
