import { binned } from '../arithmetic.js';
import { compareValues } from '../values.js';
import type { Value } from '../values.js';
import { pure } from './call.js';
import type { Maker } from './call.js';

/** Numbers; `bin` and the extremes also take times and spans. */
export const NUMBERS: Record<string, Maker> = {
  bin: pure((value = null, size = null) => binned(value, size)),
  floor: pure((value = null, size = 1) => binned(value, size)),
  bin_at: pure((value = null, size = null, at = null) => binAt(value, size, at)),
  ceiling: ofNumber(Math.ceil),
  round: pure((value = null, digits = 0) => rounded(value, digits)),
  abs: pure((value = null) => (typeof value === 'bigint' ? (value < 0n ? -value : value) : onNumber(value, Math.abs))),
  sign: ofNumber(Math.sign),
  sqrt: ofNumber(Math.sqrt),
  exp: ofNumber(Math.exp),
  log: ofNumber(Math.log),
  log2: ofNumber(Math.log2),
  log10: ofNumber(Math.log10),
  pow: pure((base = null, exponent = null) =>
    typeof base === 'number' && typeof exponent === 'number' ? base ** exponent : null,
  ),
  isnan: pure((value) => typeof value === 'number' && Number.isNaN(value)),
  isinf: pure((value) => value === Infinity || value === -Infinity),
  isfinite: pure((value) => typeof value === 'number' && Number.isFinite(value)),
  min_of: pure((...values) => extreme(values, -1)),
  max_of: pure((...values) => extreme(values, 1)),
};

function ofNumber(compute: (value: number) => number): Maker {
  return pure((value = null) => onNumber(value, compute));
}

function onNumber(value: Value, compute: (value: number) => number): Value {
  return typeof value === 'number' ? compute(value) : null;
}

/** Halves go away from zero. */
function rounded(value: Value, digits: Value): Value {
  if (typeof value !== 'number' || typeof digits !== 'number') return null;
  const shift = 10 ** digits;
  return (Math.sign(value) * Math.round(Math.abs(value) * shift)) / shift;
}

function binAt(value: Value, size: Value, at: Value): Value {
  if (typeof value === 'bigint' && typeof size === 'bigint' && typeof at === 'bigint') {
    const bin = binned(value - at, size);
    return typeof bin === 'bigint' ? bin + at : null;
  }
  if (typeof value !== 'number' || typeof size !== 'number' || typeof at !== 'number') return null;
  const bin = binned(value - at, size);
  return typeof bin === 'number' ? bin + at : null;
}

/** The largest or smallest of those that are there. */
function extreme(values: readonly Value[], direction: number): Value {
  const there = values.filter((value) => value !== null);
  return there.reduce<Value>(
    (best, value) => (best === null || compareValues(value, best) * direction > 0 ? value : best),
    null,
  );
}
