import { elementsOf, kindOf, literalValue, part, simpleName, typeOf } from '../syntax.js';
import type { SyntaxNode } from '../syntax.js';
import { resultName } from '../kusto.js';
import type { Evaluate, Scope } from './evaluation.js';
import { UnknownToEmulator } from './evaluation.js';
import { compileScalar, givenName } from './scalar.js';
import type { Column } from './values.js';

/** A column to be, and how it is worked out. */
export interface Output {
  readonly column: Column;
  readonly evaluate: Evaluate;
}

/** The columns that expressions give, as the parser names them; `*` is every column. */
export function namedOutputs(expressions: readonly SyntaxNode[], scope: Scope): Output[] {
  const taken = new Set<string>();
  let unnamed = 0;
  return expressions.flatMap((node): Output[] => {
    if (kindOf(node) === 'StarExpression') return everyColumn(scope);
    if (kindOf(node) === 'CompoundNamedExpression') {
      throw new UnknownToEmulator('several names for one expression', node, scope.text);
    }
    const wanted = givenName(node) ?? (resultName(node) || existingName(node, scope));
    const name = wanted === '' ? `Column${++unnamed}` : free(wanted, taken);
    taken.add(name);
    return [{ column: { name, type: typeOf(node) }, evaluate: compileScalar(node, scope) }];
  });
}

function everyColumn(scope: Scope): Output[] {
  return scope.columns.map((column, index) => ({ column, evaluate: (row) => row[index] ?? null }));
}

/** `column_ifexists` of a column that is there has its name. */
function existingName(node: SyntaxNode, scope: Scope): string {
  if (kindOf(node) !== 'FunctionCallExpression' || !/^column_?ifexists$/.test(simpleName(part(node, 'Name'))))
    return '';
  const [argument] = elementsOf(part(node, 'ArgumentList'), 'Expressions');
  const name = argument && literalValue(argument);
  return scope.columns.find((column) => column.name === name)?.name ?? '';
}

/** The name itself, or with the first number that makes it new. */
export function free(name: string, taken: ReadonlySet<string>): string {
  let candidate = name;
  for (let number = 1; taken.has(candidate); number++) candidate = `${name}${number}`;
  return candidate;
}

/** Which columns a list of names and patterns (`Source*`) means, in the order of the list. */
export function matchedColumns(expressions: readonly SyntaxNode[], columns: readonly Column[]): number[] {
  const found: number[] = [];
  for (const node of expressions) {
    const pattern = wildcard(nameIn(node));
    columns.forEach(({ name }, index) => {
      if (pattern.test(name) && !found.includes(index)) found.push(index);
    });
  }
  return found;
}

function nameIn(node: SyntaxNode): string {
  return simpleName(kindOf(node) === 'OrderedExpression' ? part(node, 'Expression') : node);
}

function wildcard(name: string): RegExp {
  const parts = name.split('*').map((one) => one.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}
