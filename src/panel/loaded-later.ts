import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Something an element loads when it first needs it, from a file of its own. */
export class LoadedLater<T> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #load: () => Promise<T>;
  #value: T | null = null;
  #state: 'none' | 'loading' | 'loaded' | 'failed' = 'none';

  constructor(host: ReactiveControllerHost, load: () => Promise<T>) {
    this.#host = host;
    this.#load = load;
    host.addController(this);
  }

  get failed(): boolean {
    return this.#state === 'failed';
  }

  get loading(): boolean {
    return this.#state === 'loading';
  }

  /** `null` while it is not there: being asked for it loads it, and the host is updated when that has ended. */
  get value(): T | null {
    if (this.#state === 'none') void this.#start();
    return this.#value;
  }

  /** A failed load is tried again when the element returns to the page. */
  hostConnected(): void {
    if (this.#state === 'failed') this.#state = 'none';
  }

  async #start(): Promise<void> {
    this.#state = 'loading';
    try {
      this.#value = await this.#load();
      this.#state = 'loaded';
    } catch {
      this.#state = 'failed';
    }
    this.#host.requestUpdate();
  }
}
