import type { IdColumn } from './id-column.js';

const FIRST_SLOTS = 4096;

/** Finds the row of an id: rows by a number that equal ids share, at most two for three slots. */
export class IdIndex {
  /** Row + 1; 0 is free. */
  #slots = new Uint32Array(FIRST_SLOTS);
  #size = 0;

  constructor(private readonly ids: IdColumn) {}

  /** The row that has the same id, if there is one; else notes this one. */
  add(row: number): number | null {
    if (3 * this.#size >= 2 * this.#slots.length) this.#grow();
    const slot = this.#slotOf(row);
    const taken = this.#slots[slot]!;
    if (taken > 0) return taken - 1;
    this.#slots[slot] = row + 1;
    this.#size++;
    return null;
  }

  #slotOf(row: number): number {
    const last = this.#slots.length - 1;
    let slot = this.ids.hashAt(row) & last;
    for (let taken = this.#slots[slot]!; taken > 0; taken = this.#slots[slot]!) {
      if (this.ids.areEqual(taken - 1, row)) break;
      slot = (slot + 1) & last;
    }
    return slot;
  }

  #grow(): void {
    const rows = this.#slots;
    this.#slots = new Uint32Array(2 * rows.length);
    for (const taken of rows) if (taken > 0) this.#slots[this.#slotOf(taken - 1)] = taken;
  }
}
