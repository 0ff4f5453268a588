import { schemaOf, TABLE } from './columns.js';
import { RunawayQuery, SemanticError } from './evaluate/evaluation.js';
import { Refused } from './evaluate/regular-expressions.js';
import type { Environment } from './evaluate/evaluation.js';
import type { Column, Table } from './evaluate/values.js';
import { checkKql, queryOf } from './kusto.js';
import { badQuery, diagnosedError, runaway, semanticError, tooLarge } from './replies.js';
import type { Reply, ServiceError } from './replies.js';
import { parseSpan, rowsWithin, wireValue } from './store.js';
import type { StoredWorkspace } from './store.js';

/** What limits an answer. */
export interface Limits {
  /** More rows than this are cut off. */
  rowCap: number;
  /** More bytes of rows than this are cut off. */
  byteCap: number;
  /** More distinct values in one `count_distinct` end the query. */
  distinctLimit: number;
}

/** What is asked: a query over a workspace at a time, in ticks. */
export interface Asked {
  readonly query: string;
  readonly timespan: string | null;
  readonly now: bigint;
  readonly limits: Limits;
}

/** The answer of a workspace, or what it says is wrong with the query. */
export function answer(workspace: Pick<StoredWorkspace, 'columns' | 'rows'>, asked: Asked): Reply {
  const schema = workspace.rows ? schemaOf(workspace.columns) : {};
  const errors = checkKql(asked.query, schema).diagnostics.filter(({ severity }) => severity === 'Error');
  if (errors.length > 0) return badQuery(diagnosedError(errors));
  const span = asked.timespan === null ? null : parseSpan(asked.timespan, asked.now);
  if (asked.timespan !== null && !span) return badTimespan(asked.timespan);
  const rows = rowsWithin(workspace.rows ?? [], workspace.columns, span);
  const environment: Environment = {
    tables: new Map([[TABLE, rows]]),
    now: asked.now,
    distinctLimit: asked.limits.distinctLimit,
  };
  try {
    const table = queryOf(asked.query, schema).run(environment);
    return { status: 200, body: written(table, asked.limits) };
  } catch (thrown) {
    return refusal(thrown, checkKql(asked.query, schema).columns);
  }
}

function badTimespan(timespan: string): Reply {
  const message = `Invalid timespan '${timespan}'`;
  return badQuery({ code: 'InvalidTimespanError', message });
}

function refusal(thrown: unknown, columns: readonly Column[]): Reply {
  if (thrown instanceof RunawayQuery)
    return { status: 200, body: bodyOf({ columns, rows: [] }, runaway(thrown.message)) };
  if (thrown instanceof SemanticError) return badQuery(semanticError(thrown.code, thrown.message));
  if (thrown instanceof Refused) return badQuery({ code: 'EmulatorError', message: thrown.message });
  throw thrown;
}

function written(table: Table, { rowCap, byteCap }: Limits): string {
  if (table.rows.length > rowCap) {
    return bodyOf({ ...table, rows: table.rows.slice(0, rowCap) }, tooLarge(rowCap, 'records'));
  }
  const whole = bodyOf(table, null);
  if (whole.length <= byteCap) return whole;
  return bodyOf({ ...table, rows: withinBytes(table, byteCap) }, tooLarge(byteCap, 'bytes'));
}

function withinBytes({ columns, rows }: Table, byteCap: number): Table['rows'] {
  let bytes = 0;
  const end = rows.findIndex((row) => {
    const text = JSON.stringify(row.map((value, index) => wireValue(value, columns[index]?.type ?? 'dynamic')));
    bytes += Buffer.byteLength(text);
    return bytes > byteCap;
  });
  return end === -1 ? rows : rows.slice(0, end);
}

/** The JSON of an answer, with an `error` beside it where it is not whole. */
export function bodyOf({ columns, rows }: Table, error: ServiceError | null): string {
  const wire = rows.map((row) => row.map((value, index) => wireValue(value, columns[index]?.type ?? 'dynamic')));
  const table = { name: 'PrimaryResult', columns: columns.map(({ name, type }) => ({ name, type })), rows: wire };
  return JSON.stringify({ tables: [table], ...(error && { error }) });
}

/** An answer cut to its first rows, with the error beside it. Answers without tables stay as they are. */
export function cutAnswer(reply: Reply, rows: number, error: ServiceError): Reply {
  if (reply.status !== 200 || reply.body === '') return reply;
  const body = JSON.parse(reply.body) as { tables: { rows: unknown[] }[] };
  for (const table of body.tables) table.rows = table.rows.slice(0, rows);
  return { ...reply, body: JSON.stringify({ ...body, error }) };
}
