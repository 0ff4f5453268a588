import { columnsOf, elementsOf, kindOf, optionalPart, part, simpleName, typeOf } from '../syntax.js';
import type { SyntaxNode } from '../syntax.js';
import { aggregateOf } from './aggregates.js';
import type { Aggregate, Tally } from './aggregates.js';
import type { Operand } from './comparison.js';
import { frameOver, SemanticError, UnknownToEmulator } from './evaluation.js';
import type { Frame, Plan, Scope } from './evaluation.js';
import { rowWithExtreme } from './extremes.js';
import { callOf } from './functions/call.js';
import { compileScalar } from './scalar.js';
import type { OperatorMaker } from './tables.js';
import { keyOfAll } from './values.js';
import type { Row, Value } from './values.js';

/** `summarize`. */
export const SUMMARIES: Record<string, OperatorMaker> = { SummarizeOperator: summarized };

interface Group {
  readonly keys: readonly Value[];
  readonly tallies: readonly Tally[];
}

function summarized(node: SyntaxNode, input: Plan, scope: Scope): Plan {
  const clause = optionalPart(node, 'ByClause');
  if (clause && optionalPart(clause, 'BinClause')) throw new UnknownToEmulator('bin= of summarize', node, scope.text);
  const groupings = clause ? elementsOf(clause, 'Expressions') : [];
  for (const one of groupings) checkGrouping(one, scope);
  const keys = groupings.map((one) => compileScalar(one, scope));
  const grouped = new Set(groupings.filter((one) => kindOf(one) === 'NameReference').map(simpleName));
  const aggregates = elementsOf(node, 'Aggregates').map((one) => aggregate(one, scope, grouped));
  return {
    columns: columnsOf(node),
    serialized: false,
    run(run) {
      const rows = input.run(run);
      const frame = frameOver(rows, run);
      const groups = new Map<string, Group>();
      const begin = (values: readonly Value[]) => ({ keys: values, tallies: aggregates.map((make) => make(frame)) });
      if (keys.length === 0) groups.set('', begin([]));
      rows.forEach((row, index) => {
        frame.index = index;
        addRow(
          groups,
          keys.map((evaluate) => evaluate(row, frame)),
          begin,
          row,
          frame,
        );
      });
      return [...groups.values()].map((group): Row => [
        ...group.keys,
        ...group.tallies.flatMap((tally) => tally.results()),
      ]);
    },
  };
}

function addRow(
  groups: Map<string, Group>,
  values: readonly Value[],
  begin: (values: readonly Value[]) => Group,
  row: Row,
  frame: Frame,
): void {
  const key = values.length === 0 ? '' : keyOfAll(values);
  const group = groups.get(key) ?? begin(values);
  groups.set(key, group);
  for (const tally of group.tallies) tally.add(row, frame);
}

function checkGrouping(node: SyntaxNode, scope: Scope): void {
  if (typeOf(node) !== 'dynamic') return;
  const message =
    "Summarize group key is of a 'dynamic' type. Please use an explicit cast as grouping by a 'dynamic' type is not supported.";
  throw new SemanticError(message, node, scope.text, 'SEM0021');
}

/** One aggregate, alone or within an expression: `round(avg(x), 1)`. */
function aggregate(node: SyntaxNode, scope: Scope, grouped: ReadonlySet<string>): Aggregate {
  const kind = kindOf(node);
  if (kind === 'SimpleNamedExpression' || kind === 'CompoundNamedExpression' || kind === 'ParenthesizedExpression') {
    return aggregate(part(node, 'Expression'), scope, grouped);
  }
  const found = kind === 'FunctionCallExpression' ? aggregateCall(node, scope, grouped) : null;
  if (!found) throw new UnknownToEmulator('this expression of aggregates', node, scope.text);
  return found;
}

function aggregateCall(node: SyntaxNode, scope: Scope, grouped: ReadonlySet<string>): Aggregate {
  const name = simpleName(part(node, 'Name'));
  const call = callOf(node, name, scope, (one) => kindOf(one) !== 'StarExpression');
  const others = call.nodes.some((one) => kindOf(one) === 'StarExpression')
    ? everyOther(scope, grouped, call.nodes[0])
    : call.args.slice(1);
  const [by] = call.args;
  if ((name === 'arg_max' || name === 'arg_min' || name === 'argmax' || name === 'argmin') && by) {
    return rowWithExtreme(by, others, name.includes('max') ? 1 : -1);
  }
  const isStar = call.nodes.some((one) => kindOf(one) === 'StarExpression');
  const found = aggregateOf(isStar ? { ...call, args: everyOther(scope, grouped, undefined) } : call);
  if (!found) throw new UnknownToEmulator(`the aggregate ${name}()`, node, scope.text);
  return found;
}

/** What `*` means: every column that is neither grouped by nor the one compared. */
function everyOther(scope: Scope, grouped: ReadonlySet<string>, compared: SyntaxNode | undefined): Operand[] {
  const own = compared && kindOf(compared) === 'NameReference' ? simpleName(compared) : null;
  return scope.columns.flatMap(({ name, type }, index): Operand[] =>
    grouped.has(name) || name === own
      ? []
      : [{ evaluate: (row) => row[index] ?? null, type, node: compared ?? ({} as SyntaxNode) }],
  );
}
