import type { LitElement, ReactiveController } from 'lit';
import type { DrawingSize } from './plot-box.js';

/** The room of the plot, known after its first layout and before it is painted. */
export class PlotSize implements ReactiveController {
  readonly #host: LitElement;
  #observer: ResizeObserver | undefined;
  #plot: Element | null = null;
  #size: DrawingSize | null = null;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  /** `null` before the first layout. */
  get size(): DrawingSize | null {
    return this.#size;
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    const plot = this.#host.isConnected ? this.#host.renderRoot.querySelector('.plot') : null;
    if (plot !== this.#plot) this.#observe(plot);
  }

  hostDisconnected(): void {
    this.#observe(null);
  }

  #observe(plot: Element | null): void {
    this.#observer?.disconnect();
    this.#plot = plot;
    if (!plot) return;
    this.#observer ??= new ResizeObserver(([entry]) => this.#take(entry!));
    this.#observer.observe(plot);
  }

  #take({ target, contentRect: { width, height } }: ResizeObserverEntry): void {
    const em = parseFloat(getComputedStyle(target).fontSize);
    if (this.#size?.width === width && this.#size.height === height && this.#size.em === em) return;
    this.#size = { width, height, em };
    this.#host.requestUpdate();
  }
}
