import { elementsOf, part, typeOf } from '../../syntax.js';
import type { SyntaxNode } from '../../syntax.js';
import type { Operand } from '../comparison.js';
import type { Evaluate, Frame, Scope } from '../evaluation.js';
import { operand } from '../scalar.js';
import { toText } from '../texts.js';
import type { Row, TypeName, Value } from '../values.js';

/** A call of a function: its arguments made ready, its result's type. */
export interface Call {
  readonly name: string;
  readonly node: SyntaxNode;
  readonly scope: Scope;
  readonly type: TypeName;
  readonly nodes: readonly SyntaxNode[];
  readonly args: readonly Operand[];
}

/** A function made ready for one call. */
export type Maker = (call: Call) => Evaluate;

/** The call that a node is. Arguments that are no expressions, `typeof(long)`, are in `nodes` only. */
export function callOf(
  node: SyntaxNode,
  name: string,
  scope: Scope,
  isExpression: (node: SyntaxNode) => boolean,
): Call {
  const nodes = elementsOf(part(node, 'ArgumentList'), 'Expressions');
  const args = nodes.filter(isExpression).map((one) => operand(one, scope));
  return { name, node, scope, type: typeOf(node), nodes, args };
}

/** A function of its arguments' values alone. */
export function pure(compute: (...values: Value[]) => Value): Maker {
  return ({ args }) => {
    const evaluates = args.map(({ evaluate }) => evaluate);
    return (row, frame) => compute(...evaluates.map((evaluate) => evaluate(row, frame)));
  };
}

/** A function of its arguments' values and types. */
export function typed(compute: (values: readonly Value[], types: readonly TypeName[]) => Value): Maker {
  return ({ args }) => {
    const types = args.map(({ type }) => type);
    return (row, frame) => compute(valuesOf(args, row, frame), types);
  };
}

/** A function of its arguments as texts: `null` of any type is empty. */
export function ofTexts(compute: (...texts: string[]) => Value): Maker {
  return ({ args }) =>
    (row, frame) =>
      compute(...textsOf(args, row, frame));
}

/** The values of all arguments. */
export function valuesOf(args: readonly Operand[], row: Row, frame: Frame): Value[] {
  return args.map(({ evaluate }) => evaluate(row, frame));
}

/** The texts of all arguments. */
export function textsOf(args: readonly Operand[], row: Row, frame: Frame): string[] {
  return args.map(({ evaluate, type }) => toText(evaluate(row, frame), type));
}

/** The argument at a position, or a constant where there is none. */
export function argument(call: Call, index: number, otherwise: Value = null): Evaluate {
  return call.args[index]?.evaluate ?? (() => otherwise);
}
