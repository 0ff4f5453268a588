import { kindOf, part, referenceOf, simpleName, columnsOf } from '../syntax.js';
import type { SyntaxNode } from '../syntax.js';
import { once, UnknownToEmulator } from './evaluation.js';
import type { Plan, Scope } from './evaluation.js';
import { EXPANSIONS } from './expand.js';
import { JOINS } from './join.js';
import { OPERATORS } from './operators.js';
import { ORDERS } from './order.js';
import { PROJECTIONS } from './projections.js';
import { SOURCES } from './sources.js';
import { SUMMARIES } from './summarize.js';

/** An operator made ready over its input. */
export type OperatorMaker = (node: SyntaxNode, input: Plan, scope: Scope) => Plan;

/** What gives a table out of nothing. */
export type SourceMaker = (node: SyntaxNode, scope: Scope, input: Plan | null) => Plan;

function makers(): Record<string, OperatorMaker> {
  return { ...OPERATORS, ...PROJECTIONS, ...ORDERS, ...SUMMARIES, ...JOINS, ...EXPANSIONS };
}

/**
 * A table expression made ready. `input` is what stands before the first operator, in the inner query of `mv-apply`.
 * Throws `UnknownToEmulator` for an operator it does not know.
 */
export function planTable(node: SyntaxNode, scope: Scope, input: Plan | null = null): Plan {
  const kind = kindOf(node);
  switch (kind) {
    case 'ParenthesizedExpression':
      return planTable(part(node, 'Expression'), scope, input);
    case 'PipeExpression':
      return planOperator(part(node, 'Operator'), scope, planTable(part(node, 'Expression'), scope, input));
    case 'MaterializeExpression':
      return kept(planTable(part(node, 'Expression'), scope, input));
    case 'FunctionCallExpression':
      return named(part(node, 'Name'), scope);
    case 'NameReference':
      return named(node, scope);
  }
  const source = Object.hasOwn(SOURCES, kind) ? SOURCES[kind] : undefined;
  if (source) return source(node, scope, input);
  if (input) return planOperator(node, scope, input);
  throw new UnknownToEmulator(`the table expression ${kind}`, node, scope.text);
}

function planOperator(node: SyntaxNode, scope: Scope, input: Plan): Plan {
  const kind = kindOf(node);
  const source = Object.hasOwn(SOURCES, kind) ? SOURCES[kind] : undefined;
  if (source) return source(node, scope, input);
  const all = makers();
  const make = Object.hasOwn(all, kind) ? all[kind] : undefined;
  if (!make) throw new UnknownToEmulator(`the operator ${operatorName(kind)}`, node, scope.text);
  return make(node, input, { ...scope, columns: input.columns, serialized: input.serialized });
}

/** `MakeSeriesOperator` is `make-series`. */
function operatorName(kind: string): string {
  return kind
    .replace(/Operator$/, '')
    .replace(/\B[A-Z]/g, '-$&')
    .toLowerCase();
}

function named(node: SyntaxNode, scope: Scope): Plan {
  const name = simpleName(node);
  const binding = scope.bindings.get(name);
  if (binding?.kind === 'table') return binding.plan;
  if (referenceOf(node) !== 'TableSymbol') throw new UnknownToEmulator(`the table ${name}`, node, scope.text);
  return {
    columns: columnsOf(node),
    serialized: false,
    run: ({ environment }) => environment.tables.get(name) ?? [],
  };
}

/** The same plan, run once only. */
export function kept(plan: Plan): Plan {
  const key = {};
  return { ...plan, run: (run) => once(run, key, () => plan.run(run)) };
}
