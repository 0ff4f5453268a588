import { html, nothing, type ReactiveController, type ReactiveElement, type TemplateResult } from 'lit';

const GAP = 4;
const EDGE = 8;
const TALLEST = 680;
/** Less room than this is no use: then it stands over its button. */
const LOWEST = 160;

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** A popup and the button that opens it. */
export interface Popup {
  name: string;
  button: TemplateResult;
  /** Can it not be opened? */
  fixed: boolean;
  /** Called only while the popup is open. */
  content(): TemplateResult;
}

/** Where a popup beside a button stands in the window, and how tall it may be, so that none of it is cut off. Pixels. */
export function placeBeside(
  button: Box,
  popup: { width: number; height: number },
  view: { width: number; height: number },
  rightToLeft: boolean,
): { x: number; y: number; height: number } {
  const below = view.height - button.bottom - GAP - EDGE;
  const above = button.top - GAP - EDGE;
  const wanted = Math.min(popup.height, TALLEST);
  const down = wanted <= below || below >= above;
  const height = Math.min(wanted, Math.max(down ? below : above, LOWEST));
  const x = rightToLeft ? button.right - popup.width : button.left;
  const y = down ? button.bottom + GAP : button.top - GAP - height;
  return {
    x: Math.max(EDGE, Math.min(x, view.width - EDGE - popup.width)),
    y: Math.max(EDGE, Math.min(y, view.height - EDGE - height)),
    height,
  };
}

/** The popups of an element, one open at a time: Escape and clicks elsewhere close it, as browsers do with popovers. */
export class Popups implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #onOpen: () => void;
  #open: string | null = null;

  constructor(host: ReactiveElement, onOpen: () => void) {
    this.#host = host;
    this.#onOpen = onOpen;
    host.addController(this);
  }

  /** Name of the open popup. */
  get open(): string | null {
    return this.#open;
  }

  /** Closes the open popup and gives the focus back to its button. */
  close(): void {
    const [popup, button] = [this.#element('popup'), this.#element('button')];
    popup?.hidePopover();
    button?.focus();
  }

  /** Moves the focus into the open popup. */
  focus(): void {
    this.#element('popup')?.focus();
  }

  template({ name, button, fixed, content }: Popup): TemplateResult {
    const open = this.#open === name;
    return html`<div class="filter">
      <button
        type="button"
        id="button-${name}"
        class="opener"
        part="filter"
        popovertarget="popup-${name}"
        ?disabled=${fixed}
        aria-expanded=${open ? 'true' : 'false'}
      >
        ${button}
      </button>
      <div
        id="popup-${name}"
        class="popup"
        part="popup"
        popover
        tabindex="-1"
        @beforetoggle=${(event: ToggleEvent) => (event.newState === 'open' ? this.#start(name) : this.#return())}
        @toggle=${(event: ToggleEvent) => (event.newState === 'open' ? this.#place() : this.#end(name))}
      >
        ${open ? content() : nothing}
      </div>
    </div>`;
  }

  hostUpdated(): void {
    this.#place();
  }

  hostDisconnected(): void {
    this.#set(null);
  }

  #start(name: string): void {
    this.#onOpen();
    this.#set(name);
  }

  /** Gives the focus back, which browsers do not do for a button in a shadow root. */
  #return(): void {
    if (this.#host.shadowRoot?.activeElement?.closest('.popup')) this.#element('button')?.focus();
  }

  #end(name: string): void {
    if (this.#open === name) this.#set(null);
  }

  #set(name: string | null): void {
    this.#element('popup')?.classList.remove('placed');
    this.#open = name;
    // Called again with the same listener, both do nothing.
    const change = name === null ? removeEventListener : addEventListener;
    change('scroll', this.#place, true);
    change('resize', this.#place);
    this.#host.requestUpdate();
  }

  // Set on the element's style object, which no content policy forbids.
  readonly #place = (): void => {
    const [popup, button] = [this.#element('popup'), this.#element('button')];
    // Popups are announced before they have a size.
    if (!popup?.offsetHeight || !button) return;
    const { clientWidth: width } = document.documentElement;
    const size = { width: popup.offsetWidth, height: popup.scrollHeight + 2 };
    const view = { width, height: window.innerHeight };
    const rightToLeft = getComputedStyle(button).direction === 'rtl';
    const { x, y, height } = placeBeside(button.getBoundingClientRect(), size, view, rightToLeft);
    popup.style.setProperty('left', `${x}px`);
    popup.style.setProperty('top', `${y}px`);
    popup.style.setProperty('max-height', `${height}px`);
    popup.classList.add('placed');
  };

  #element(kind: 'popup' | 'button'): HTMLElement | null {
    if (this.#open === null) return null;
    return this.#host.shadowRoot?.getElementById(`${kind}-${this.#open}`) ?? null;
  }
}
