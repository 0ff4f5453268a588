import type { Operand } from './comparison.js';
import type { Aggregate } from './aggregates.js';
import { compareValues, missing } from './values.js';
import type { Value } from './values.js';

/**
 * `arg_max`, `arg_min`: the values of the row with the largest or smallest `by`, the first of several; rows without it
 * count only where no row has it.
 */
export function rowWithExtreme(by: Operand, others: readonly Operand[], direction: 1 | -1): Aggregate {
  const outputs = [by, ...others];
  return () => {
    let found: Value[] | null = null;
    let best: Value = null;
    return {
      add(row, frame) {
        const value = by.evaluate(row, frame);
        const better = value !== null && (best === null || compareValues(value, best) * direction > 0);
        if (found && !better) return;
        best = value;
        found = outputs.map(({ evaluate }) => evaluate(row, frame));
      },
      results: () => found ?? outputs.map(({ type }) => missing(type)),
    };
  };
}
