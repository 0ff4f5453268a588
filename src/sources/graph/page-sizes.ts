import { PAGE_SIZE } from './page.js';
import type { Span } from './spans.js';

/** Sizes that services cut pages at are round, and not tiny. */
const ROUND = 10;
const LEAST = 20;

/**
 * How many records the service puts on a page. It need not be what was asked for, and is not documented: the largest page that
 * had a link to the next one tells. A page as large as that and without a link may have lost it. Until one
 * was seen, round sizes are doubted: of a service that never gives a link and cuts at another size nothing would tell.
 */
export class PageSizes {
  #largestLinked = 0;
  /** Last pages that were believed while no page with a link had been seen. */
  #believed: { span: Span; size: number }[] = [];

  /** Whether a page of this size may have been cut. */
  isFull(size: number): boolean {
    if (size >= PAGE_SIZE) return true;
    if (this.#largestLinked > 0) return size >= this.#largestLinked;
    return size >= LEAST && size % ROUND === 0;
  }

  /** A page with a link to the next. */
  addLinked(size: number): void {
    this.#largestLinked = Math.max(this.#largestLinked, size);
  }

  /** The last page of a slice. */
  addLast(span: Span, size: number): void {
    if (this.#largestLinked === 0 && size > 0) this.#believed.push({ span, size });
  }

  /** Slices that were believed to be drained and that, as is known now, may not be. Each is told once. */
  takeDoubtful(): Span[] {
    if (this.#largestLinked === 0) return [];
    const doubtful = this.#believed.filter(({ size }) => this.isFull(size)).map(({ span }) => span);
    this.#believed = [];
    return doubtful;
  }
}
