/** Taller spaces are cut off by browsers: Firefox shows nothing near 17.9 million pixels, Chromium ends near 33.5 million. */
export const TALLEST = 8_000_000;

/** At both ends of a scaled space so many pixels stand for themselves: no first or last row is out of reach. */
const EDGE = 400_000;

/** Where a person is: in the scrolled space of the browser and in the content it stands for, both in pixels from the top. */
export interface ScrollPlace {
  scroll: number;
  content: number;
}

/** Maps a scroll position to a place in content that may be taller than any scrolled space can be. */
export class ScrollScale {
  /** Height of the scrolled space. */
  readonly height: number;
  /** The scroll position and the place in the content at which the last row ends the view. */
  readonly last: ScrollPlace;
  readonly #near: number;
  readonly #edge: number;

  /**
   * @param content height of all rows
   * @param view height of the part that is seen
   */
  constructor(content: number, view: number, tallest = TALLEST) {
    this.height = Math.min(content, tallest);
    this.last = { scroll: Math.max(0, this.height - view), content: Math.max(0, content - view) };
    this.#edge = Math.min(EDGE, this.last.scroll / 4);
    // A move of the thumb by one pixel has to be more than this.
    this.#near = Math.min(4 * view, this.height / Math.max(view, 1) / 3);
  }

  /** Does a pixel of the scrolled space stand for more than one of the content? */
  get isScaled(): boolean {
    return this.last.content > this.last.scroll;
  }

  /** What stands at a scroll position that was jumped to. */
  contentAt(scroll: number): number {
    return this.#map(scroll, this.last.scroll, this.last.content);
  }

  /** The scroll position of a place in the content. */
  scrollTo(content: number): number {
    return this.#map(content, this.last.content, this.last.scroll);
  }

  /** Where a place in the content is, its scroll position included. */
  place(content: number): ScrollPlace {
    const kept = Math.round(clamp(content, this.last.content));
    return { content: kept, scroll: this.scrollTo(kept) };
  }

  /**
   * Where a person is who was at `from` and scrolled to `scroll`: a small move goes as far in the content, a jump as the
   * scale says. Where `scroll` of the answer differs from the one given, the browser has to be set to it.
   */
  moved(from: ScrollPlace, scroll: number): ScrollPlace {
    const to = clamp(scroll, this.last.scroll);
    if (!this.isScaled) return { scroll: to, content: to };
    const move = to - from.scroll;
    if (Math.abs(move) > this.#near) return { scroll: to, content: Math.round(this.contentAt(to)) };
    const content = Math.round(clamp(from.content + move, this.last.content));
    const atEnd = to < 1 || to > this.last.scroll - 1 || content === 0 || content === this.last.content;
    return atEnd ? this.place(content) : { scroll: to, content };
  }

  /** From one space into another of which the first and last pixels are alike. */
  #map(place: number, lastFrom: number, lastTo: number): number {
    if (lastFrom === lastTo || place <= this.#edge) return clamp(place, lastTo);
    if (place >= lastFrom - this.#edge) return clamp(lastTo - (lastFrom - place), lastTo);
    return this.#edge + ((place - this.#edge) / (lastFrom - 2 * this.#edge)) * (lastTo - 2 * this.#edge);
  }
}

function clamp(value: number, most: number): number {
  return Math.min(Math.max(value, 0), most);
}
