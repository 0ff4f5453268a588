import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { html, type TemplateResult } from 'lit';
import type { copy } from '../locales/en/copy.js';

/** The words of a button that copies. */
interface CopyWords {
  copy: typeof copy;
}

/** Copies text on a press and says calmly whether the browser allowed it. */
export class CopyText implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #last: { what: string; done: boolean } | null = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Nothing was copied yet by whoever sees the element next. */
  hostDisconnected(): void {
    this.#last = null;
  }

  /** A button that copies `value`, which is called `what`. */
  button(what: string, value: string, text: CopyWords): TemplateResult {
    const words = text.copy;
    return html`<button
      type="button"
      class="link copy"
      aria-label=${words.label(what)}
      @click=${() => this.#copy(what, value)}
    >
      ${words.button}
    </button>`;
  }

  /** What became of the last press. */
  note(text: CopyWords): TemplateResult {
    const words = text.copy;
    const note = this.#last ? (this.#last.done ? words.done(this.#last.what) : words.refused) : '';
    return html`<p class="copy-note muted" role="status">${note}</p>`;
  }

  async #copy(what: string, value: string): Promise<void> {
    this.#last = { what, done: await written(value) };
    this.#host.requestUpdate();
  }
}

async function written(value: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(value);
    return true;
  } catch {
    return false; // Refused by the page's policy or the person, or not there at all outside secure contexts.
  }
}
