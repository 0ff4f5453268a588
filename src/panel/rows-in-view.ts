/** Rows of a list that are in the page at once: some fifteen nodes each, so that a list of any length stays light. */
export const MOST_IN_VIEW = 300;

/** Which part of a list's loaded rows is in the page; places are counted from 0. */
export class RowsInView {
  #first = 0;

  /** The first row in the page. */
  first(loaded: number): number {
    return Math.min(this.#first, lastStart(loaded));
  }

  /** The row behind the last one in the page. */
  end(loaded: number): number {
    return Math.min(loaded, this.first(loaded) + MOST_IN_VIEW);
  }

  /** Moves on until the page ends before this row, or where the loaded rows end. */
  moveTo(end: number, loaded: number): void {
    this.#first = Math.min(Math.max(0, end - MOST_IN_VIEW), lastStart(loaded));
  }

  /** Moves back by so many rows. */
  moveBack(rows: number, loaded: number): void {
    this.#first = Math.max(0, this.first(loaded) - rows);
  }
}

function lastStart(loaded: number): number {
  return Math.max(0, loaded - MOST_IN_VIEW);
}
