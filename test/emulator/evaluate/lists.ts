import { elementsOf, isTabular, kindOf, part, referenceOf, tokenText } from '../syntax.js';
import type { SyntaxNode } from '../syntax.js';
import { once } from './evaluation.js';
import type { Evaluate, Scope } from './evaluation.js';
import { compileScalar } from './scalar.js';
import { planTable } from './tables.js';
import { hasSome, textOf } from './text-operators.js';
import { foldCase } from './texts.js';
import { keyOf } from './values.js';
import type { Value } from './values.js';

/** `has_any` and `has_all`. */
export function hasList(node: SyntaxNode, scope: Scope, all: boolean): Evaluate {
  const list = listOf(node, scope);
  const folded = (...of: Parameters<Evaluate>) => list.values(...of).map((value) => foldCase(textOf(value)));
  const needles = (...of: Parameters<Evaluate>) =>
    list.fixed ? once(of[1].run, node, () => folded(...of)) : folded(...of);
  return hasSome(compileScalar(part(node, 'Left'), scope), needles, all);
}

/** `in`, `in~` and their opposites: null is in no list. */
export function membership(node: SyntaxNode, scope: Scope): Evaluate {
  const left = compileScalar(part(node, 'Left'), scope);
  const operator = tokenText(part(node, 'Operator'));
  const negated = operator.startsWith('!');
  const fold = operator.endsWith('~') ? (value: Value) => (typeof value === 'string' ? foldCase(value) : value) : same;
  const list = listOf(node, scope);
  const keys = (...of: Parameters<Evaluate>) => new Set(list.values(...of).map((value) => keyOf(fold(value))));
  return (row, frame) => {
    const value = left(row, frame);
    if (value === null) return negated;
    const set = list.fixed ? once(frame.run, node, () => keys(row, frame)) : keys(row, frame);
    return set.has(keyOf(fold(value))) !== negated;
  };
}

function same(value: Value): Value {
  return value;
}

interface List {
  values(...of: Parameters<Evaluate>): readonly Value[];
  /** The same for every row. */
  readonly fixed: boolean;
}

/** The values on the right of `in` and `has_any`: single ones, arrays, the first column of a table. */
function listOf(node: SyntaxNode, scope: Scope): List {
  const expressions = elementsOf(part(node, 'Right'), 'Expressions');
  const [first] = expressions;
  if (first && isTabular(first)) {
    const plan = planTable(first, { ...scope, columns: [] });
    return {
      values: (_row, { run }) => once(run, plan, () => plan.run(run).map((row) => row[0] ?? null)),
      fixed: true,
    };
  }
  const evaluates = expressions.map((expression) => compileScalar(expression, scope));
  const values = (...of: Parameters<Evaluate>) =>
    evaluates.flatMap((evaluate) => spread(evaluate(...of))).filter((value) => value !== null);
  return { values, fixed: expressions.every((expression) => !usesColumns(expression)) };
}

function spread(value: Value): readonly Value[] {
  return Array.isArray(value) ? value : [value];
}

function usesColumns(node: SyntaxNode): boolean {
  if (kindOf(node) === 'NameReference' && referenceOf(node) === 'ColumnSymbol') return true;
  for (let index = 0; index < node.ChildCount; index++) {
    const child = node.GetChild(index);
    if (child && usesColumns(child)) return true;
  }
  return false;
}
