import { literalValue } from '../../syntax.js';
import { UnknownToEmulator } from '../evaluation.js';
import { operand } from '../scalar.js';
import { isNumeric, missing } from '../values.js';
import type { Value } from '../values.js';
import { argument, pure } from './call.js';
import type { Call, Maker } from './call.js';

/** Choices, and tests of being there. */
export const CONDITIONS: Record<string, Maker> = {
  iff: choose,
  iif: choose,
  case: choose,
  not: pure((value) => (typeof value === 'boolean' ? !value : null)),
  isnull: pure((value) => value === null),
  isnotnull: pure((value) => value !== null),
  isempty: pure((value) => isEmpty(value)),
  isnotempty: pure((value) => !isEmpty(value)),
  coalesce: (call) => {
    checkSame(call, call.args);
    return (row, frame) => {
      for (const { evaluate } of call.args) {
        const value = evaluate(row, frame);
        if (!isEmpty(value)) return value;
      }
      return missing(call.type);
    };
  },
  column_ifexists: ifExists,
  columnifexists: ifExists,
};

function isEmpty(value: Value): boolean {
  return value === null || value === '';
}

/** The service takes values of one type only; numbers go together. */
function checkSame({ name, node, scope }: Call, args: Call['args']): void {
  const types = new Set(args.map(({ type }) => (isNumeric(type) ? 'number' : type)));
  if (types.size > 1) throw new UnknownToEmulator(`${name}() of ${[...types].join(' and ')}`, node, scope.text);
}

/** Pairs of test and value, then what else. */
function choose(call: Call) {
  const { args } = call;
  checkSame(
    call,
    args.filter((_one, index) => index % 2 === 1 || index === args.length - 1),
  );
  return (...of: Parameters<Call['args'][number]['evaluate']>): Value => {
    let at = 0;
    while (at + 1 < args.length && args[at]?.evaluate(...of) !== true) at += 2;
    return (at + 1 < args.length ? args[at + 1] : args.at(-1))?.evaluate(...of) ?? null;
  };
}

function ifExists(call: Call) {
  const [nameNode] = call.nodes;
  const name = nameNode ? literalValue(nameNode) : null;
  if (typeof name !== 'string') {
    throw new UnknownToEmulator(`${call.name}() of a name that is no literal`, call.node, call.scope.text);
  }
  const index = call.scope.columns.findIndex((column) => column.name === name);
  if (index !== -1) return (row: readonly Value[]) => row[index] ?? null;
  const [, otherwise] = call.nodes;
  return otherwise ? operand(otherwise, call.scope).evaluate : argument(call, 1);
}
