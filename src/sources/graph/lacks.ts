import type { PartialAnswer } from '../../model/question.js';
import { sharedTime, type Span } from './spans.js';
import type { Failure } from './load-state.js';

const MOST_FAILURES = 3;
const MOST_SPANS = 5;

/** Why an answer is incomplete, in words if there are any. */
export function lacking(reason: PartialAnswer['reason'], detail: string): PartialAnswer {
  return { reason, limit: null, ...(detail && { detail }) };
}

/** The question begins before all that the service keeps. */
export function tooOld(retentionDays: number): PartialAnswer {
  const days = retentionDays === 1 ? 'one day' : `${retentionDays} days`;
  return lacking('service', `Microsoft Graph keeps events for ${days} at most: there are none from before.`);
}

/** What could not be read of a span, and why; empty text if nothing failed. */
export function wordsOfFailures(failures: readonly Failure[], span: Span): string {
  const own = failures
    .map(({ error, spans }) => ({ error, spans: spans.filter((one) => sharedTime([one], span) > 0) }))
    .filter(({ spans }) => spans.length > 0);
  const words = own.slice(0, MOST_FAILURES).map(({ error, spans }) => `${error.message} Missing: ${inWords(spans)}.`);
  const more = own.length - MOST_FAILURES;
  return [...words, ...(more > 0 ? [`And ${more} more.`] : [])].join(' ');
}

function inWords(spans: readonly Span[]): string {
  const shown = spans.slice(-MOST_SPANS).map(({ from, to }) => `${second(from)} to ${second(to)}`);
  const more = spans.length - shown.length;
  return [...shown.reverse(), ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

const second = (ms: number) =>
  new Date(ms)
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, ' UTC');
