import type { Steps } from './steps.js';
import type { PreparedStore } from './store.js';
import { wideEnough } from './table/code-list.js';
import type { Codes } from './table/code-list.js';
import { rowsByObject } from './table/rows-by-object.js';

/** More marks than this cost more memory than going object by object costs time. */
const MOST_MARKS = 1 << 25;

/** How to count distinct objects: the rows in the order to take them in, and whether an object is new to a group. */
export interface SeenObjects {
  rows: Uint32Array;
  /**
   * By series and object: one more than the latest bin that saw it. `null` where nobody asks, `undefined` where that were
   * too many and the rows do not stand in the order of time.
   */
  marks: Codes | null | undefined;
  /** Whether the group of this series and bin has not seen the object (0: none) before; from now on it has. */
  isNew(series: number, bin: number, object: number): boolean;
}

/**
 * Rows oldest first fill one bin after the other, so that one mark for each series and object tells the latest bin that
 * saw it. Where that were too many marks, rows are taken object by object: then the object that a group saw last tells.
 */
export function* seeObjects(
  store: PreparedStore,
  rows: Uint32Array,
  seriesCount: number,
  binCount: number,
): Steps<SeenObjects> {
  const objectCount = store.table.identities.ids.size;
  if (seriesCount * objectCount <= MOST_MARKS) {
    const marks = wideEnough(binCount, seriesCount * objectCount);
    const isNew = (series: number, bin: number, object: number): boolean => {
      const mark = series * objectCount + object;
      if (object === 0 || marks[mark] === bin + 1) return false;
      marks[mark] = bin + 1;
      return true;
    };
    return { rows, marks, isNew };
  }
  const latest = new Map<number, number>();
  const isNew = (series: number, bin: number, object: number): boolean => {
    const group = series * binCount + bin;
    if (object === 0 || latest.get(group) === object) return false;
    latest.set(group, object);
    return true;
  };
  return { rows: yield* rowsByObject(rows, store.objects, objectCount), marks: undefined, isNew };
}
