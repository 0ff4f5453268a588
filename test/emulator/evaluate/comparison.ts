import type { SyntaxNode } from '../syntax.js';
import { SemanticError, UnknownToEmulator } from './evaluation.js';
import type { Evaluate } from './evaluation.js';
import { textOf } from './text-operators.js';
import { foldCase } from './texts.js';
import { compareValues, isNumeric } from './values.js';
import type { TypeName, Value } from './values.js';

/** An operand: its value, its type and where it stands. */
export interface Operand {
  readonly evaluate: Evaluate;
  readonly type: TypeName;
  readonly node: SyntaxNode;
}

/** `==` and `!=`: two nulls are null, one null is different. */
export function equality(left: Operand, right: Operand, negated: boolean, text: string): Evaluate {
  checkComparable(left, right, text);
  return (row, frame) => {
    const equal = areEqual(left.evaluate(row, frame), right.evaluate(row, frame));
    return equal === null ? null : equal !== negated;
  };
}

/** Whether two values are equal; `null` where both are null. */
export function areEqual(a: Value, b: Value): boolean | null {
  if (a === null && b === null) return null;
  if (typeof a === 'object' && typeof b === 'object' && a !== null && b !== null) {
    return JSON.stringify(a) === JSON.stringify(b);
  }
  return a === b;
}

/** `=~` and `!~`: ASCII letters in either case are the same. */
export function equalityInAnyCase(left: Operand, right: Operand, negated: boolean): Evaluate {
  return (row, frame) =>
    (foldCase(textOf(left.evaluate(row, frame))) === foldCase(textOf(right.evaluate(row, frame)))) !== negated;
}

type Order = '<' | '<=' | '>' | '>=';

const HOLDS: Record<Order, (order: number) => boolean> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/** `<`, `<=`, `>`, `>=`: null where either is null. */
export function ordering(operator: Order, left: Operand, right: Operand, text: string): Evaluate {
  checkComparable(left, right, text);
  const holds = HOLDS[operator];
  return (row, frame) => {
    const order = orderOf(left.evaluate(row, frame), right.evaluate(row, frame));
    return order === null ? null : holds(order);
  };
}

/** The order of two values, `null` where they have none. */
export function orderOf(a: Value, b: Value): number | null {
  if (a === null || b === null || typeof a !== typeof b || typeof a === 'object') return null;
  if (typeof a === 'number' && (Number.isNaN(a) || Number.isNaN(b))) return NaN;
  return compareValues(a, b);
}

function checkComparable(left: Operand, right: Operand, text: string): void {
  const types = [left.type, right.type];
  if (types.every((type) => type === 'dynamic')) {
    const message =
      'Cannot compare values of types dynamic and dynamic. Try adding explicit casts on one or both of the values.';
    throw new SemanticError(message, left.node, text, 'SEM0064');
  }
  const timed = types.some((type) => type === 'datetime' || type === 'timespan');
  if (timed && left.type !== right.type) {
    throw new UnknownToEmulator(`comparing ${left.type} with ${right.type}`, left.node, text);
  }
  if (types.includes('dynamic') || left.type === right.type || types.every(isNumeric)) return;
  throw new UnknownToEmulator(`comparing ${left.type} with ${right.type}`, left.node, text);
}
