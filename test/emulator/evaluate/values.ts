/** The scalar types of KQL. */
export type TypeName =
  'bool' | 'int' | 'long' | 'real' | 'decimal' | 'string' | 'datetime' | 'timespan' | 'dynamic' | 'guid';

/** What a dynamic holds. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/**
 * One value. `datetime`: ticks of 100 ns since the year 1; `timespan`: ticks; `int`, `long`, `real`: a number; `string`
 * and `guid`: text, never null for `string`; `dynamic`: JSON.
 */
export type Value = Json | bigint;

/** A row: values in the order of the columns. */
export type Row = readonly Value[];

/** A column of a table. */
export interface Column {
  readonly name: string;
  readonly type: TypeName;
}

/** A table with its rows. */
export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

/** What stands where there is no value: strings are empty, everything else is null. */
export function missing(type: TypeName): Value {
  return type === 'string' ? '' : null;
}

/** Whether a type is one of numbers. */
export function isNumeric(type: TypeName): boolean {
  return type === 'int' || type === 'long' || type === 'real' || type === 'decimal';
}

/** Whether a dynamic value is a property bag. */
export function isBag(value: Value): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One text per distinct value, for groups, sets and joins. */
export function keyOf(value: Value): string {
  if (typeof value === 'object' && value !== null) return `json ${JSON.stringify(value)}`;
  return value === null ? 'null' : `${typeof value} ${value}`;
}

/** One text per distinct list of values. */
export function keyOfAll(values: readonly Value[]): string {
  return values.length === 1 ? keyOf(values[0] ?? null) : JSON.stringify(values.map(keyOf));
}

/** Order of two values that are not null: numbers and times by size, texts by code point, false before true. */
export function compareValues(a: Value, b: Value): number {
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b);
  if (a === b) return 0;
  return (a as number) < (b as number) ? -1 : 1;
}

/** Order by code point. */
export function compareTexts(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const left = a.charCodeAt(index);
    const right = b.charCodeAt(index);
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}

/** Halves of code points above U+FFFF come after everything else. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
