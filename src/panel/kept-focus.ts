import type { ReactiveController, ReactiveElement } from 'lit';

/** Keeps the focus in a panel: what an update moves has it again; where an update takes it away, the heading gets it. */
export class KeptFocus implements ReactiveController {
  readonly #host: ReactiveElement;
  #focused: Element | null = null;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#focused = this.#host.shadowRoot?.activeElement ?? null;
  }

  hostUpdated(): void {
    const { shadowRoot, isConnected } = this.#host;
    const focused = this.#focused;
    this.#focused = null;
    if (!focused || !isConnected || shadowRoot!.activeElement) return;
    if (!focused.isConnected) focusPanel(shadowRoot!);
    else if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  }
}

/** Moves the focus to the heading of the panel with this root, or to the whole panel where it shows none. */
export function focusPanel(root: ShadowRoot): void {
  const target = root.querySelector<HTMLElement>('.panel-heading') ?? root.querySelector<HTMLElement>('.panel');
  if (!target) return;
  // Only while it has the focus: a click on it is no wish to get there.
  target.tabIndex = -1;
  target.addEventListener('blur', () => target.removeAttribute('tabindex'), { once: true });
  target.focus();
}

/** The element that has the focus, inside whatever shadow roots. */
export function focusedElement(document: Document): Element | null {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused;
}
