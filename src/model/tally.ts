/** What one group has come to. */
export interface Count {
  events: number;
  /** Distinct objects. */
  objects: number;
  /** Its oldest and newest row. */
  first: number;
  last: number;
}

/** Counts for so many groups are kept in arrays by group, for more only those of groups that occur. */
const MOST_IN_ARRAYS = 1 << 20;

const NO_ROW = 0xffffffff;

/** By number of a group; what `first` and `last` are of one without events has no meaning. */
export interface CountsByGroup {
  events: Uint32Array;
  objects: Uint32Array;
  first: Uint32Array;
  last: Uint32Array;
}

/** Counts events and distinct objects of many groups in one pass. Groups are whole numbers below `size`. */
export class Tally {
  /** Place of a group in the arrays; `null` where they have one for each. */
  readonly #places: Map<number, number> | null;
  #events: Uint32Array;
  #objects: Uint32Array;
  #first: Uint32Array;
  #last: Uint32Array;
  #lastRow: Uint32Array;

  constructor(size: number) {
    this.#places = size > MOST_IN_ARRAYS ? new Map() : null;
    const length = this.#places ? 1024 : size;
    this.#events = new Uint32Array(length);
    this.#objects = new Uint32Array(length);
    this.#first = new Uint32Array(length).fill(NO_ROW);
    this.#last = new Uint32Array(length);
    this.#lastRow = new Uint32Array(length).fill(NO_ROW);
  }

  /** The counts of all groups, for who adds to them directly; `null` where only those that occur have a place. */
  get byGroup(): CountsByGroup | null {
    if (this.#places) return null;
    return { events: this.#events, objects: this.#objects, first: this.#first, last: this.#last };
  }

  /** Adds a row to a group; adding it again at once changes nothing. */
  add(group: number, row: number, isNewObject: boolean): void {
    const place = this.#places ? this.#placeOf(group) : group;
    if (this.#lastRow[place] === row) return;
    this.#lastRow[place] = row;
    this.#events[place]!++;
    if (isNewObject) this.#objects[place]!++;
    if (row < this.#first[place]!) this.#first[place] = row;
    if (row > this.#last[place]!) this.#last[place] = row;
  }

  /** All groups with at least one event. */
  *counts(): Generator<[group: number, count: Count]> {
    if (this.#places) {
      for (const [group, place] of this.#places) yield [group, this.#count(place)];
      return;
    }
    for (let group = 0; group < this.#events.length; group++) {
      if (this.#events[group]! > 0) yield [group, this.#count(group)];
    }
  }

  #count(place: number): Count {
    return {
      events: this.#events[place]!,
      objects: this.#objects[place]!,
      first: this.#first[place]!,
      last: this.#last[place]!,
    };
  }

  #placeOf(group: number): number {
    const places = this.#places!;
    const known = places.get(group);
    if (known !== undefined) return known;
    const place = places.size;
    places.set(group, place);
    if (place === this.#events.length) this.#grow();
    return place;
  }

  #grow(): void {
    this.#events = grown(this.#events, 0);
    this.#objects = grown(this.#objects, 0);
    this.#first = grown(this.#first, NO_ROW);
    this.#last = grown(this.#last, 0);
    this.#lastRow = grown(this.#lastRow, NO_ROW);
  }
}

function grown(counts: Uint32Array, empty: number): Uint32Array {
  const larger = new Uint32Array(2 * counts.length).fill(empty, counts.length);
  larger.set(counts);
  return larger;
}
