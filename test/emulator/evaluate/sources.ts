import { columnsOf, elements, elementsOf, kindOf, parameters, part } from '../syntax.js';
import type { SyntaxNode } from '../syntax.js';
import { frameOver, UnknownToEmulator } from './evaluation.js';
import type { Plan, Run, Scope } from './evaluation.js';
import { binned } from './arithmetic.js';
import { constantValue } from './constant.js';
import { compileScalar } from './scalar.js';
import { planTable } from './tables.js';
import type { SourceMaker } from './tables.js';
import { missing } from './values.js';
import type { Column, Row, Value } from './values.js';

/** What gives a table: `union`, `print`, `range`, `datatable`. */
export const SOURCES: Record<string, SourceMaker> = {
  UnionOperator: union,
  PrintOperator: (node, scope) => {
    const values = elementsOf(node, 'Expressions').map((one) => compileScalar(one, { ...scope, columns: [] }));
    return {
      columns: columnsOf(node),
      serialized: false,
      run: (run) => [values.map((evaluate) => evaluate([], frameOver([], run)))],
    };
  },
  RangeOperator: (node, scope) => {
    const [from, to, step] = ['From', 'To', 'Step'].map((name) => compileScalar(part(node, name), scope));
    const value = (evaluate: typeof from, run: Run) => evaluate?.([], frameOver([], run)) ?? null;
    return {
      columns: columnsOf(node),
      serialized: true,
      run: (run) => steps(value(from, run), value(to, run), value(step, run)),
    };
  },
  DataTableExpression: (node, scope) => {
    const columns = columnsOf(node);
    const values = elements(part(node, 'Values')).map((one) => constantValue(one, scope));
    const rows = Array.from({ length: values.length / columns.length }, (_none, index): Row =>
      columns.map(({ type }, at) => cell(values[index * columns.length + at] ?? null, type)),
    );
    return { columns, serialized: false, run: () => rows };
  },
};

function cell(value: Value, type: Column['type']): Value {
  return value === null ? missing(type) : value;
}

function steps(from: Value, to: Value, step: Value): Row[] {
  const rows: Row[] = [];
  if (binned(from, step) === null || to === null) return rows;
  for (let at = from as number; at <= (to as number); at += step as number) rows.push([at]);
  return rows;
}

interface Leg {
  readonly plan: Plan;
  /** For each column of the result, where it is in this leg, or -1. */
  readonly places: readonly number[];
}

function union(node: SyntaxNode, scope: Scope, input: Plan | null): Plan {
  const settings = parameters(node);
  for (const name of ['withsource', 'kind']) {
    if (settings.has(name)) throw new UnknownToEmulator(`${name} of union`, node, scope.text);
  }
  const columns = columnsOf(node);
  const outside = { ...scope, columns: [] };
  const plans = [
    ...(input ? [input] : []),
    ...elementsOf(node, 'Expressions').map((one) => {
      if (kindOf(one) === 'NameReference' && part(one, 'Name') && kindOf(part(one, 'Name')) === 'WildcardedName') {
        throw new UnknownToEmulator('a pattern of tables', one, scope.text);
      }
      return planTable(one, outside);
    }),
  ];
  const legs = plans.map((plan): Leg => ({ plan, places: columns.map((column) => placeIn(plan, column)) }));
  return {
    columns,
    serialized: false,
    run: (run) => legs.flatMap(({ plan, places }) => plan.run(run).map((row) => laidOut(row, places, columns))),
  };
}

/** Columns of one name and several types stand in the result as name and type. */
function placeIn(plan: Plan, { name, type }: Column): number {
  const exact = plan.columns.findIndex((column) => column.name === name && column.type === type);
  if (exact !== -1) return exact;
  return plan.columns.findIndex((column) => `${column.name}_${column.type}` === name && column.type === type);
}

function laidOut(row: Row, places: readonly number[], columns: readonly Column[]): Row {
  return places.map((place, index) =>
    place === -1 ? missing(columns[index]?.type ?? 'dynamic') : (row[place] ?? null),
  );
}
