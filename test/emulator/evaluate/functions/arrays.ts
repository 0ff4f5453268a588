import { compareTexts, isBag, keyOf } from '../values.js';
import type { Json, TypeName, Value } from '../values.js';
import { toJson, toText } from '../texts.js';
import { pure, typed } from './call.js';
import type { Maker } from './call.js';

/** Arrays and property bags. */
export const ARRAYS: Record<string, Maker> = {
  array_length: pure((value) => (Array.isArray(value) ? value.length : null)),
  array_concat: pure((...values) => values.flatMap((value) => (Array.isArray(value) ? value : []))),
  array_slice: pure((value, start, end) => {
    if (!Array.isArray(value) || typeof start !== 'number' || typeof end !== 'number') return null;
    const from = start < 0 ? value.length + start : start;
    return value.slice(Math.max(0, from), (end < 0 ? value.length + end : end) + 1);
  }),
  array_index_of: pure((value, search) =>
    Array.isArray(value) ? value.findIndex((one) => keyOf(one) === keyOf(search ?? null)) : null,
  ),
  array_sort_asc: pure((value) => sorted(value, 1)),
  array_sort_desc: pure((value) => sorted(value, -1)),
  array_reverse: pure((value) => (Array.isArray(value) ? [...value].reverse() : null)),
  array_sum: pure((value) =>
    Array.isArray(value) ? value.reduce<number>((sum, one) => sum + (typeof one === 'number' ? one : 0), 0) : null,
  ),
  strcat_array: pure((value, delimiter) =>
    Array.isArray(value) ? value.map((one) => toText(one, 'dynamic')).join(toText(delimiter ?? '', 'string')) : '',
  ),
  set_union: pure((...values) => (values.every(Array.isArray) ? unique(values.flat() as Json[]) : null)),
  set_intersect: pure((first, ...others) => filterSet(first, others, true)),
  set_difference: pure((first, ...others) => filterSet(first, others, false)),
  set_has_element: pure((value, search) =>
    Array.isArray(value) ? value.some((one) => keyOf(one) === keyOf(search ?? null)) : null,
  ),
  pack_array: typed((values, types) => values.map((value, index) => toJson(value, types[index] ?? 'dynamic'))),
  bag_pack: typed(pack),
  pack: typed(pack),
  pack_dictionary: typed(pack),
  bag_keys: pure((value) => (isBag(value) ? Object.keys(value) : null)),
  bag_has_key: pure((value, key) => (isBag(value) ? Object.hasOwn(value, toText(key ?? '', 'string')) : null)),
  bag_merge: pure((...values) => merged(values.filter(isBag))),
  dynamic_to_json: typed(([value = null]) => toText(value, 'dynamic')),
};

/** The first of each value, in order. */
export function unique(values: readonly Json[]): Json[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    const key = keyOf(value);
    return !seen.has(key) && seen.add(key);
  });
}

function filterSet(first: Value | undefined, others: readonly Value[], kept: boolean): Value {
  if (!Array.isArray(first) || !others.every(Array.isArray)) return null;
  const sets = others.map((other) => new Set((other as Json[]).map(keyOf)));
  const keep = (value: Json) =>
    kept ? sets.every((set) => set.has(keyOf(value))) : !sets.some((set) => set.has(keyOf(value)));
  return unique(first.filter(keep));
}

function pack(values: readonly Value[], types: readonly TypeName[]): Value {
  const entries: [string, Json][] = [];
  for (let at = 0; at + 1 < values.length; at += 2) {
    const key = toText(values[at] ?? null, types[at] ?? 'string');
    entries.push([key, toJson(values[at + 1] ?? null, types[at + 1] ?? 'dynamic')]);
  }
  return Object.fromEntries(entries);
}

function merged(bags: readonly { [key: string]: Json }[]): Value {
  return Object.fromEntries(bags.toReversed().flatMap((bag) => Object.entries(bag)));
}

function sorted(value: Value | undefined, direction: number): Value {
  if (!Array.isArray(value)) return null;
  const there = value.filter((one) => one !== null);
  const order = (a: Json, b: Json) =>
    typeof a === 'string' && typeof b === 'string' ? compareTexts(a, b) : Number(a) - Number(b);
  const nulls = value.filter((one) => one === null);
  return [...there.sort((a, b) => direction * order(a, b)), ...nulls];
}
