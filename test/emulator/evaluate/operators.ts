import { elementsOf, part } from '../syntax.js';
import { frameOver, mapRows } from './evaluation.js';
import type { Plan } from './evaluation.js';
import { compileScalar } from './scalar.js';
import type { OperatorMaker } from './tables.js';
import { keyOfAll } from './values.js';
import type { Row } from './values.js';
import { namedOutputs } from './outputs.js';

/** Operators that keep, drop or count rows. */
export const OPERATORS: Record<string, OperatorMaker> = {
  FilterOperator: (node, input, scope) => {
    const condition = compileScalar(part(node, 'Condition'), scope);
    return {
      ...input,
      run(run) {
        const rows = input.run(run);
        const frame = frameOver(rows, run);
        return rows.filter((row, index) => {
          frame.index = index;
          return condition(row, frame) === true;
        });
      },
    };
  },
  TakeOperator: (node, input, scope) => {
    const count = compileScalar(part(node, 'Expression'), scope);
    return { ...input, run: (run) => input.run(run).slice(0, Number(count([], frameOver([], run)))) };
  },
  CountOperator: (_node, input) => ({
    columns: [{ name: 'Count', type: 'long' }],
    serialized: false,
    run: (run) => [[input.run(run).length]],
  }),
  DistinctOperator: (node, input, scope) => {
    const outputs = namedOutputs(elementsOf(node, 'Expressions'), scope);
    const columns = outputs.map(({ column }) => column);
    return {
      columns,
      serialized: false,
      run: (run) =>
        distinct(mapRows(input.run(run), run, (row, frame) => outputs.map(({ evaluate }) => evaluate(row, frame)))),
    };
  },
  AsOperator: same,
  RenderOperator: same,
  ConsumeOperator: (_node, input) => ({ ...input, run: () => [] }),
};

function same(_node: unknown, input: Plan): Plan {
  return input;
}

/** The first of equal rows, in order. */
export function distinct(rows: readonly Row[]): Row[] {
  const found = new Map<string, Row>();
  for (const row of rows) {
    const key = keyOfAll(row);
    if (!found.has(key)) found.set(key, row);
  }
  return [...found.values()];
}
