/** A service that asks for a longer pause has failed, in milliseconds. */
const LONGEST_PAUSE = 600_000;
const LONGEST_BACK_OFF = 30_000;
/** Requests for one page, the first included. */
const MOST_TRIES = 3;
const MOST_THROTTLED = 8;

/**
 * How long to wait before the page is asked for again, in milliseconds; `null`: not at all. `tries`: how often it was.
 *
 * 429 and 503 wait as long as they ask for (`asked`, up to ten minutes), eight times at most. Where they ask for nothing, which
 * Microsoft does not rule out for reports, and after 408, 500, 502 and a lost connection (`status` of `null`): a second that doubles with every try,
 * thirty at most, give or take a quarter; three tries but for throttling. 504 is not tried again: it took minutes.
 */
export function pauseBeforeNextTry(
  status: number | null,
  asked: number | null,
  tries: number,
  random: () => number,
): number | null {
  const isPause = isThrottling(status);
  const isPassing = isPause || status === null || status === 408 || status === 500 || status === 502;
  if (!isPassing || tries >= (isPause ? MOST_THROTTLED : MOST_TRIES)) return null;
  if (isPause && asked !== null) return asked > LONGEST_PAUSE ? null : asked;
  return Math.min(LONGEST_BACK_OFF, 1000 * 2 ** (tries - 1) * (0.75 + random() / 2));
}

/** Whether the service asks for fewer requests. */
export function isThrottling(status: number | null): boolean {
  return status === 429 || status === 503;
}
