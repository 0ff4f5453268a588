import { SemanticError } from '../evaluation.js';
import { missing } from '../values.js';
import { argument } from './call.js';
import type { Call, Maker } from './call.js';

/** Functions over the rows around, which must have an order. */
export const WINDOWS: Record<string, Maker> = {
  prev: (call) => neighbour(call, -1),
  next: (call) => neighbour(call, 1),
  row_number: (call) => {
    checkOrder(call);
    const first = argument(call, 0, 1);
    const restart = argument(call, 1, false);
    return (row, frame) => {
      const begin = Number(first(row, frame));
      const before = frame.memory.get(call.node);
      const value = before === undefined || restart(row, frame) === true ? begin : before + 1;
      frame.memory.set(call.node, value);
      return value;
    };
  },
  row_cumsum: (call) => {
    checkOrder(call);
    const term = argument(call, 0);
    const restart = argument(call, 1, false);
    return (row, frame) => {
      const before = restart(row, frame) === true ? 0 : (frame.memory.get(call.node) ?? 0);
      const value = term(row, frame);
      const sum = before + (typeof value === 'number' ? value : 0);
      frame.memory.set(call.node, sum);
      return sum;
    };
  },
};

function neighbour(call: Call, direction: number): ReturnType<Maker> {
  checkOrder(call);
  const value = argument(call, 0);
  const offset = argument(call, 1, 1);
  const otherwise = argument(call, 2, missing(call.type));
  return (row, frame) => {
    const at = frame.index + direction * Number(offset(row, frame));
    const found = frame.rows[at];
    if (!found) return otherwise(row, frame);
    const here = frame.index;
    frame.index = at;
    const result = value(found, frame);
    frame.index = here;
    return result;
  };
}

function checkOrder({ name, node, scope }: Call): void {
  if (scope.serialized) return;
  const message = `Function '${name}' cannot be invoked in current context. Details: the row set must be serialized.`;
  throw new SemanticError(message, node, scope.text, 'SEM0010');
}
