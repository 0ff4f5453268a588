import type { LitElement, ReactiveController } from 'lit';

/** What the controls find on the plot and do with it. */
export interface Plot {
  bins: number;
  /** The bin at a place of the plot, CSS pixels. */
  binAt(x: number): number;
  /** Keeps the series drawn at a place, if there is one. */
  pick(x: number, y: number, additive: boolean): void;
  /** The chosen time is exactly this bin. */
  isChosen(bin: number): boolean;
  /** Chooses the time from the start of one bin to the end of another. */
  choose(first: number, last: number): void;
  /** Chooses no time. Answers whether some was chosen. */
  clear(): boolean;
}

interface Draft {
  anchor: number;
  head: number;
}

/** Pointers move a little in every click. */
const DRAG = 4;
const PAGE = 7;

/** Pointer and keys on a plot over time: one bin in view, a stretch of time drawn out, a series picked. */
export class PlotControls implements ReactiveController {
  readonly #host: LitElement;
  readonly #plot: () => Plot | null;
  #pointed: number | null = null;
  #current: number | null = null;
  #currentShown = false;
  #draft: Draft | null = null;
  /** The stretch chosen last, which the keyboard extends as long as it stays at its head. */
  #chosen: Draft | null = null;
  #pressed: { x: number; bin: number } | null = null;

  constructor(host: LitElement, plot: () => Plot | null) {
    this.#host = host;
    this.#plot = plot;
    host.addController(this);
  }

  /** The bin in view: the one pointed at, else the keyboard's; `null` if none is to be shown. */
  get shown(): number | null {
    return this.#within(this.#pointed ?? (this.#currentShown ? this.#current : null));
  }

  /** The keyboard's bin, at first the newest. */
  get current(): number {
    return this.#within(this.#current) ?? this.#last;
  }

  /** The stretch being drawn out, first and last bin. */
  get draft(): { first: number; last: number } | null {
    if (!this.#draft) return null;
    const { anchor, head } = this.#draft;
    return { first: Math.min(anchor, head, this.#last), last: Math.min(Math.max(anchor, head), this.#last) };
  }

  hostDisconnected(): void {
    this.#leave();
    this.#currentShown = false;
    this.#drop();
  }

  /** Nobody tells a plot that goes away how a press on it ends. */
  hostUpdated(): void {
    if ((this.#pressed || this.#draft) && !this.#host.renderRoot.querySelector('.plot')) this.#drop();
  }

  readonly pointerdown = (event: PointerEvent): void => {
    const plot = this.#plot();
    if (event.button !== 0 || !plot) return;
    const bin = plot.binAt(placeOf(event).x);
    this.#pressed = { x: event.clientX, bin };
    this.#current = bin;
    this.#currentShown = false;
    this.#chosen = null;
    this.#host.requestUpdate();
  };

  readonly pointermove = (event: PointerEvent): void => {
    const plot = this.#plot();
    if (!plot) return;
    if (event.buttons === 0) this.#release();
    if (this.#pointed === null) document.addEventListener('keydown', this.#dismiss);
    const bin = plot.binAt(placeOf(event).x);
    if (this.#pressed && !this.#draft && Math.abs(event.clientX - this.#pressed.x) >= DRAG) {
      (event.currentTarget as Element).setPointerCapture(event.pointerId);
      this.#draft = { anchor: this.#pressed.bin, head: bin };
    } else if (this.#draft && this.#pressed) {
      this.#draft = { ...this.#draft, head: bin };
    } else if (bin === this.#pointed) {
      return;
    }
    this.#pointed = bin;
    this.#host.requestUpdate();
  };

  readonly pointerup = (event: PointerEvent): void => {
    if (!this.#pressed) return;
    this.#pressed = null;
    const { x, y } = placeOf(event);
    if (this.#draft) this.#commit();
    else this.#plot()?.pick(x, y, event.ctrlKey || event.metaKey);
    // A finger leaves as soon as it lifts; what it touched stays in view.
    this.#currentShown = event.pointerType === 'touch';
    this.#host.requestUpdate();
  };

  readonly pointercancel = (): void => {
    this.#drop();
    this.#leave();
  };

  readonly lostpointercapture = (): void => this.#release();

  readonly pointerleave = (): void => {
    if (!this.#draft) this.#pressed = null;
    this.#leave();
  };

  readonly focus = (event: FocusEvent): void => {
    this.#currentShown = (event.currentTarget as Element).matches(':focus-visible');
    this.#host.requestUpdate();
  };

  readonly blur = (): void => {
    this.#currentShown = false;
    // Removing the plot takes its focus too, but chooses nothing: the draft is dropped before this runs.
    if (!this.#pressed) queueMicrotask(() => this.#commit());
    this.#host.requestUpdate();
  };

  readonly keydown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || !this.#plot()) return;
    const target = this.#target(event.key);
    if (target !== null) this.#move(target, event.shiftKey);
    else if (event.key === 'Enter') this.#enter();
    else if (event.key !== 'Escape' || !this.#escape()) return;
    event.preventDefault();
  };

  readonly keyup = (event: KeyboardEvent): void => {
    if (event.key === 'Shift' && !this.#pressed) this.#commit();
  };

  get #last(): number {
    return Math.max(0, (this.#plot()?.bins ?? 0) - 1);
  }

  get #anchor(): number {
    if (this.#draft) return this.#draft.anchor;
    return this.#chosen?.head === this.current ? this.#chosen.anchor : this.current;
  }

  #within(bin: number | null): number | null {
    return bin === null ? null : Math.min(bin, this.#last);
  }

  /** Time runs from left to right in every language, and a slider's value grows upwards. */
  #target(key: string): number | null {
    switch (key) {
      case 'ArrowLeft':
      case 'ArrowDown':
        return this.current - 1;
      case 'ArrowRight':
      case 'ArrowUp':
        return this.current + 1;
      case 'PageDown':
        return this.current - PAGE;
      case 'PageUp':
        return this.current + PAGE;
      case 'Home':
        return 0;
      case 'End':
        return this.#last;
      default:
        return null;
    }
  }

  #move(target: number, extend: boolean): void {
    const bin = Math.max(0, Math.min(target, this.#last));
    if (extend) this.#draft = { anchor: this.#anchor, head: bin };
    else this.#draft = null;
    this.#current = bin;
    this.#currentShown = true;
    this.#pointed = null;
    this.#host.requestUpdate();
  }

  #enter(): void {
    if (this.#draft) return this.#commit();
    if (this.#plot()?.isChosen(this.current)) this.#plot()?.clear();
    else this.#plot()?.choose(this.current, this.current);
    this.#currentShown = true;
    this.#host.requestUpdate();
  }

  /** Answers whether there was something to leave, so that a dialog around the panel closes only if there was not. */
  #escape(): boolean {
    const draft = this.#draft;
    this.#drop();
    this.#chosen = null;
    this.#hide();
    return draft !== null || (this.#plot()?.clear() ?? false);
  }

  #commit(): void {
    const draft = this.draft;
    if (!draft) return;
    this.#chosen = this.#draft;
    this.#draft = null;
    this.#plot()?.choose(draft.first, draft.last);
    this.#host.requestUpdate();
  }

  /** Ends a press whose end was not seen. What the keyboard draws out stays. */
  #release(): void {
    if (!this.#pressed) return;
    this.#drop();
    this.#host.requestUpdate();
  }

  #drop(): void {
    this.#pressed = null;
    this.#draft = null;
  }

  #hide(): void {
    this.#currentShown = false;
    this.#leave();
  }

  #leave(): void {
    document.removeEventListener('keydown', this.#dismiss);
    this.#pointed = null;
    this.#host.requestUpdate();
  }

  readonly #dismiss = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') this.#hide();
  };
}

function placeOf(event: PointerEvent): { x: number; y: number } {
  const { left, top } = (event.currentTarget as Element).getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}
