import { row } from '../rows.mjs';

/** The peers are handed a list of row objects. */
export function load(count) {
  return Array.from({ length: count }, (_, number) => row(number, count));
}
