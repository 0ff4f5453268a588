import { UnknownToEmulator } from './evaluation.js';
import type { Evaluate } from './evaluation.js';
import type { Operand } from './comparison.js';
import { floorDivide } from './time.js';
import { isNumeric } from './values.js';
import type { TypeName, Value } from './values.js';

type Pair = (a: Value, b: Value) => Value;

/** `+`, `-`, `*`, `/`, `%` of numbers, times and spans: null where either side is null. */
export function arithmetic(operator: string, left: Operand, right: Operand, result: TypeName, text: string): Evaluate {
  const compute = pairOf(operator, kind(left.type), kind(right.type), result);
  if (!compute) throw new UnknownToEmulator(`${left.type} ${operator} ${right.type}`, left.node, text);
  return (row, frame) => {
    const a = left.evaluate(row, frame);
    const b = right.evaluate(row, frame);
    return a === null || b === null ? null : compute(a, b);
  };
}

type Kind = 'number' | 'datetime' | 'timespan' | null;

function kind(type: TypeName): Kind {
  if (isNumeric(type) || type === 'dynamic') return 'number';
  return type === 'datetime' || type === 'timespan' ? type : null;
}

function pairOf(operator: string, left: Kind, right: Kind, result: TypeName): Pair | null {
  if (left === 'number' && right === 'number') return numbers(operator, result);
  if (!left || !right) return null;
  const times = left !== 'number' && right !== 'number';
  if (operator === '+' && times) return (a, b) => (a as bigint) + (b as bigint);
  if (operator === '-' && times) return (a, b) => (a as bigint) - (b as bigint);
  if (operator === '/' && times) return (a, b) => Number(a) / Number(b);
  if (operator === '%' && times) return (a, b) => (b === 0n ? null : positive(a as bigint, b as bigint));
  if (operator === '*' && right === 'number') return (a, b) => scaled(a as bigint, b as number);
  if (operator === '*' && left === 'number') return (a, b) => scaled(b as bigint, a as number);
  if (operator === '/' && right === 'number')
    return (a, b) => (b === 0 ? null : scaled(a as bigint, 1 / (b as number)));
  return null;
}

function positive(a: bigint, b: bigint): bigint {
  const size = b < 0n ? -b : b;
  return ((a % size) + size) % size;
}

function scaled(ticks: bigint, by: number): bigint {
  if (Number.isInteger(by)) return ticks * BigInt(by);
  const inverse = 1 / by;
  return Number.isInteger(inverse) ? ticks / BigInt(inverse) : BigInt(Math.trunc(Number(ticks) * by));
}

function numbers(operator: string, result: TypeName): Pair | null {
  const whole = result === 'long' || result === 'int';
  const compute = COMPUTE[operator];
  if (!compute) return null;
  return (a, b) => {
    if (typeof a !== 'number' || typeof b !== 'number') return null;
    if (whole && b === 0 && (operator === '/' || operator === '%')) return null;
    const value = compute(a, b);
    return whole ? Math.trunc(value) : value;
  };
}

const COMPUTE: Record<string, (a: number, b: number) => number> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => ((a % Math.abs(b)) + Math.abs(b)) % Math.abs(b),
};

/** The largest multiple of `size` that is not above: of numbers, spans, and of times since the year 1. */
export function binned(value: Value, size: Value): Value {
  if (value === null || size === null) return null;
  if (typeof value === 'bigint' && typeof size === 'bigint') {
    return size <= 0n ? null : floorDivide(value, size) * size;
  }
  if (typeof value !== 'number' || typeof size !== 'number' || size <= 0) return null;
  return Math.floor(value / size) * size;
}
