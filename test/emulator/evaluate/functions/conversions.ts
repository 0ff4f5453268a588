import { UnknownToEmulator } from '../evaluation.js';
import { parseJson, toText } from '../texts.js';
import { parseDatetime, parseTimespan } from '../time.js';
import { isBag } from '../values.js';
import type { TypeName, Value } from '../values.js';
import { pure, typed } from './call.js';
import type { Maker } from './call.js';

/** A value as another type; null where it cannot be read as one. */
export const CONVERSIONS: Record<string, Maker> = {
  tostring: typed(([value = null], [type = 'dynamic']) => toText(value, type)),
  tolong: pure(toWhole),
  toint: pure(toInt),
  todouble: pure(toNumber),
  toreal: pure(toNumber),
  tobool: pure(toBool),
  toboolean: pure(toBool),
  todatetime: pure(toDatetime),
  totimespan: pure(toTimespan),
  toguid: pure((value) => (typeof value === 'string' && GUID.test(value) ? value.toLowerCase() : null)),
  parse_json: pure(toDynamic),
  todynamic: pure(toDynamic),
  parsejson: pure(toDynamic),
  toobject: pure(toDynamic),
  gettype: ({ args, node, scope }) => {
    const [arg] = args;
    if (!arg) throw new UnknownToEmulator('gettype() of nothing', node, scope.text);
    return (row, frame) => typeNameOf(arg.evaluate(row, frame), arg.type);
  },
};

const GUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/** What `todatetime` reads. */
export function toDatetime(value: Value): Value {
  return typeof value === 'string' ? parseDatetime(value) : typeof value === 'bigint' ? value : null;
}

function toTimespan(value: Value): Value {
  return typeof value === 'string' ? parseTimespan(value) : typeof value === 'bigint' ? value : null;
}

/** What `toreal` reads. */
export function toNumber(value: Value): Value {
  if (typeof value === 'boolean') return Number(value);
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'string') return typeof value === 'number' ? value : null;
  const text = value.trim();
  return NUMBER.test(text) ? Number(text) : null;
}

/** What `tolong` reads: a text only where it is a whole number. */
export function toWhole(value: Value): Value {
  if (typeof value === 'string')
    return /^[+-]?\d+$/.test(value.trim()) ? Number(value.trim()) : hexadecimal(value.trim());
  const number = toNumber(value);
  return typeof number === 'number' && Number.isFinite(number) ? Math.trunc(number) : null;
}

function hexadecimal(text: string): Value {
  return /^0x[0-9a-f]+$/i.test(text) ? Number(text) : null;
}

function toInt(value: Value): Value {
  const whole = toWhole(value);
  return typeof whole === 'number' && Math.abs(whole) < 2 ** 31 ? whole : null;
}

function toBool(value: Value): Value {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0;
  const text = typeof value === 'string' ? value.trim().toLowerCase() : '';
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : null;
}

function toDynamic(value: Value): Value {
  return typeof value === 'string' ? parseJson(value) : value;
}

function typeNameOf(value: Value, type: TypeName): string {
  if (type !== 'dynamic') return type;
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (isBag(value)) return 'dictionary';
  if (typeof value === 'number') return Number.isInteger(value) ? 'long' : 'double';
  return typeof value === 'boolean' ? 'bool' : 'string';
}

/** An element of an array as a type: what is of another type becomes null, as `mv-expand … to typeof()` does. */
export function castElement(value: Value, type: TypeName): Value {
  switch (type) {
    case 'dynamic':
      return value;
    case 'string':
      return toText(value, 'dynamic');
    case 'bool':
      return typeof value === 'boolean' ? value : null;
    case 'int':
    case 'long':
      return typeof value === 'number' ? Math.trunc(value) : null;
    case 'real':
    case 'decimal':
      return typeof value === 'number' ? value : null;
    case 'datetime':
      return toDatetime(value);
    case 'timespan':
      return toTimespan(value);
    case 'guid':
      return typeof value === 'string' && GUID.test(value) ? value.toLowerCase() : null;
  }
}
