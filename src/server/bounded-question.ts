import type { SyncFilter, SyncRange, TimeSpan } from '../model/filter.js';
import { normaliseQuestion } from '../model/question-key.js';
import type { SyncQuestion } from '../model/question.js';
import { resolveRange, roundNow } from '../model/range.js';
import { msToTime } from '../model/time.js';
import { isNoTime, lengthOf, mostMilliseconds, type HandlerSettings } from './handler-options.js';
import { badQuestion } from './read-question.js';
import { boundedSummary } from './summary-bounds.js';

const FIVE_MINUTES = 300_000;

/**
 * The question as the source is asked: its range bounded and worked out by this server's clock, so that equal questions of
 * five minutes are equal, the forced filter (a normal one) inside, and its tables bounded. Throws a `Refusal`.
 */
export function boundedQuestion(
  question: SyncQuestion,
  forced: SyncFilter | null,
  settings: HandlerSettings,
): SyncQuestion {
  const now = settings.now();
  const range = boundedRange(question, settings, now);
  const filter: SyncFilter = {
    ...question.filter,
    ...(range && { range }),
    ...(forced && { within: fixedRange(forced, now) }),
  };
  const bounded = normaliseQuestion({ ...question, filter });
  return bounded.kind === 'summary' ? boundedSummary(bounded) : bounded;
}

function boundedRange(
  { kind, filter }: SyncQuestion,
  { maxRange, defaultRange }: HandlerSettings,
  now: number,
): SyncRange | undefined {
  const most = mostMilliseconds(maxRange);
  const range = filter?.range ?? (kind === 'record' ? undefined : defaultRange);
  if (range === undefined) return maxRange === null ? undefined : upToNow(most, now);
  if (isNoTime(range, now)) throw badQuestion('filter.range is no time at all.');
  if (lengthOf(range, now) > most) {
    throw badQuestion(`filter.range is longer than ${maxRange}, the longest that this server answers for.`);
  }
  return resolveRange(range, now);
}

/** The newest events too: one that a list shows can be opened. */
function upToNow(most: number, now: number): TimeSpan {
  const start = roundNow(now);
  return { from: msToTime(Math.max(start - most, Date.UTC(2000, 0))), to: msToTime(start + FIVE_MINUTES) };
}

function fixedRange(filter: SyncFilter, now: number): SyncFilter {
  return filter.range ? { ...filter, range: resolveRange(filter.range, now) } : filter;
}
