import type { Line, LineSizes, Outline } from '../../panel/rows/outline.js';
import { type ScrollPlace, ScrollScale } from '../../panel/rows/scroll-scale.js';

/** Milliseconds without a move after which the scroll bar is put where it belongs. */
const REST_MS = 200;

/** Scrolls through the lines of an outline, however many there are. */
export class Scroller {
  readonly #outline: () => Outline;
  readonly #drawn: () => void;
  #viewport: HTMLElement | null = null;
  #space: HTMLElement | null = null;
  #observer: ResizeObserver | null = null;
  #sizes: LineSizes = { header: 0, row: 0, step: 0 };
  #view = 0;
  #scale = new ScrollScale(0, 0);
  #place: ScrollPlace = { scroll: 0, content: 0 };
  /** The height that the space has now. */
  #written = -1;
  #rest: ReturnType<typeof setTimeout> | undefined;

  /** @param drawn called when other lines are seen */
  constructor(outline: () => Outline, drawn: () => void) {
    this.#outline = outline;
    this.#drawn = drawn;
  }

  /** Is anything shown? */
  get isReady(): boolean {
    return this.#viewport !== null && this.#sizes.row > 0;
  }

  get isAtTop(): boolean {
    return this.#place.content === 0;
  }

  /** The first and the last line that are seen, at least in part. */
  get seen(): { first: Line; last: Line } {
    const { content } = this.#place;
    const at = (offset: number) => this.#outline().at(offset, this.#sizes);
    return { first: at(content), last: at(content + Math.max(0, this.#view - 1)) };
  }

  /** Shows lines in these nodes from now on: `viewport` scrolls, and holds a head, a space for lines and a line of each kind. */
  attach(viewport: HTMLElement, space: HTMLElement): void {
    this.detach();
    this.#viewport = viewport;
    this.#space = space;
    this.#written = -1;
    viewport.addEventListener('scroll', this.#scrolled, { passive: true });
    this.#observer = new ResizeObserver(() => this.measure());
    this.#observer.observe(viewport);
    this.measure();
  }

  detach(): void {
    this.#viewport?.removeEventListener('scroll', this.#scrolled);
    this.#observer?.disconnect();
    clearTimeout(this.#rest);
    this.#viewport = null;
    this.#observer = null;
  }

  /** Reads from the styles how high lines are, and how many there is room for. */
  measure(): void {
    const viewport = this.#viewport;
    if (!viewport) return;
    const height = (part: string) => viewport.querySelector<HTMLElement>(part)?.offsetHeight ?? 0;
    const view = viewport.clientHeight - height('.head');
    const sizes = { header: height('.probe.header'), row: height('.probe.row'), step: height('.probe.step') };
    if (sizes.row === 0) return;
    this.keep(() => {
      this.#view = view;
      this.#sizes = sizes;
    });
    this.#drawn();
  }

  /**
   * Changes lines or sizes and keeps the topmost line where it is on the screen; `moved` tells where it stands afterwards.
   */
  keep(change: () => void, moved: (line: Line) => Line = (line) => line): void {
    const before = this.#place.content;
    const old = this.#sizes;
    const top = old.row > 0 ? this.#outline().at(before, old) : null;
    const into = top ? before - this.#outline().offsetOf(top, old) : 0;
    change();
    const sizes = this.#sizes;
    const content = top ? this.#outline().offsetOf(moved(top), sizes) + Math.min(into, sizes.row) : 0;
    this.#resize(before === 0 ? 0 : content);
  }

  /** Begins at the top. */
  reset(): void {
    this.#resize(0);
  }

  /** Scrolls as little as needed to see the whole line. */
  reveal(line: Line): void {
    const offset = this.#outline().offsetOf(line, this.#sizes);
    const height = line.row < 0 ? this.#sizes.header : line.step < 0 ? this.#sizes.row : this.#sizes.step;
    const { content } = this.#place;
    if (offset < content) this.#go(offset);
    else if (offset + height > content + this.#view) this.#go(offset + height - this.#view);
  }

  /** The line that stands a view further down (1) or up (-1). */
  pageFrom(line: Line, turn: 1 | -1): Line {
    const outline = this.#outline();
    return outline.at(outline.offsetOf(line, this.#sizes) + turn * this.#view, this.#sizes);
  }

  /** Where a line is drawn in the space. */
  topOf(line: Line): number {
    const { scroll, content } = this.#place;
    return Math.round(this.#outline().offsetOf(line, this.#sizes) - content + scroll);
  }

  readonly #scrolled = (): void => {
    const viewport = this.#viewport!;
    const { scrollTop } = viewport;
    if (Math.abs(scrollTop - this.#place.scroll) < 1 && this.#scale.isScaled) return;
    this.#place = this.#scale.moved(this.#place, scrollTop);
    this.#write(scrollTop);
    clearTimeout(this.#rest);
    if (this.#scale.isScaled) this.#rest = setTimeout(() => this.#go(this.#place.content), REST_MS);
    this.#drawn();
  };

  #go(content: number): void {
    const place = this.#scale.place(content);
    const isSame = Math.abs(place.scroll - this.#place.scroll) < 1 && place.content === this.#place.content;
    this.#place = place;
    if (isSame) return;
    this.#write(this.#viewport?.scrollTop);
    this.#drawn();
  }

  #resize(content: number): void {
    this.#scale = new ScrollScale(this.#outline().size(this.#sizes), this.#view);
    const { height } = this.#scale;
    if (content === this.#place.content && height === this.#written) return;
    if (this.#space) {
      this.#space.style.blockSize = `${height}px`;
      this.#written = height;
    }
    this.#place = this.#scale.place(content);
    this.#write(this.#viewport?.scrollTop);
  }

  #write(scrollTop: number | undefined): void {
    if (this.#viewport && scrollTop !== undefined && Math.abs(scrollTop - this.#place.scroll) >= 1) {
      this.#viewport.scrollTop = this.#place.scroll;
    }
  }
}
