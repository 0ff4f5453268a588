import type { Steps } from '../steps.js';
import type { Codes } from './code-list.js';
import { MANY_ROWS } from './sort-rows.js';

/** Rows object by object, each object's in the order given; those of code 0, which have none, come last. */
export function* rowsByObject(rows: Uint32Array, objects: Codes, objectCount: number): Steps<Uint32Array> {
  const next = new Uint32Array(objectCount + 1);
  for (let index = 0; index < rows.length; index++) {
    if (index % MANY_ROWS === 0) yield;
    next[objects[rows[index]!]!]!++;
  }
  const without = next[0]!;
  let before = 0;
  for (let object = 1; object < objectCount; object++) {
    const count = next[object]!;
    next[object] = before;
    before += count;
  }
  next[0] = rows.length - without;
  const sorted = new Uint32Array(rows.length);
  for (let index = 0; index < rows.length; index++) {
    if (index % MANY_ROWS === 0) yield;
    const row = rows[index]!;
    sorted[next[objects[row]!]!++] = row;
  }
  return sorted;
}
