import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';

/** What a person has unfolded of one event. What is folded is not built: lists can be as long as a group has members. */
export class Folds implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #open = new Set<string>();
  #event: string | null = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#open.clear();
  }

  /** Begins folded where another event than before is shown. */
  follow(event: string): void {
    if (event !== this.#event) this.#open.clear();
    this.#event = event;
  }

  /** A fold; `key` is its own among those of the event. */
  fold(key: string, summary: string, content: () => TemplateResult): TemplateResult {
    const open = this.#open.has(key);
    return html`<details
      ?open=${open}
      @toggle=${(event: Event) => this.#toggled(key, event.target as HTMLDetailsElement)}
    >
      <summary><bdi>${summary}</bdi></summary>
      ${open ? content() : nothing}
    </details>`;
  }

  #toggled(key: string, { open }: HTMLDetailsElement): void {
    if (open === this.#open.has(key)) return;
    if (open) this.#open.add(key);
    else this.#open.delete(key);
    this.#host.requestUpdate();
  }
}
