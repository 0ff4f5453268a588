import type { SyncFilter, SyncRange } from '../model/filter.js';
import { parseDuration, resolveRange } from '../model/range.js';
import { timeToMs } from '../model/time.js';
import type { SyncDataSource } from '../sources/data-source.js';
import { isCount } from '../sources/is-count.js';

/** What someone may ask. */
export interface SyncPermission {
  /** Which events there are for this person: forced upon every question. Left out: all of them. */
  filter?: Omit<SyncFilter, 'within'>;
  /** Whose questions are counted together. All without one are counted as one. */
  user?: string;
}

/** Where something went wrong. */
export interface ErrorContext {
  request: Request;
  /** Also in the answer, so that a person can name it. */
  correlationId: string;
}

/** How the handler answers. */
export interface SyncHandlerOptions {
  /**
   * Who is asking, and what they may see; `null` for nobody known (401). What it throws is a refusal, too: 403, or 401 for
   * a `SourceError` with reason `unauthorised`. It may not read the request's body.
   */
  authorize: (request: Request) => SyncPermission | null | Promise<SyncPermission | null>;
  /** Longest range of a question, as ISO 8601 duration. Default `P93D`; `null`: no limit, and `'all'` may be asked. */
  maxRange?: string | null | undefined;
  /** Range of questions that name none. Default: the source's, else 14 days, and no more than `maxRange`. */
  defaultRange?: SyncRange | undefined;
  /** Questions a minute of one user; more are answered with 429. Default 120; `null`: no limit. */
  questionsPerMinute?: number | null | undefined;
  /** Milliseconds until a question has failed with `timeout`. Default 200,000. */
  timeLimit?: number | undefined;
  /**
   * Milliseconds for which an answer is given to all who ask the same. Default five minutes. `null`: the source is asked as
   * it is, because you made it `cached` and `limited` yourself.
   */
  maxAge?: number | null | undefined;
  /** Other origins whose pages may ask, each exactly as `https://portal.example`. Default none. */
  origins?: readonly string[] | undefined;
  /** Told what went wrong; answers never say so. Default: `console.error`. */
  onError?: ((error: unknown, context: ErrorContext) => void | Promise<void>) | undefined;
  /** Milliseconds since 1970, for ranges that end now. Default `Date.now`. */
  now?: (() => number) | undefined;
}

/** Options with their defaults filled in. */
export type HandlerSettings = { [Key in keyof SyncHandlerOptions]-?: Exclude<SyncHandlerOptions[Key], undefined> };

const TWO_WEEKS = { last: 'P14D' };
const LONGEST_TIMER = 2 ** 31 - 1;

/** Throws a `TypeError` for options under which the handler would not do what they say. */
export function checkedOptions(source: SyncDataSource, options: SyncHandlerOptions): HandlerSettings {
  const { maxRange = 'P93D', questionsPerMinute = 120, timeLimit = 200_000, maxAge, origins = [] } = options ?? {};
  if (typeof options?.authorize !== 'function') {
    throw new TypeError('createSyncHandler needs authorize: a function that says who may see what, or null.');
  }
  if (maxRange !== null && !parseDuration(maxRange)) {
    throw new TypeError(`maxRange is "${maxRange}", which is not a duration such as P93D.`);
  }
  for (const [name, value] of Object.entries({ questionsPerMinute: questionsPerMinute ?? Infinity, timeLimit })) {
    if (!isCount(value, 1)) throw new TypeError(`${name} is ${String(value)}, and has to be a number of 1 or more.`);
  }
  if (!isCount(maxAge ?? 0, 0)) throw new TypeError(`maxAge is ${maxAge}, and has to be a number of 0 or more.`);
  for (const origin of origins) {
    if (!isOrigin(origin)) throw new TypeError(`origins names "${origin}", which is not like https://portal.example.`);
  }
  return {
    authorize: options.authorize,
    maxRange,
    defaultRange: usualRange(source, options.defaultRange, maxRange),
    questionsPerMinute,
    timeLimit: Math.min(timeLimit, LONGEST_TIMER),
    maxAge: maxAge === undefined ? 300_000 : maxAge,
    origins: [...origins],
    onError: options.onError ?? ((error, { correlationId }) => console.error(correlationId, error)),
    now: options.now ?? Date.now,
  };
}

/** Milliseconds of a range; endless for `'all'`. Throws `bad-query`. */
export function lengthOf(range: SyncRange, now: number): number {
  const span = resolveRange(range, now);
  return span === 'all' ? Infinity : timeToMs(span.to) - timeToMs(span.from);
}

/** Whether a range ends where it begins, as the last billionth of a second does. Throws `bad-query`. */
export function isNoTime(range: SyncRange, now: number): boolean {
  const span = resolveRange(range, now);
  return span !== 'all' && span.from >= span.to;
}

/** `null`: endless. */
export function mostMilliseconds(maxRange: string | null): number {
  return maxRange === null ? Infinity : (parseDuration(maxRange) ?? 0);
}

function usualRange(source: SyncDataSource, own: SyncRange | undefined, maxRange: string | null): SyncRange {
  const { defaultRange = 'all' } = source;
  const most = mostMilliseconds(maxRange);
  const range = own ?? (defaultRange === 'all' ? TWO_WEEKS : defaultRange);
  if (knownLength(range) <= most) return range;
  if (own !== undefined) throw new TypeError(`defaultRange is longer than maxRange, ${maxRange}.`);
  return { last: maxRange ?? TWO_WEEKS.last };
}

function knownLength(range: SyncRange): number {
  try {
    return lengthOf(range, Date.now());
  } catch (cause) {
    throw new TypeError(`defaultRange: ${(cause as Error).message}`, { cause });
  }
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}
