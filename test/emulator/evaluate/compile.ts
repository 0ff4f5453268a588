import { columnsOf, elementsOf, isTabular, kindOf, part, simpleName, typeOf } from '../syntax.js';
import type { SyntaxNode } from '../syntax.js';
import { frameOver, tableOf, UnknownToEmulator } from './evaluation.js';
import type { Binding, Environment, Plan, Scope } from './evaluation.js';
import { compileScalar } from './scalar.js';
import { kept, planTable } from './tables.js';
import type { Column, Table } from './values.js';

/** A query made ready: run it as often as you like. */
export interface Query {
  readonly columns: readonly Column[];
  run(environment: Environment): Table;
}

/**
 * Makes a query ready. Throws `UnknownToEmulator` for what the emulator does not know and `SemanticError` for what the
 * service refuses although its parser lets it pass.
 */
export function compileQuery(block: SyntaxNode, text: string): Query {
  const bindings = new Map<string, Binding>();
  const scope: Scope = { columns: [], serialized: false, bindings, text };
  let plan: Plan | null = null;
  for (const statement of elementsOf(block, 'Statements')) {
    if (kindOf(statement) === 'LetStatement') {
      bindings.set(simpleName(part(statement, 'Name')), bindingOf(part(statement, 'Expression'), scope));
      continue;
    }
    if (kindOf(statement) !== 'ExpressionStatement') {
      throw new UnknownToEmulator(`the statement ${kindOf(statement)}`, statement, text);
    }
    if (plan) throw new UnknownToEmulator('several results', statement, text);
    plan = result(part(statement, 'Expression'), scope);
  }
  if (!plan) throw new UnknownToEmulator('a query without a result', block, text);
  const final = plan;
  return { columns: final.columns, run: (environment) => tableOf(final, environment) };
}

function bindingOf(node: SyntaxNode, scope: Scope): Binding {
  if (kindOf(node) === 'FunctionDeclaration') throw new UnknownToEmulator('functions of let', node, scope.text);
  // What is bound does not see names bound later.
  const before = { ...scope, bindings: new Map(scope.bindings) };
  if (isTabular(node)) return { kind: 'table', plan: kept(planTable(node, before)) };
  const evaluate = compileScalar(node, before);
  return { kind: 'scalar', type: typeOf(node), evaluate: (run) => evaluate([], frameOver([], run)) };
}

function result(node: SyntaxNode, scope: Scope): Plan {
  const plan = planTable(node, scope);
  const expected = columnsOf(node).map(said);
  const made = plan.columns.map(said);
  if (expected.join() !== made.join()) {
    throw new UnknownToEmulator(`columns (${expected.join()}) that it made as (${made.join()})`, node, scope.text);
  }
  return plan;
}

function said({ name, type }: Column): string {
  return `${name}:${type}`;
}
