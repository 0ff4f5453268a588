const NONE = 0xffffffff;

/** An event has a dozen steps; an id that stands for none, a million times over, must not give each event a million. */
const MOST_ROWS = 1000;

/** Where a row stands in its file, in bytes of the decoded text. */
export interface RowPlace {
  start: number;
  length: number;
}

/** The rows of one file by their change ids: where they stand, and a number that tells what each of them is. */
export class ChangeRows {
  readonly #changes = new Map<string, number>();
  #count = 0;
  #isCut = false;
  #first = new Uint32Array(64);
  #last = new Uint32Array(64);
  /** How many events took the rows of a change: 0, 1 or 2 for more. */
  #taken = new Uint8Array(64);
  #next = new Uint32Array(64);
  #starts = new Float64Array(64);
  #lengths = new Uint32Array(64);
  #codes = new Uint32Array(64);

  /** Of how many rows of a change only the first were given; 0 if all were. */
  get cutAfter(): number {
    return this.#isCut ? MOST_ROWS : 0;
  }

  add(changeId: string, { start, length }: RowPlace, code: number): void {
    const row = this.#count;
    if (row === this.#next.length) this.#resizeRows(2 * row);
    this.#count += 1;
    this.#next[row] = NONE;
    this.#starts[row] = start;
    this.#lengths[row] = length;
    this.#codes[row] = code;
    const change = this.#changes.get(changeId);
    if (change !== undefined) {
      this.#next[this.#last[change] ?? 0] = row;
      this.#last[change] = row;
      return;
    }
    const added = this.#changes.size;
    if (added === this.#first.length) this.#resizeChanges(2 * added);
    this.#first[added] = row;
    this.#last[added] = row;
    this.#changes.set(changeId, added);
  }

  /** No more rows come: room kept for them is given back. */
  close(): void {
    this.#resizeRows(this.#count);
    this.#resizeChanges(this.#changes.size);
  }

  /** The numbers of a change's rows, in the order of the file, at most a thousand. Notes that an event has them. */
  take(changeId: string): number[] {
    const change = this.#changes.get(changeId);
    if (change === undefined) return [];
    this.#taken[change] = Math.min((this.#taken[change] ?? 0) + 1, 2);
    return this.#rowsOf(change).map((row) => this.#codes[row] ?? 0);
  }

  /** Where a change's rows stand, in the order of the file, at most a thousand. */
  places(changeId: string): RowPlace[] {
    const change = this.#changes.get(changeId);
    if (change === undefined) return [];
    return this.#rowsOf(change).map((row) => ({ start: this.#starts[row] ?? 0, length: this.#lengths[row] ?? 0 }));
  }

  /** How many changes no event had, and how many several events had. */
  countTaken(): { none: number; several: number } {
    const taken = this.#taken.subarray(0, this.#changes.size);
    const count = (times: number): number => taken.reduce((sum, one) => (one === times ? sum + 1 : sum), 0);
    return { none: count(0), several: count(2) };
  }

  #rowsOf(change: number): number[] {
    const rows: number[] = [];
    for (let row = this.#first[change] ?? NONE; row !== NONE; row = this.#next[row] ?? NONE) {
      if (rows.length === MOST_ROWS) {
        this.#isCut = true;
        break;
      }
      rows.push(row);
    }
    return rows;
  }

  #resizeRows(length: number): void {
    this.#next = resized(this.#next, new Uint32Array(length));
    this.#starts = resized(this.#starts, new Float64Array(length));
    this.#lengths = resized(this.#lengths, new Uint32Array(length));
    this.#codes = resized(this.#codes, new Uint32Array(length));
  }

  #resizeChanges(length: number): void {
    this.#first = resized(this.#first, new Uint32Array(length));
    this.#last = resized(this.#last, new Uint32Array(length));
    this.#taken = resized(this.#taken, new Uint8Array(length));
  }
}

function resized<T extends Uint8Array | Uint32Array | Float64Array>(from: T, to: T): T {
  to.set(from.subarray(0, to.length));
  return to;
}
