import type { TimeSpan } from '../model/filter.js';
import { derive, isPlain, TABLE, type DerivedColumn } from './columns.js';
import { isDecidedPlainly, type Condition } from './conditions.js';

/** Types of result columns. Times come as text, since clients keep only three of their seven decimals. */
export type ColumnType = 'string' | 'long' | 'dynamic';

/** A query to Log Analytics, and what comes back. */
export interface KqlQuery {
  text: string;
  /** The span of time that the query looks at, for the service's own limit; `null`: all there is. */
  span: TimeSpan | null;
  /** Names and types of the columns of the one table that it returns. */
  columns: Readonly<Record<string, ColumnType>>;
}

/** Operators one below the other. */
export function pipe(...operators: readonly string[]): string {
  return operators.join('\n| ');
}

/** Names a table that is read more than once. */
export function keep(name: string, ...operators: readonly string[]): string {
  return `let ${name} = materialize(\n${pipe(...operators)}\n);\n`;
}

/** The operators that find the rows which meet all conditions, with the derived columns that are asked for. */
export function rowsOf(conditions: readonly Condition[], columns: readonly DerivedColumn[]): string[] {
  const early = conditions.flatMap((condition) => condition.early).sort(timeFirst);
  const plain = conditions.filter((condition) => condition.exact !== null && isDecidedPlainly(condition));
  const others = conditions.filter((condition) => condition.exact !== null && !isDecidedPlainly(condition));
  const firstColumns = new Set(plain.flatMap((condition) => condition.columns).filter(isPlain));
  const laterColumns = [...others.flatMap((condition) => condition.columns), ...columns];
  return [
    TABLE,
    ...early.map((text) => `where ${text}`),
    'where isempty(Category) or Category =~ "ProvisioningLogs"',
    ...derive(firstColumns),
    ...plain.map(({ exact }) => `where ${exact}`),
    ...derive(laterColumns, firstColumns),
    ...others.map(({ exact }) => `where ${exact}`),
  ];
}

function timeFirst(one: string, other: string): number {
  return Number(other.startsWith('TimeGenerated')) - Number(one.startsWith('TimeGenerated'));
}
