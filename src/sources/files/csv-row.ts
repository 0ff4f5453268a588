import { CellTexts } from './csv-cell-texts.js';

const NO_BYTES = new Uint8Array(0);

/** One row while it is looked at: where it stands, and the text of its cells when asked for. */
export class CsvRow {
  /** Where the row begins in the whole text, in bytes. */
  start = 0;
  /** In bytes, without the line break. */
  length = 0;
  /** Line of the text in which it begins, from 1. */
  line = 0;
  /** How many cells it has. */
  count = 0;
  /** Why it cannot be read, as part of a sentence. */
  broken: string | null = null;
  bytes: Uint8Array = NO_BYTES;
  /** Where the row begins in `bytes`. */
  offset = 0;
  /** Two numbers a cell: begin, and end times two, plus one if quotes in it are doubled. */
  #spans = new Int32Array(128);
  readonly #texts = new CellTexts();

  clear(): void {
    this.count = 0;
  }

  addCell(from: number, to: number, hasEscapes: boolean): void {
    if (2 * this.count === this.#spans.length) {
      const longer = new Int32Array(2 * this.#spans.length);
      longer.set(this.#spans);
      this.#spans = longer;
    }
    this.#spans[2 * this.count] = from;
    this.#spans[2 * this.count + 1] = 2 * to + (hasEscapes ? 1 : 0);
    this.count += 1;
  }

  /** The text of one cell, from 0; empty for one that is not there. */
  text(cell: number): string {
    if (cell >= this.count) return '';
    const from = this.#spans[2 * cell] ?? 0;
    const to = this.#spans[2 * cell + 1] ?? 0;
    const text = this.#texts.text(this.bytes, this.offset + from, this.offset + (to >> 1));
    return to & 1 ? text.replaceAll('""', '"') : text;
  }

  /** The texts of all cells. */
  texts(): string[] {
    return Array.from({ length: this.count }, (_, cell) => this.text(cell));
  }

  /** Whether it is an empty line. */
  get isBlank(): boolean {
    return this.broken === null && this.count <= 1 && this.length === 0;
  }
}
