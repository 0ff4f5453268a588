/** Reads a header by name, whatever its case. */
export interface HeaderReader {
  get(name: string): string | null | undefined;
}

/** Requests for one question, the first included. */
export const MOST_TRIES = 3;
/** A service that asks for a longer pause has failed, in milliseconds. */
const LONGEST_PAUSE = 120_000;
const LONGEST_BACK_OFF = 30_000;

/** The pause that a service asks for, in milliseconds; `null` where it asks for none. */
export function askedPause(headers: HeaderReader | undefined, now: number): number | null {
  const number = (name: string) => {
    const text = headers?.get(name)?.trim();
    return text && /^\d+(\.\d+)?$/.test(text) ? Number(text) : null;
  };
  const milliseconds = number('retry-after-ms') ?? number('x-ms-retry-after-ms');
  if (milliseconds !== null) return milliseconds;
  const seconds = number('retry-after');
  if (seconds !== null) return seconds * 1000;
  const date = Date.parse(headers?.get('retry-after')?.match(/^.+ GMT$/)?.[0] ?? '');
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

/**
 * How long to wait before the next try, in milliseconds; `null`: there is none.
 *
 * 429 and 503 wait as long as they ask for. Without that, and for 408, 500, 502 and a lost connection (`null`), a second
 * that doubles with every try, give or take a quarter. 504 is not tried again: it took minutes.
 */
export function pauseBeforeNextTry(
  status: number | null,
  asked: number | null,
  tries: number,
  random: () => number,
): number | null {
  const isPause = status === 429 || status === 503;
  const isPassing = isPause || status === null || status === 408 || status === 500 || status === 502;
  if (tries >= MOST_TRIES || !isPassing) return null;
  if (isPause && asked !== null) return asked > LONGEST_PAUSE ? null : asked;
  return Math.min(LONGEST_BACK_OFF, 1000 * 2 ** (tries - 1) * (0.75 + random() / 2));
}
