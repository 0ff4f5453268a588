import { elementsOf, kindOf, optionalPart, part, tokenText, typeOf } from '../syntax.js';
import type { SyntaxNode } from '../syntax.js';
import { frameOver, mapRows, SemanticError } from './evaluation.js';
import type { Evaluate, Plan, Run, Scope } from './evaluation.js';
import { compileScalar } from './scalar.js';
import type { OperatorMaker } from './tables.js';
import { compareValues } from './values.js';
import type { Row, Value } from './values.js';

/** Operators that order rows. Equal rows keep the order they had. */
export const ORDERS: Record<string, OperatorMaker> = {
  SortOperator: (node, input, scope) =>
    ordered(
      input,
      elementsOf(node, 'Expressions').map((one) => key(one, scope)),
    ),
  TopOperator: (node, input, scope) => {
    const count = compileScalar(part(node, 'Expression'), scope);
    const sorted = ordered(input, [key(part(node, 'ByExpression'), scope)]);
    return { ...sorted, run: (run) => sorted.run(run).slice(0, Number(count([], frameOver([], run)))) };
  },
};

interface SortKey {
  readonly evaluate: Evaluate;
  readonly descending: boolean;
  readonly nullsFirst: boolean;
}

/** Descending with nulls last, unless said otherwise; ascending has nulls first. */
function key(node: SyntaxNode, scope: Scope): SortKey {
  const isOrdered = kindOf(node) === 'OrderedExpression';
  const expression = isOrdered ? part(node, 'Expression') : node;
  if (typeOf(expression) === 'dynamic') {
    throw new SemanticError(
      'order operator: expression cannot be of a dynamic type.',
      expression,
      scope.text,
      'SEM0023',
    );
  }
  const ordering = isOrdered ? optionalPart(node, 'Ordering') : null;
  const descending = tokenText(ordering && optionalPart(ordering, 'AscOrDescKeyword')) !== 'asc';
  const nulls = ordering && optionalPart(ordering, 'NullsClause');
  const nullsFirst = nulls ? tokenText(optionalPart(nulls, 'FirstOrLastKeyword')) === 'first' : !descending;
  return { evaluate: compileScalar(expression, scope), descending, nullsFirst };
}

function ordered(input: Plan, keys: readonly SortKey[]): Plan {
  return { columns: input.columns, serialized: true, run: (run) => sortRows(input.run(run), keys, run) };
}

function sortRows(rows: readonly Row[], keys: readonly SortKey[], run: Run): Row[] {
  const marked = mapRows(rows, run, (row, frame) => ({
    row,
    values: keys.map(({ evaluate }) => evaluate(row, frame)),
  }));
  marked.sort((a, b) => {
    for (let index = 0; index < keys.length; index++) {
      const order = compare(a.values[index] ?? null, b.values[index] ?? null, keys[index] as SortKey);
      if (order !== 0) return order;
    }
    return 0;
  });
  return marked.map(({ row }) => row);
}

function compare(a: Value, b: Value, { descending, nullsFirst }: SortKey): number {
  if (a === null || b === null) return a === b ? 0 : (a === null) === nullsFirst ? -1 : 1;
  return descending ? compareValues(b, a) : compareValues(a, b);
}
