import { SourceError } from '../../model/source-error.js';
import type { Span } from './spans.js';

/** Records asked for at a time, as in Microsoft's own example; the service may give fewer. */
export const PAGE_SIZE = 500;

const PATH = '/auditLogs/provisioning';
const SECOND = 1000;

/** One answer of the service. */
export interface Page {
  records: readonly unknown[];
  /** Where the service says that the next page is; empty if that is no text, `null` at the end. */
  next: string | null;
}

/**
 * The address of a slice's first page. The service documents `gt` and `lt` for times, no `ge`: the second before is asked for
 * as well. Order is not asked for, as it is not kept.
 */
export function firstPage(endpoint: string, { from, to }: Span): string {
  const filter = `activityDateTime gt ${wholeSecond(from - SECOND)} and activityDateTime lt ${wholeSecond(to)}`;
  return `${endpoint}${PATH}?$filter=${encodeURIComponent(filter)}&$top=${PAGE_SIZE}`;
}

const wholeSecond = (ms: number) => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');

/** A link as address to ask, `null` if it leads anywhere but to further pages of the same list: the token goes along. */
export function followable(link: string, endpoint: string): string | null {
  const expected = new URL(endpoint + PATH);
  if (!URL.canParse(link)) return null;
  const url = new URL(link);
  const isSame =
    url.origin === expected.origin &&
    url.pathname.toLowerCase() === expected.pathname.toLowerCase() &&
    url.username + url.password === '';
  return isSame && url.search.length > 1 ? url.href : null;
}

const isAbsent = (value: unknown) => value === undefined || value === null;

/** Reads the body of a page. Throws `invalid-data` where it is none. */
export function readPage(text: string): Page {
  try {
    const body = JSON.parse(text) as { value?: unknown; '@odata.nextLink'?: unknown } | null;
    if (body && Array.isArray(body.value)) {
      const link = body['@odata.nextLink'];
      return { records: body.value as unknown[], next: typeof link === 'string' ? link : isAbsent(link) ? null : '' };
    }
  } catch {
    // Said below.
  }
  const message =
    'Microsoft Graph answered with something that is no page of records: a proxy may answer in its place. Open the address in the browser’s network tools.';
  throw new SourceError('invalid-data', message);
}
