import { argument, valuesOf } from './functions/call.js';
import type { Call } from './functions/call.js';
import { unique } from './functions/arrays.js';
import { RunawayQuery } from './evaluation.js';
import type { Evaluate, Frame } from './evaluation.js';
import { toJson } from './texts.js';
import { compareValues, keyOf, missing } from './values.js';
import type { Json, Row, Value } from './values.js';

/** What an aggregate has seen of one group. */
export interface Tally {
  add(row: Row, frame: Frame): void;
  /** One value for each column it gives. */
  results(): Value[];
}

/** An aggregate made ready: a new tally for each group. */
export type Aggregate = (frame: Frame) => Tally;

type AggregateMaker = (call: Call) => Aggregate;

/** Aggregates of one column, by the names they have without `if`. */
export const AGGREGATES: Record<string, AggregateMaker> = {
  count: (call) => counting(conditionOf(call, call.name === 'countif' ? 0 : 1)),
  sum: numbers((values) => total(values)),
  avg: numbers((values) => (values.length === 0 ? null : average(values))),
  min: numbers((values) => best(values, -1)),
  max: numbers((values) => best(values, 1)),
  stdev: numbers((values) => Math.sqrt(variance(values))),
  variance: numbers((values) => variance(values)),
  dcount: (call) => distinctCount(call, call.name.endsWith('if') ? 1 : -1, false),
  count_distinct: (call) => distinctCount(call, 1, true),
  make_set: (call) =>
    listing(call, (values) => unique(values.flatMap((value) => (Array.isArray(value) ? value : [value])))),
  make_list: (call) => listing(call, (values) => [...values]),
  percentile: (call) => percentiles(call),
  percentiles: (call) => percentiles(call),
  take_any: taken,
};

/** Other names of the same aggregates. */
const SAME: Record<string, string> = {
  any: 'take_any',
  anyif: 'take_anyif',
  makeset: 'make_set',
  makelist: 'make_list',
  make_set_if: 'make_setif',
  make_list_if: 'make_listif',
};

/** The aggregate of a call, or `null` for one it does not know. `arg_max` and `arg_min` are made elsewhere. */
export function aggregateOf(call: Call): Aggregate | null {
  const name = SAME[call.name] ?? call.name;
  const base = name.endsWith('if') && name !== 'countif' ? name.slice(0, -2) : name === 'countif' ? 'count' : name;
  const make = Object.hasOwn(AGGREGATES, base) ? AGGREGATES[base] : undefined;
  return make ? make({ ...call, name }) : null;
}

function conditionOf(call: Call, index: number): Evaluate {
  return call.name.endsWith('if') ? argument(call, index) : () => true;
}

function counting(condition: Evaluate): Aggregate {
  return () => {
    let count = 0;
    return {
      add(row, frame) {
        if (condition(row, frame) === true) count++;
      },
      results: () => [count],
    };
  };
}

/** An aggregate of the values that are there. */
function numbers(compute: (values: readonly Value[]) => Value): AggregateMaker {
  return (call) => collecting(call, conditionOf(call, 1), (values) => [compute(values)]);
}

function collecting(call: Call, condition: Evaluate, results: (values: readonly Value[]) => Value[]): Aggregate {
  const value = argument(call, 0);
  return () => {
    const values: Value[] = [];
    return {
      add(row, frame) {
        if (condition(row, frame) !== true) return;
        const found = value(row, frame);
        if (found !== null) values.push(found);
      },
      results: () => results(values),
    };
  };
}

function total(values: readonly Value[]): Value {
  if (typeof values[0] === 'bigint') return values.reduce<bigint>((sum, value) => sum + (value as bigint), 0n);
  return values.reduce<number>((sum, value) => sum + Number(value), 0);
}

function average(values: readonly Value[]): Value {
  const sum = total(values);
  return typeof sum === 'bigint' ? sum / BigInt(values.length) : Number(sum) / values.length;
}

function variance(values: readonly Value[]): number {
  if (values.length < 2) return 0;
  const mean = Number(average(values));
  return values.reduce<number>((sum, value) => sum + (Number(value) - mean) ** 2, 0) / (values.length - 1);
}

function best(values: readonly Value[], direction: number): Value {
  return values.reduce<Value>(
    (found, value) => (found === null || compareValues(value, found) * direction > 0 ? value : found),
    null,
  );
}

function distinctCount(call: Call, conditionAt: number, limited: boolean): Aggregate {
  const condition = conditionOf(call, conditionAt);
  const value = argument(call, 0);
  return ({ run }) => {
    const limit = limited ? (run.environment.distinctLimit ?? Infinity) : Infinity;
    const keys = new Set<string>();
    return {
      add(row, frame) {
        if (condition(row, frame) !== true) return;
        const found = value(row, frame);
        if (found === null) return;
        keys.add(keyOf(found));
        if (keys.size > limit) throw new RunawayQuery(`${call.name}() held more than ${limit} values.`);
      },
      results: () => [keys.size],
    };
  };
}

function listing(call: Call, compute: (values: readonly Json[]) => Json[]): Aggregate {
  const conditional = call.name.endsWith('if');
  const type = call.args[0]?.type ?? 'dynamic';
  const most = argument(call, conditional ? 2 : 1, 1_048_576);
  return (frame) => {
    const size = Number(most([], frame));
    return collecting(call, conditionOf(call, 1), (values) => [
      compute(values.map((value) => toJson(value, type))).slice(0, size),
    ])(frame);
  };
}

/** Nearest rank: the smallest value that at least that share of values does not exceed. */
function percentiles(call: Call): Aggregate {
  const conditional = call.name.endsWith('if');
  const shares = call.args.slice(1, conditional ? -1 : undefined);
  const condition = conditional ? argument(call, call.args.length - 1) : () => true;
  return (frame) =>
    collecting(call, condition, (values) => {
      const sorted = [...values].sort(compareValues);
      return shares.map(({ evaluate }) => {
        const share = Number(evaluate([], frame));
        return sorted[Math.max(0, Math.ceil((share / 100) * sorted.length) - 1)] ?? null;
      });
    })(frame);
}

/** The values of one row: of the first, and of a single column the first that is not empty. */
function taken(call: Call): Aggregate {
  const args = call.name.endsWith('if') ? call.args.slice(0, 1) : call.args;
  const condition = conditionOf(call, 1);
  return () => {
    let found: Value[] | null = null;
    return {
      add(row, frame) {
        if (condition(row, frame) !== true) return;
        const better = args.length === 1 && (found?.[0] === null || found?.[0] === '');
        if (!found || better) found = valuesOf(args, row, frame);
      },
      results: () => found ?? args.map(({ type }) => missing(type)),
    };
  };
}
