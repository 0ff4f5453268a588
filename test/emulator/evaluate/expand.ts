import { columnsOf, elementsOf, kindOf, optionalPart, parameters, part, typeOf } from '../syntax.js';
import type { SyntaxNode } from '../syntax.js';
import { resultName } from '../kusto.js';
import { frameOver, mapRows, UnknownToEmulator } from './evaluation.js';
import type { Evaluate, Frame, Plan, Scope } from './evaluation.js';
import { castElement } from './functions/conversions.js';
import { compileScalar, givenName } from './scalar.js';
import { planTable } from './tables.js';
import type { OperatorMaker } from './tables.js';
import { isBag } from './values.js';
import type { Column, Json, Row, Value } from './values.js';

/** Operators that make rows of the elements of arrays. */
export const EXPANSIONS: Record<string, OperatorMaker> = {
  MvExpandOperator: (node, input, scope) => {
    const expansion = expansionOf(node, input, scope);
    return {
      columns: expansion.columns,
      serialized: input.serialized,
      run: (run) => mapRows(input.run(run), run, (row, frame) => expansion.rowsOf(row, frame)).flat(),
    };
  },
  MvApplyOperator: applied,
};

interface Expansion {
  readonly columns: readonly Column[];
  rowsOf(row: Row, frame: Frame): Row[];
}

interface Part {
  readonly column: Column;
  readonly place: number;
  readonly evaluate: Evaluate;
}

function expansionOf(node: SyntaxNode, input: Plan, scope: Scope): Expansion {
  const settings = parameters(node);
  const pairs = (settings.get('kind') ?? settings.get('bagexpansion')) === 'array';
  const columns = [...input.columns];
  const parts = elementsOf(node, 'Expressions').map((one) => partOf(one, columns, scope));
  const indexName = settings.get('with_itemindex');
  const indexPlace = indexName === undefined ? -1 : place({ name: indexName, type: 'long' }, columns);
  const limitClause = optionalPart(node, 'RowLimitClause');
  const limit = limitClause ? compileScalar(part(limitClause, 'RowLimit'), scope) : null;
  return {
    columns,
    rowsOf(row, frame) {
      const lists = parts.map(({ evaluate }) => itemsOf(evaluate(row, frame), pairs));
      const longest = Math.max(...lists.map((list) => list.length));
      const count = limit ? Math.min(longest, Number(limit(row, frame))) : longest;
      return Array.from({ length: count }, (_none, index) => {
        const wide: Value[] = [...row];
        parts.forEach(({ column, place: at }, which) => {
          wide[at] = castElement(lists[which]?.[index] ?? null, column.type);
        });
        if (indexPlace !== -1) wide[indexPlace] = index;
        return wide;
      });
    },
  };
}

function partOf(node: SyntaxNode, columns: Column[], scope: Scope): Part {
  const inner = part(node, 'Expression');
  const column = { name: givenName(inner) ?? resultName(inner), type: elementType(node) };
  if (column.name === '') throw new UnknownToEmulator('expanding what has no name', node, scope.text);
  return { column, place: place(column, columns), evaluate: compileScalar(inner, scope) };
}

/** Where the column stands: in the place of one of the same name, or at the end. */
function place(column: Column, columns: Column[]): number {
  const known = columns.findIndex(({ name }) => name === column.name);
  const at = known === -1 ? columns.length : known;
  columns[at] = column;
  return at;
}

function elementType(node: SyntaxNode): Column['type'] {
  const clause = optionalPart(node, 'ToTypeOf');
  if (!clause) return 'dynamic';
  const [type] = elementsOf(part(clause, 'TypeOf'), 'Types');
  const name = (type as unknown as { Type?: { Text?: string; ValueText?: string } } | undefined)?.Type?.Text ?? '';
  return TYPE_NAMES[name] ?? typeOf(node);
}

const TYPE_NAMES: Record<string, Column['type']> = {
  string: 'string',
  long: 'long',
  int: 'int',
  real: 'real',
  double: 'real',
  bool: 'bool',
  datetime: 'datetime',
  timespan: 'timespan',
  dynamic: 'dynamic',
  guid: 'guid',
};

/** One null for null, nothing for an empty array or bag; a bag gives bags of one entry, or pairs. */
function itemsOf(value: Value, pairs: boolean): readonly Json[] {
  if (Array.isArray(value)) return value;
  if (isBag(value)) return Object.entries(value).map(([key, one]): Json => (pairs ? [key, one] : { [key]: one }));
  return [typeof value === 'bigint' ? null : value];
}

/** The inner query runs once for each row, over the rows of its elements. */
function applied(node: SyntaxNode, input: Plan, scope: Scope): Plan {
  if (optionalPart(node, 'ContextIdClause')) throw new UnknownToEmulator('id of mv-apply', node, scope.text);
  const expansion = expansionOf(node, input, scope);
  let current: readonly Row[] = [];
  const subtable: Plan = { columns: expansion.columns, serialized: true, run: () => current };
  const subquery = part(node, 'Subquery');
  const inner = planTable(
    kindOf(subquery) === 'MvApplySubqueryExpression' ? part(subquery, 'Expression') : subquery,
    scope,
    subtable,
  );
  const columns = columnsOf(node);
  const places = columns.map(({ name }) => ({
    inner: inner.columns.findIndex((column) => column.name === name),
    outer: input.columns.findIndex((column) => column.name === name),
  }));
  return {
    columns,
    serialized: false,
    run(run) {
      const frame = frameOver(input.run(run), run);
      return frame.rows.flatMap((row, index) => {
        frame.index = index;
        current = expansion.rowsOf(row, frame);
        if (current.length === 0) return [];
        return inner
          .run(run)
          .map((found) => places.map((at) => (at.inner === -1 ? row[at.outer] : found[at.inner]) ?? null));
      });
    },
  };
}
