import type { ReactiveControllerHost } from 'lit';
import { type ErrorText, findErrorText } from '../model/error-text.js';
import { LoadedLater } from './loaded-later.js';

/** Loads the texts of error codes when an element first needs one. Where they cannot be loaded, codes stand without them. */
export class ErrorTexts {
  readonly #texts: LoadedLater<readonly ErrorText[]>;

  constructor(host: ReactiveControllerHost) {
    this.#texts = new LoadedLater(host, async () => (await import('../locales/en/error-texts.js')).errorTexts);
  }

  /** The texts could not be loaded; say so where a remedy would stand. */
  get failed(): boolean {
    return this.#texts.failed;
  }

  /** The texts are on their way; the host is updated when they are there. */
  get loading(): boolean {
    return this.#texts.loading;
  }

  /** The text for a code, or `null` (unknown code, or not loaded yet: the host is updated when they are). */
  find(code: string, where: { cloudSync: boolean }): ErrorText | null {
    const texts = this.#texts.value;
    return texts && findErrorText(code, texts, where);
  }
}
