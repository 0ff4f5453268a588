import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { type ErrorText, findErrorText } from '../model/error-text.js';

/** Loads the texts of error codes when an element first needs one. Where they cannot be loaded, codes stand without them. */
export class ErrorTexts implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #texts: readonly ErrorText[] | null = null;
  #state: 'none' | 'loading' | 'loaded' | 'failed' = 'none';

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** The texts could not be loaded; say so where a remedy would stand. */
  get failed(): boolean {
    return this.#state === 'failed';
  }

  /** The texts are on their way; the host is updated when they are there. */
  get loading(): boolean {
    return this.#state === 'loading';
  }

  /** The text for a code, or `null` (unknown code, or not loaded yet: the host is updated when they are). */
  find(code: string, where: { cloudSync: boolean }): ErrorText | null {
    if (this.#state === 'none') void this.#load();
    return this.#texts ? findErrorText(code, this.#texts, where) : null;
  }

  /** A failed load is tried again when the element returns to the page. */
  hostConnected(): void {
    if (this.#state === 'failed') this.#state = 'none';
  }

  async #load(): Promise<void> {
    this.#state = 'loading';
    try {
      this.#texts = (await import('../locales/en/error-texts.js')).errorTexts;
      this.#state = 'loaded';
    } catch {
      this.#state = 'failed';
    }
    this.#host.requestUpdate();
  }
}
