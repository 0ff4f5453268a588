import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { html, svg, type TemplateResult } from 'lit';
import type { copy } from '../locales/en/copy.js';

/** The words of a button that copies. */
interface CopyWords {
  copy: typeof copy;
}

/** Copies text on a press and says calmly whether the browser allowed it. */
export class CopyText implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #last: { what: string; value: string; done: boolean } | null = null;

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

  /** As {@link button}, small enough to stand beside every value. What was copied last has a tick. */
  icon(what: string, value: string, text: CopyWords): TemplateResult {
    const { copy: words } = text;
    const done = this.#last?.done === true && this.#last.what === what && this.#last.value === value;
    const label = done ? words.done(what) : words.label(what);
    return html`<button
      type="button"
      class="link copy"
      aria-label=${label}
      title=${label}
      @click=${() => this.#copy(what, value)}
    >
      <svg viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" aria-hidden="true">
        ${done ? TICK : SHEETS}
      </svg>
    </button>`;
  }

  /** What became of the last press. */
  note(text: CopyWords): TemplateResult {
    const words = text.copy;
    const note = this.#last ? (this.#last.done ? words.done(this.#last.what) : words.refused) : '';
    return html`<p class="copy-note muted" role="status">${note}</p>`;
  }

  async #copy(what: string, value: string): Promise<void> {
    this.#last = { what, value, done: await written(value) };
    this.#host.requestUpdate();
  }
}

const SHEETS = svg`<path d="M10.5 3.5v-1h-8v9h2" /><path d="M5.5 4.5h8v9h-8z" />`;
const TICK = svg`<path d="m3 8.5 3.5 3.5L13 4.5" stroke-width="2" />`;

async function written(value: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(value);
    return true;
  } catch {
    return false; // Refused by the page's policy or the person, or not there at all outside secure contexts.
  }
}
