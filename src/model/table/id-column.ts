import { CodeList, grownLength } from './code-list.js';
import { Dictionary } from './dictionary.js';

/** What stands in the four words of an id. */
const TEXT = 0;
const GUID = 1;

const WORDS = 4;

/** Value of a hexadecimal digit by its character code; 255 for what is none. Capitals are none: they have to come back. */
const DIGITS = new Uint8Array(128).fill(255);
for (let digit = 0; digit < 16; digit++) DIGITS['0123456789abcdef'.charCodeAt(digit)] = digit;

const BYTE_TEXTS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Ids that hardly repeat, one a row: GUIDs in 16 bytes, other texts as they are. */
export class IdColumn {
  #words = new Uint32Array(WORDS * 1024);
  readonly #kinds = new CodeList();
  readonly #texts = new Dictionary();
  #length = 0;

  push(id: string | null): void {
    const start = WORDS * this.#length;
    if (start === this.#words.length) {
      const words = new Uint32Array(WORDS * grownLength(this.#length));
      words.set(this.#words);
      this.#words = words;
    }
    const isGuid = id !== null && writeGuid(id, this.#words, start);
    if (!isGuid) this.#words[start] = this.#texts.codeOf(id);
    this.#kinds.push(isGuid ? GUID : TEXT);
    this.#length++;
  }

  at(row: number): string | null {
    const start = WORDS * row;
    if (this.#kinds.at(row) === TEXT) return this.#texts.values[this.#words[start]!]!;
    return guidText(this.#words, start);
  }

  /** The first of so many rows with this id; `null` if there is none. */
  indexOf(id: string, length: number): number | null {
    const words = new Uint32Array(WORDS);
    const isGuid = writeGuid(id, words, 0);
    const code = isGuid ? undefined : this.#texts.find(id);
    if (!isGuid && code === undefined) return null;
    const kind = isGuid ? GUID : TEXT;
    const first = isGuid ? words[0] : code;
    for (let row = 0; row < length; row++) {
      const start = WORDS * row;
      if (this.#words[start] !== first || this.#kinds.at(row) !== kind) continue;
      if (kind === TEXT || guidText(this.#words, start) === id) return row;
    }
    return null;
  }

  /** A number that equal ids share. */
  hashAt(row: number): number {
    const start = WORDS * row;
    const words = this.#words;
    if (this.#kinds.at(row) === TEXT) return mixed(words[start]!, 0, 0, 0);
    return mixed(words[start]!, words[start + 1]!, words[start + 2]!, words[start + 3]!);
  }

  areEqual(row: number, other: number): boolean {
    const [start, otherStart] = [WORDS * row, WORDS * other];
    if (this.#kinds.at(row) !== this.#kinds.at(other)) return false;
    const words = this.#words;
    if (words[start] !== words[otherStart]) return false;
    return this.#kinds.at(row) === TEXT || sameWords(words, start + 1, otherStart + 1);
  }

  /** Forgets the last id. */
  pop(): void {
    this.#length--;
    this.#kinds.pop();
  }

  /** A test whether the lower-case id of a row holds a part of text, which is in lower case. */
  searcher(part: string): (row: number) => boolean {
    const texts = this.#texts.values;
    const inText = (code: number): boolean => texts[code]?.toLowerCase().includes(part) === true;
    const mayBeGuid = part.length <= 36 && /^[0-9a-f-]*$/.test(part);
    return (row) => {
      if (this.#kinds.at(row) === TEXT) return inText(this.#words[WORDS * row]!);
      return mayBeGuid && guidText(this.#words, WORDS * row).includes(part);
    };
  }
}

function sameWords(words: Uint32Array, one: number, other: number): boolean {
  return words[one] === words[other] && words[one + 1] === words[other + 1] && words[one + 2] === words[other + 2];
}

function mixed(one: number, two: number, three: number, four: number): number {
  let hash = Math.imul(one ^ 0x9e3779b9, 0x85ebca6b) ^ two;
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35) ^ three;
  hash = Math.imul(hash ^ (hash >>> 13), 0x27d4eb2f) ^ four;
  hash = Math.imul(hash ^ (hash >>> 16), 0x165667b1);
  return (hash ^ (hash >>> 14)) >>> 0;
}

/** Writes a GUID (lower case, 8-4-4-4-12) into four words; `false` for any other text. */
function writeGuid(id: string, words: Uint32Array, start: number): boolean {
  if (id.length !== 36 || id[8] !== '-' || id[13] !== '-' || id[18] !== '-' || id[23] !== '-') return false;
  const first = readHex(id, 0, 8);
  const second = readHex(id, 9, 13) * 0x10000 + readHex(id, 14, 18);
  const third = readHex(id, 19, 23) * 0x10000 + readHex(id, 24, 28);
  const fourth = readHex(id, 28, 36);
  if (!(first >= 0 && second >= 0 && third >= 0 && fourth >= 0)) return false;
  words[start] = first;
  words[start + 1] = second;
  words[start + 2] = third;
  words[start + 3] = fourth;
  return true;
}

/** `NaN` for text with anything else in it. */
function readHex(text: string, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = DIGITS[text.charCodeAt(at)] ?? 255;
    if (digit === 255) return NaN;
    value = value * 16 + digit;
  }
  return value;
}

function guidText(words: Uint32Array, start: number): string {
  const [one, two, three, four] = [words[start]!, words[start + 1]!, words[start + 2]!, words[start + 3]!];
  return `${hex(one)}-${half(two >>> 16)}-${half(two & 0xffff)}-${half(three >>> 16)}-${half(three & 0xffff)}${hex(four)}`;
}

function hex(word: number): string {
  return half(word >>> 16) + half(word & 0xffff);
}

function half(value: number): string {
  return BYTE_TEXTS[value >>> 8]! + BYTE_TEXTS[value & 0xff]!;
}
