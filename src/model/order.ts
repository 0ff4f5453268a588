/** Compares two texts by their UTF-16 units, as services order them: no locale. Also compares numbers. */
export function ordinal<T extends string | number>(one: T, other: T): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
