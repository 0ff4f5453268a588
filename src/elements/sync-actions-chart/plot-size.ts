import type { ReactiveControllerHost } from 'lit';
import type { DrawingSize } from '../../charts/columns.js';

/** The room of the plot, known after its first layout and before it is painted. */
export class PlotSize {
  readonly #host: ReactiveControllerHost;
  #observer: ResizeObserver | undefined;
  #size: DrawingSize | null = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** `null` before the first layout. */
  get size(): DrawingSize | null {
    return this.#size;
  }

  /** For lit's `ref`: the plot when it is there, nothing when it has gone. */
  readonly observe = (plot?: Element): void => {
    this.#observer?.disconnect();
    if (!plot) return;
    this.#observer ??= new ResizeObserver(([entry]) => this.#take(entry!));
    this.#observer.observe(plot);
  };

  #take({ target, contentRect: { width, height } }: ResizeObserverEntry): void {
    const em = parseFloat(getComputedStyle(target).fontSize);
    if (this.#size?.width === width && this.#size.height === height && this.#size.em === em) return;
    this.#size = { width, height, em };
    this.#host.requestUpdate();
  }
}
