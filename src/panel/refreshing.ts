import { parseDuration } from '../model/range.js';
import { SourceError } from '../model/source-error.js';

const SHORTEST = 10_000;

/**
 * Refreshes again and again while the page is seen. A page that was hidden, or a connection that was gone, for longer
 * catches up once when it is back.
 */
export class Refreshing {
  readonly #refresh: () => void;
  #every: number | null = null;
  #due = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running = false;

  constructor(refresh: () => void) {
    this.#refresh = refresh;
  }

  /** An ISO 8601 duration of at least ten seconds, e.g. `PT5M`; `null` and text that is none: never. */
  set interval(text: string | null) {
    this.#every = text === null ? null : readInterval(text);
    this.#due = Date.now() + (this.#every ?? 0);
    this.#schedule();
  }

  start(): void {
    if (this.#running) return;
    this.#running = true;
    document.addEventListener('visibilitychange', this.#schedule);
    window.addEventListener('online', this.#catchUp);
    // Before panels that return ask for themselves, so that nothing is loaded twice.
    if (this.#every !== null && !document.hidden && this.#due <= Date.now()) this.#fire();
    else this.#schedule();
  }

  stop(): void {
    this.#running = false;
    document.removeEventListener('visibilitychange', this.#schedule);
    window.removeEventListener('online', this.#catchUp);
    this.#schedule();
  }

  readonly #catchUp = (): void => {
    this.#due = Date.now();
    this.#schedule();
  };

  readonly #schedule = (): void => {
    clearTimeout(this.#timer);
    if (this.#every === null || !this.#running || document.hidden) return;
    this.#timer = setTimeout(() => this.#fire(), Math.max(0, this.#due - Date.now()));
  };

  #fire(): void {
    this.#due = Date.now() + (this.#every ?? 0);
    this.#schedule();
    this.#refresh();
  }
}

function readInterval(text: string): number | null {
  const ms = parseDuration(text);
  if (ms !== null && ms >= SHORTEST) return ms;
  const message = `refresh-interval is "${text}", which is not a duration of at least ten seconds such as PT5M. Nothing is refreshed.`;
  reportError(new SourceError('bad-query', message));
  return null;
}
