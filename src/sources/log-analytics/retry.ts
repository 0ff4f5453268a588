/** Reads a header by name, whatever its case. */
export interface HeaderReader {
  get(name: string): string | null | undefined;
}

/** Requests for one question, the first included. */
export const MOST_TRIES = 3;
/** A service that asks for a longer pause has failed, in milliseconds. */
const LONGEST_PAUSE = 120_000;
const LONGEST_BACK_OFF = 30_000;
/** What asks for more, in milliseconds, is a mishap. */
const LONGEST_BELIEVED = 86_400_000;

/** The pause that a service asks for, in milliseconds, at most a day; `null` where it asks for none that can be believed. */
export function askedPause(headers: HeaderReader | undefined, now: number): number | null {
  const pauses = ['retry-after-ms', 'x-ms-retry-after-ms', 'retry-after'].map((name) => {
    const text = headers?.get(name) ?? '';
    if (/^\d+$/.test(text)) return Number(text) * (name.endsWith('ms') ? 1 : 1000);
    return /GMT$/.test(text) ? Math.max(0, Date.parse(text) - now) : NaN;
  });
  return pauses.find((pause) => pause <= LONGEST_BELIEVED) ?? null;
}

/** Says when the next try is, in milliseconds since 1970. A listener that throws stops nothing. */
export function tellOfPause(listener: ((until: number) => void) | undefined, until: number): void {
  try {
    listener?.(until);
  } catch (error) {
    globalThis.reportError?.(error);
  }
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
