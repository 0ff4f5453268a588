import type { ReactiveController, ReactiveElement } from 'lit';
import type { Popups } from './popups.js';

/**
 * Where an update takes away what has the focus: the next chip gets it, or the bar's first filter where no chip is left;
 * what was in a popup stays in that popup.
 */
export class NextFocus implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #popups: Popups;
  #focused: HTMLElement | null = null;
  #chip = -1;

  constructor(host: ReactiveElement, popups: Popups) {
    this.#host = host;
    this.#popups = popups;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#focused = (this.#host.shadowRoot?.activeElement ?? null) as HTMLElement | null;
    this.#chip = this.#focused ? this.#buttons('.active button').indexOf(this.#focused) : -1;
  }

  hostUpdated(): void {
    const focused = this.#focused;
    this.#focused = null;
    if (!focused || focused.isConnected || !this.#host.isConnected) return;
    if (this.#chip < 0) return this.#popups.focus();
    const chips = this.#buttons('.chips button');
    const next = chips[Math.min(this.#chip, chips.length - 1)] ?? this.#buttons('.filters :is(button, input)')[0];
    next?.focus();
  }

  #buttons(selector: string): HTMLElement[] {
    return [...this.#host.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
  }
}
