import type { SyntaxNode } from '../syntax.js';
import { frameOver } from './evaluation.js';
import type { Scope } from './evaluation.js';
import { compileScalar } from './scalar.js';
import type { Value } from './values.js';

/** The value of an expression without columns, names or clock: what stands in a `datatable`. */
export function constantValue(node: SyntaxNode, scope: Scope): Value {
  const evaluate = compileScalar(node, { ...scope, columns: [] });
  return evaluate([], frameOver([], { environment: { tables: new Map(), now: 0n }, kept: new Map() }));
}
