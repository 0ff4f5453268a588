import { missingSpans, type Span } from './spans.js';

const SECOND = 1000;
const MINUTE = 60_000;
const HOUR = 3_600_000;
const FIRST_WIDTH = HOUR;
const WIDEST = 30 * 24 * HOUR;

/** With fewer pages the last one, which is mostly not full, costs too much. */
const FEW_PAGES = 3;
/** Pages a slice may have before the next is asked for narrower: the more pages, the more is lost where a link fails. */
const MANY_PAGES = 8;

/**
 * Which time is asked for next: newest first, in slices of one hour to begin with. Slices grow where little is found, up to
 * thirty days, and shrink where the service is slow, asks for pauses or gives doubtful answers, down to one second.
 */
export class SlicePlan {
  #width = FIRST_WIDTH;

  /** The newest time wanted and not yet dealt with; `null` if there is none. */
  next(wanted: readonly Span[], dealtWith: readonly Span[]): Span | null {
    const newest = missingSpans(wanted, dealtWith).at(-1);
    return newest ? { from: Math.max(newest.from, newest.to - this.#width), to: newest.to } : null;
  }

  /** A slice was drained in so many pages. */
  widen(pages: number): void {
    if (pages === 1) this.#width = Math.min(WIDEST, this.#width * 4);
    else if (pages <= FEW_PAGES) this.#width = Math.min(WIDEST, this.#width * 2);
    else if (pages > MANY_PAGES) this.#width = Math.max(MINUTE, this.#width / 2);
  }

  /** The service asked for fewer requests: the next slices are shorter, as Microsoft advises. */
  shrink(): void {
    this.#width = Math.max(MINUTE, this.#width / 2);
  }

  /** The slice has to be asked for again in narrower ones. `false`: there are none. */
  narrow({ from, to }: Span): boolean {
    // Times are filtered by whole seconds.
    const half = Math.ceil((to - from) / 2 / SECOND) * SECOND;
    if (half >= to - from) return false;
    this.#width = half;
    return true;
  }
}

/** The span, its ends moved outwards to whole seconds. */
export function inSeconds({ from, to }: Span): Span {
  return { from: Math.floor(from / SECOND) * SECOND, to: Math.ceil(to / SECOND) * SECOND };
}

const OVERLAP = 15 * MINUTE;
/** Events of a table with the same origin have been reported five hours late. */
const LATE = 5 * HOUR;

/**
 * From when on a refresh asks again, after a load that went up to `loadedTo`: fifteen minutes before, and, for events that
 * came in late, five hours before if that was last done an hour ago or longer.
 */
export function refreshFrom(loadedTo: number, lastLong: number, now: number): { from: number; isLong: boolean } {
  const isLong = now - lastLong >= HOUR;
  return { from: loadedTo - (isLong ? LATE : OVERLAP), isLong };
}
