import { elementsOf, kindOf, part, simpleName } from '../syntax.js';
import type { SyntaxNode } from '../syntax.js';
import { mapRows, UnknownToEmulator } from './evaluation.js';
import type { Plan, Scope } from './evaluation.js';
import { matchedColumns, namedOutputs } from './outputs.js';
import type { Output } from './outputs.js';
import type { OperatorMaker } from './tables.js';
import type { Column } from './values.js';

/** Operators that choose, name and add columns. */
export const PROJECTIONS: Record<string, OperatorMaker> = {
  ProjectOperator: (node, input, scope) => projected(input, namedOutputs(elementsOf(node, 'Expressions'), scope)),
  ExtendOperator: extended,
  SerializeOperator: (node, input, scope) => ({
    ...extended(node, input, { ...scope, serialized: true }),
    serialized: true,
  }),
  ProjectAwayOperator: (node, input) => {
    const dropped = new Set(matchedColumns(elementsOf(node, 'Expressions'), input.columns));
    return picked(
      input,
      indexes(input).filter((index) => !dropped.has(index)),
    );
  },
  ProjectKeepOperator: (node, input) => {
    const wanted = new Set(matchedColumns(elementsOf(node, 'Expressions'), input.columns));
    return picked(
      input,
      indexes(input).filter((index) => wanted.has(index)),
    );
  },
  ProjectReorderOperator: (node, input) => {
    const first = matchedColumns(elementsOf(node, 'Expressions'), input.columns);
    return picked(input, [...first, ...indexes(input).filter((index) => !first.includes(index))]);
  },
  ProjectRenameOperator: (node, input, scope) => {
    const names = new Map(elementsOf(node, 'Expressions').map((one) => renaming(one, scope)));
    return { ...input, columns: input.columns.map(({ name, type }) => ({ name: names.get(name) ?? name, type })) };
  },
};

function indexes(input: Plan): number[] {
  return input.columns.map((_column, index) => index);
}

/** The columns at these positions, in this order. */
function picked(input: Plan, wanted: readonly number[]): Plan {
  return {
    columns: wanted.map((index) => input.columns[index] as Column),
    serialized: input.serialized,
    run: (run) => input.run(run).map((row) => wanted.map((index) => row[index] ?? null)),
  };
}

function projected(input: Plan, outputs: readonly Output[]): Plan {
  return {
    columns: outputs.map(({ column }) => column),
    serialized: input.serialized,
    run: (run) => mapRows(input.run(run), run, (row, frame) => outputs.map(({ evaluate }) => evaluate(row, frame))),
  };
}

/** A new value under a known name replaces the column in its place. */
function extended(node: SyntaxNode, input: Plan, scope: Scope): Plan {
  const outputs = namedOutputs(elementsOf(node, 'Expressions'), scope);
  const columns = [...input.columns];
  const places = outputs.map(({ column }) => {
    const known = columns.findIndex(({ name }) => name === column.name);
    const place = known === -1 ? columns.length : known;
    columns[place] = column;
    return place;
  });
  return {
    columns,
    serialized: input.serialized,
    run: (run) =>
      mapRows(input.run(run), run, (row, frame) => {
        const wide = [...row];
        outputs.forEach(({ evaluate }, index) => {
          wide[places[index] ?? 0] = evaluate(row, frame);
        });
        return wide;
      }),
  };
}

function renaming(node: SyntaxNode, scope: Scope): [from: string, to: string] {
  if (kindOf(node) !== 'SimpleNamedExpression') throw new UnknownToEmulator('this renaming', node, scope.text);
  return [simpleName(part(node, 'Expression')), simpleName(part(node, 'Name'))];
}
