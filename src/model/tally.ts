import { NO_OBJECT } from './store.js';

/** What one group has come to. */
export interface Count {
  events: number;
  /** Distinct objects. */
  objects: number;
  /** Its oldest and newest row. */
  first: number;
  last: number;
}

interface Group extends Count {
  lastRow: number;
  lastObject: number;
}

/**
 * Counts events and distinct objects of many groups in one pass. Rows have to be added object by object: then an object
 * is new to a group exactly if it is not the one that the group saw last.
 */
export class Tally {
  readonly #groups = new Map<number, Group>();

  /** Adds a row to a group; adding it again at once changes nothing. */
  add(key: number, row: number, object: number): void {
    let group = this.#groups.get(key);
    if (!group) {
      group = { events: 0, objects: 0, first: row, last: row, lastRow: -1, lastObject: NO_OBJECT };
      this.#groups.set(key, group);
    }
    if (group.lastRow === row) return;
    group.lastRow = row;
    group.events++;
    if (row < group.first) group.first = row;
    if (row > group.last) group.last = row;
    if (object === group.lastObject || object === NO_OBJECT) return;
    group.lastObject = object;
    group.objects++;
  }

  /** All groups with at least one event. */
  get counts(): ReadonlyMap<number, Count> {
    return this.#groups;
  }
}
