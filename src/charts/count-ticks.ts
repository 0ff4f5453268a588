/** About `count` round whole numbers from 0 to `most` or just above; 0 and 1 if there is nothing to count. */
export function countTicks(most: number, count: number): number[] {
  const top = Math.max(1, most);
  // No more marks than events: none is ever divided.
  const step = roundStep(top / Math.max(1, Math.min(top, Math.floor(count))));
  return Array.from({ length: Math.ceil(top / step) + 1 }, (_, index) => index * step);
}

/** 1, 2 or 5 of a power of ten: the nearest one by ratio. */
function roundStep(wanted: number): number {
  const power = 10 ** Math.floor(Math.log10(wanted));
  const ratio = wanted / power;
  const digit = ratio < Math.SQRT2 ? 1 : ratio < Math.sqrt(10) ? 2 : ratio < Math.sqrt(50) ? 5 : 10;
  return digit * power;
}
