import type { SyntaxNode } from '../syntax.js';
import { Refused } from './regular-expressions.js';
import type { Column, Row, Table, TypeName, Value } from './values.js';

/** What a query runs over. */
export interface Environment {
  /** Rows of each table, in the order of its columns. */
  readonly tables: ReadonlyMap<string, readonly Row[]>;
  /** The workspace's clock, in ticks. */
  readonly now: bigint;
  /** More distinct values than this in one `count_distinct` end the query. */
  readonly distinctLimit?: number | undefined;
}

/** One run of a query: what it runs over, and results that are worked out once. */
export interface Run {
  readonly environment: Environment;
  readonly kept: Map<object, unknown>;
}

/** The rows an operator works on; `memory` is what a function keeps from row to row. */
export interface Frame {
  readonly run: Run;
  readonly rows: readonly Row[];
  index: number;
  readonly memory: Map<object, number>;
}

/** An expression made ready: its value for one row. */
export type Evaluate = (row: Row, frame: Frame) => Value;

/** A table expression made ready. */
export interface Plan {
  readonly columns: readonly Column[];
  /** Whether the rows have an order that `prev`, `next` and `row_number` may rely on. */
  readonly serialized: boolean;
  run(run: Run): readonly Row[];
}

/** What a `let` stands for. */
export type Binding =
  | { readonly kind: 'scalar'; readonly type: TypeName; evaluate(run: Run): Value }
  | { readonly kind: 'table'; readonly plan: Plan };

/** What names mean where an expression stands. */
export interface Scope {
  readonly columns: readonly Column[];
  readonly serialized: boolean;
  readonly bindings: ReadonlyMap<string, Binding>;
  /** The query's text, for places in messages. */
  readonly text: string;
}

/** Where in the text something stands, from 1. */
export function placeOf(text: string, position: number): { line: number; column: number } {
  const lines = text.slice(0, position).split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

/** The emulator does not know what the query asks for. The message names it and its place. */
export class UnknownToEmulator extends Refused {
  override readonly name = 'UnknownToEmulator';

  constructor(what: string, node: SyntaxNode, text: string) {
    const { line, column } = placeOf(text, node.TextStart);
    super(`The emulator does not know ${what} (line ${line}, column ${column}).`);
  }
}

/** The service refuses this although its parser lets it pass. */
export class SemanticError extends Error {
  override readonly name = 'SemanticError';
  readonly line: number;
  readonly column: number;

  constructor(
    message: string,
    readonly node: SyntaxNode,
    text: string,
    readonly code = 'SEM0000',
  ) {
    super(message);
    const place = placeOf(text, node.TextStart);
    this.line = place.line;
    this.column = place.column;
  }
}

/** The query took more than the service allows. */
export class RunawayQuery extends Error {
  override readonly name = 'RunawayQuery';
}

/** A frame over rows, before the first. */
export function frameOver(rows: readonly Row[], run: Run): Frame {
  return { run, rows, index: 0, memory: new Map() };
}

/** Each row's result, in order. */
export function mapRows<T>(rows: readonly Row[], run: Run, map: (row: Row, frame: Frame) => T): T[] {
  const frame = frameOver(rows, run);
  return rows.map((row, index) => {
    frame.index = index;
    return map(row, frame);
  });
}

/** What is worked out once in a run. */
export function once<T>(run: Run, key: object, make: () => T): T {
  if (!run.kept.has(key)) run.kept.set(key, make());
  return run.kept.get(key) as T;
}

/** A plan's table. */
export function tableOf(plan: Plan, environment: Environment): Table {
  return { columns: plan.columns, rows: plan.run({ environment, kept: new Map() }) };
}
