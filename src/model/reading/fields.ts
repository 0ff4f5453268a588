/** The parts of an object by lower-cased key. */
export interface Fields {
  readonly size: number;
  get(key: string): unknown;
  has(key: string): boolean;
  keys(): Iterable<string>;
}

const NO_FIELDS: Fields = new Map();

/** A record that must not be counted; the message is the reason shown to people. */
export class BrokenField extends Error {}

/** A record in which nothing is called like a time; the reason is told with the names that it has instead. */
export class NoTime extends BrokenField {
  constructor() {
    super('No time: expected time, activityDateTime or TimeGenerated');
  }
}

/**
 * The parts of an object by lower-cased key; `null` if the value is not an object. Of two keys that differ only in case
 * the first non-empty one counts, capitals before small letters (`Id` before `id`), as the service's own queries do.
 */
export function fieldsOf(value: unknown): Fields | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const spellings = spellingsOf(Object.keys(value));
  if (spellings) return new SpelledFields(value as Record<string, unknown>, spellings);
  const fields = new Map<string, unknown>();
  for (const key of Object.keys(value)) {
    const lower = lowerCase(key);
    fields.set(lower, fields.has(lower) ? preferredSpelling(value, lower) : (value as Record<string, unknown>)[key]);
  }
  return fields;
}

type Spellings = ReadonlyMap<string, string>;

class SpelledFields implements Fields {
  constructor(
    private readonly value: Record<string, unknown>,
    private readonly spellings: Spellings,
  ) {}

  get size(): number {
    return this.spellings.size;
  }

  get(key: string): unknown {
    const spelling = this.spellings.get(key);
    return spelling === undefined ? undefined : this.value[spelling];
  }

  has(key: string): boolean {
    return this.spellings.has(key);
  }

  keys(): Iterable<string> {
    return this.spellings.keys();
  }
}

/** Records of a log have the same keys in the same order: who compares them saves making a map for each. */
const KNOWN_KEYS: { keys: readonly string[]; spellings: Spellings | null }[][] = [];
const MOST_OF_A_LENGTH = 8;
const MOST_COMPARED = 100;

/** How each key is written, by its lower case; `null` where two differ only in case or there are very many. */
function spellingsOf(keys: readonly string[]): Spellings | null {
  if (keys.length > MOST_COMPARED) return null;
  const known = (KNOWN_KEYS[keys.length] ??= []);
  for (const candidate of known) {
    if (candidate.keys.every((key, index) => key === keys[index])) return candidate.spellings;
  }
  const all = new Map(keys.map((key) => [lowerCase(key), key]));
  const spellings = all.size === keys.length ? all : null;
  known.unshift({ keys, spellings });
  if (known.length > MOST_OF_A_LENGTH) known.pop();
  return spellings;
}

/** The log repeats the same hundred keys; the bound keeps hostile ones from filling memory. */
const LOWER_CASE = new Map<string, string>();
const MOST_KEYS = 1000;

function lowerCase(key: string): string {
  const known = LOWER_CASE.get(key);
  if (known !== undefined) return known;
  const lower = key.toLowerCase();
  if (LOWER_CASE.size < MOST_KEYS && key.length < 100) LOWER_CASE.set(key, lower);
  return lower;
}

function preferredSpelling(value: object, lower: string): unknown {
  const spellings = Object.keys(value).filter((key) => key.toLowerCase() === lower);
  const values = spellings.sort().map((key) => (value as Record<string, unknown>)[key]);
  return values.find((found) => !isEmpty(found)) ?? values[0];
}

/** As {@link fieldsOf}, for a part of a record: a list stands for its first item, anything else has no fields. */
export function partsOf(value: unknown): Fields {
  return fieldsOf(Array.isArray(value) ? value[0] : value) ?? NO_FIELDS;
}

/** Absent, `null`, or text without a visible character. */
export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

/** Text, a finite number or a boolean as text; `null` for anything else and for empty text. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : null;
  return typeof value === 'boolean' || typeof value === 'bigint' ? String(value) : null;
}

/** The first of these parts that has text. */
export function firstText(fields: Fields, ...keys: readonly string[]): string | null {
  for (const key of keys) {
    const text = textOf(fields.get(key));
    if (text !== null) return text;
  }
  return null;
}

/** The first keys of an object as they are written, each shortened, for a sentence shown to people. */
export function keysInWords(value: object): string {
  const keys = Object.keys(value);
  if (keys.length === 0) return 'no keys';
  const shown = keys.slice(0, 5).map((key) => (key.length > 30 ? `${key.slice(0, 30)}…` : key));
  return `the keys ${shown.join(', ')}${keys.length > shown.length ? ', …' : ''}`;
}

/** A short quotation of a value for a sentence shown to people. */
export function quote(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return `“${value.length > 60 ? `${value.slice(0, 60)}…` : value}”`;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
