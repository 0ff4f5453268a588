import type { Json, TypeName, Value } from './values.js';
import { formatDatetime, parseDatetime, formatTimespan } from './time.js';

/** A value as `tostring` gives it; null is empty. */
export function toText(value: Value, type: TypeName): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'bigint') return type === 'datetime' ? formatDatetime(value) : formatTimespan(value);
  if (typeof value === 'number') return numberText(value, type);
  return typeof value === 'boolean' ? String(value) : JSON.stringify(value);
}

function numberText(value: number, type: TypeName): string {
  return type === 'real' && Number.isInteger(value) && Math.abs(value) < 1e15 ? `${value}.0` : String(value);
}

/** A value as it stands in a dynamic: times become text. */
export function toJson(value: Value, type: TypeName): Json {
  return typeof value === 'bigint' ? toText(value, type) : value;
}

/** A text as `parse_json` reads it: one that is no JSON stays a text. */
export function parseJson(text: string): Json {
  if (text.trim() === '') return null;
  try {
    return JSON.parse(text, (_key, value: unknown) => (typeof value === 'string' ? retyped(value) : value)) as Json;
  } catch {
    return text;
  }
}

const GUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** Kusto reads text in JSON that looks like a GUID or an instant as one, and writes it in its own way. */
function retyped(text: string): string {
  if (GUID.test(text)) return text.toLowerCase();
  const ticks = INSTANT.test(text) ? parseDatetime(text) : null;
  return ticks === null ? text : formatDatetime(ticks);
}

/** Case-insensitive operators of Kusto fold ASCII letters only. */
export function foldCase(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** Letter by letter, so that the length stays: what changes it in one case only is left as it is. */
export function toLower(text: string): string {
  return mapLetters(text, (letter) => letter.toLowerCase());
}

/** As {@link toLower}, to capitals. */
export function toUpper(text: string): string {
  return mapLetters(text, (letter) => letter.toUpperCase());
}

function mapLetters(text: string, change: (letter: string) => string): string {
  return Array.from(text, (letter) => {
    const changed = change(letter);
    return changed.length === letter.length ? changed : letter;
  }).join('');
}

const WORD = /[\p{L}\p{N}]/u;

/** Where the word ends that `has` looks for: at the start, the end, both or neither. */
export interface Ends {
  readonly start: boolean;
  readonly end: boolean;
}

/** Whether `needle` stands in `text` as a term, or at the start or end of one: bounded by what is no letter or digit. */
export function hasTerm(text: string, needle: string, ends: Ends): boolean {
  if (needle === '') return true;
  const boundBefore = ends.start && isWord(firstLetter(needle));
  const boundAfter = ends.end && isWord(lastLetter(needle));
  for (let at = text.indexOf(needle); at !== -1; at = text.indexOf(needle, at + 1)) {
    const before = !boundBefore || !isWord(lastLetter(text.slice(Math.max(0, at - 2), at)));
    const after = !boundAfter || !isWord(firstLetter(text.slice(at + needle.length, at + needle.length + 2)));
    if (before && after) return true;
  }
  return false;
}

function isWord(letter: string): boolean {
  return letter !== '' && WORD.test(letter);
}

function firstLetter(text: string): string {
  const code = text.codePointAt(0);
  return code === undefined ? '' : String.fromCodePoint(code);
}

function lastLetter(text: string): string {
  return Array.from(text.slice(-2)).at(-1) ?? '';
}
