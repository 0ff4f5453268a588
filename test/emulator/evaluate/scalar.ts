import {
  columnsOf,
  isTabular,
  kindOf,
  optionalPart,
  part,
  referenceOf,
  simpleName,
  tokenText,
  typeOf,
} from '../syntax.js';
import type { SyntaxNode } from '../syntax.js';
import { arithmetic } from './arithmetic.js';
import { equality, equalityInAnyCase, ordering, orderOf } from './comparison.js';
import type { Operand } from './comparison.js';
import { once, SemanticError, UnknownToEmulator } from './evaluation.js';
import type { Evaluate, Plan, Run, Scope } from './evaluation.js';
import { callFunction } from './functions/index.js';
import { hasList, membership } from './lists.js';
import { dynamicLiteral, literal } from './literals.js';
import { planTable } from './tables.js';
import { textOperator } from './text-operators.js';
import { isBag, missing } from './values.js';
import type { Value } from './values.js';

/** An expression of one value, made ready. Throws {@link UnknownToEmulator} for what it does not know. */
export function compileScalar(node: SyntaxNode, scope: Scope): Evaluate {
  const make = MAKERS[kindOf(node)];
  if (!make) throw new UnknownToEmulator(`the expression ${kindOf(node)}`, node, scope.text);
  return make(node, scope);
}

/** An expression with what is known of it. */
export function operand(node: SyntaxNode, scope: Scope): Operand {
  return { evaluate: compileScalar(node, scope), type: typeOf(node), node };
}

const MAKERS: Record<string, (node: SyntaxNode, scope: Scope) => Evaluate> = {
  LiteralExpression: constant,
  CompoundStringLiteralExpression: constant,
  DynamicExpression: (node, scope) => always(dynamicLiteral(node, scope.text)),
  ParenthesizedExpression: (node, scope) => compileScalar(part(node, 'Expression'), scope),
  SimpleNamedExpression: (node, scope) => compileScalar(part(node, 'Expression'), scope),
  NameReference: reference,
  PathExpression: member,
  ElementExpression: element,
  PrefixUnaryExpression: prefixed,
  BinaryExpression: binary,
  InExpression: membership,
  HasAnyExpression: (node, scope) => hasList(node, scope, false),
  HasAllExpression: (node, scope) => hasList(node, scope, true),
  BetweenExpression: between,
  FunctionCallExpression: callFunction,
  ToScalarExpression: toScalar,
};

function always(value: Value): Evaluate {
  return () => value;
}

function constant(node: SyntaxNode, scope: Scope): Evaluate {
  return always(literal(node, scope.text));
}

function reference(node: SyntaxNode, scope: Scope): Evaluate {
  const name = simpleName(node);
  const index = scope.columns.findIndex((column) => column.name === name);
  if (index !== -1 && referenceOf(node) !== 'VariableSymbol') return (row) => row[index] ?? null;
  const binding = scope.bindings.get(name);
  if (binding?.kind !== 'scalar') throw new UnknownToEmulator(`what ${name} stands for`, node, scope.text);
  return (_row, { run }) => once(run, binding, () => binding.evaluate(run));
}

function member(node: SyntaxNode, scope: Scope): Evaluate {
  const from = compileScalar(part(node, 'Expression'), scope);
  const name = simpleName(part(node, 'Selector'));
  return (row, frame) => memberOf(from(row, frame), name);
}

function memberOf(value: Value, name: string): Value {
  return isBag(value) && Object.hasOwn(value, name) ? (value[name] ?? null) : null;
}

function element(node: SyntaxNode, scope: Scope): Evaluate {
  const from = compileScalar(part(node, 'Expression'), scope);
  const key = compileScalar(part(part(node, 'Selector'), 'Expression'), scope);
  return (row, frame) => {
    const value = from(row, frame);
    const at = key(row, frame);
    if (typeof at === 'string') return memberOf(value, at);
    return Array.isArray(value) && typeof at === 'number' ? (value.at(at) ?? null) : null;
  };
}

function prefixed(node: SyntaxNode, scope: Scope): Evaluate {
  const inner = compileScalar(part(node, 'Expression'), scope);
  if (tokenText(part(node, 'Operator')) === '+') return inner;
  return (row, frame) => {
    const value = inner(row, frame);
    if (typeof value === 'bigint') return -value;
    return typeof value === 'number' ? 0 - value : null;
  };
}

function binary(node: SyntaxNode, scope: Scope): Evaluate {
  const operator = tokenText(part(node, 'Operator')).replace(/\s+/g, ' ');
  for (const side of ['Left', 'Right']) {
    if (kindOf(part(node, side)) === 'StarExpression') throw new UnknownToEmulator('* in a test', node, scope.text);
  }
  const left = operand(part(node, 'Left'), scope);
  const right = operand(part(node, 'Right'), scope);
  switch (operator) {
    case 'and':
      return junction(left.evaluate, right.evaluate, false);
    case 'or':
      return junction(left.evaluate, right.evaluate, true);
    case '==':
    case '!=':
    case '<>':
      return equality(left, right, operator !== '==', scope.text);
    case '=~':
    case '!~':
      return equalityInAnyCase(left, right, operator === '!~');
    case '<':
    case '<=':
    case '>':
    case '>=':
      return ordering(operator, left, right, scope.text);
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return arithmetic(operator, left, right, typeOf(node), scope.text);
  }
  const test = textOperator(operator, left.evaluate, right.evaluate);
  if (!test) throw new UnknownToEmulator(`the operator ${operator}`, node, scope.text);
  return test;
}

/** `and`, `or`: one side can decide, else null stays null. */
function junction(left: Evaluate, right: Evaluate, deciding: boolean): Evaluate {
  return (row, frame) => {
    const a = left(row, frame);
    if (a === deciding) return deciding;
    const b = right(row, frame);
    if (b === deciding) return deciding;
    return a === null || b === null ? null : !deciding;
  };
}

function between(node: SyntaxNode, scope: Scope): Evaluate {
  const value = operand(part(node, 'Left'), scope);
  const couple = part(node, 'Right');
  const first = operand(part(couple, 'First'), scope);
  const second = operand(part(couple, 'Second'), scope);
  const negated = tokenText(part(node, 'Operator')).startsWith('!');
  const spanned = value.type === 'datetime' && second.type === 'timespan';
  return (row, frame) => {
    const at = value.evaluate(row, frame);
    const from = first.evaluate(row, frame);
    const end = second.evaluate(row, frame);
    const to = spanned && typeof from === 'bigint' && typeof end === 'bigint' ? from + end : end;
    const low = orderOf(at, from);
    const high = orderOf(at, to);
    return low === null || high === null ? null : (low >= 0 && high <= 0) !== negated;
  };
}

function toScalar(node: SyntaxNode, scope: Scope): Evaluate {
  const inner = part(node, 'Expression');
  if (!isTabular(inner)) return compileScalar(inner, scope);
  const plan = planTable(inner, { ...scope, columns: [] });
  if (columnsOf(inner).length === 0)
    throw new SemanticError('toscalar() of a table without columns.', node, scope.text);
  return (_row, { run }) => once(run, node, () => firstValue(plan, run));
}

function firstValue(plan: Plan, run: Run): Value {
  const [row] = plan.run(run);
  return row?.[0] ?? missing(plan.columns[0]?.type ?? 'dynamic');
}

/** The name in front of the `=`, or `null`. */
export function givenName(node: SyntaxNode): string | null {
  const name = kindOf(node) === 'SimpleNamedExpression' ? optionalPart(node, 'Name') : null;
  return name ? simpleName(name) : null;
}
