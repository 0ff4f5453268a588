import { compareTexts } from '../values.js';
import type { Value } from '../values.js';
import { toLower, toText, toUpper } from '../texts.js';
import { ofTexts, pure, typed, valuesOf } from './call.js';
import type { Maker } from './call.js';

/** Texts. Positions and lengths count code points. */
export const STRINGS: Record<string, Maker> = {
  tolower: ofTexts((text = '') => toLower(text)),
  toupper: ofTexts((text = '') => toUpper(text)),
  strcat: ofTexts((...texts) => texts.join('')),
  strcat_delim: ofTexts((delimiter = '', ...texts) => texts.join(delimiter)),
  strlen: ofTexts((text = '') => [...text].length),
  strcmp: ofTexts((a = '', b = '') => Math.sign(compareTexts(a, b))),
  strrep: typed(([text = null, times = null, delimiter = ''], [type = 'string']) =>
    Array(typeof times === 'number' ? Math.max(0, times) : 0)
      .fill(toText(text, type))
      .join(toText(delimiter, 'string')),
  ),
  reverse: ofTexts((text = '') => [...text].reverse().join('')),
  replace_string: ofTexts((text = '', from = '', to = '') => (from === '' ? text : text.replaceAll(from, () => to))),
  split: splitText,
  substring: pure(substring),
  indexof: pure(indexOf),
  countof: ofTexts((text = '', search = '') => (search === '' ? 0 : text.split(search).length - 1)),
  isascii: ofTexts((text = '') => [...text].every((letter) => letter.charCodeAt(0) < 128)),
};

function splitText({ args }: Parameters<Maker>[0]): ReturnType<Maker> {
  return (row, frame) => {
    const [text = '', delimiter = '', index = null] = valuesOf(args, row, frame);
    const source = toText(text, 'dynamic');
    const parts = delimiter === '' ? [source] : source.split(toText(delimiter, 'string'));
    if (args.length < 3) return parts;
    const found = typeof index === 'number' ? parts[index] : undefined;
    return found === undefined ? [] : [found];
  };
}

function substring(text: Value, start: Value, length?: Value): Value {
  const letters = [...toText(text, 'dynamic')];
  if (typeof start !== 'number') return '';
  const from = start < 0 ? Math.max(0, letters.length + start) : start;
  const to = typeof length === 'number' ? from + Math.max(0, length) : undefined;
  return letters.slice(from, to).join('');
}

function indexOf(text: Value, search: Value, start: Value = 0, length: Value = -1, occurrence: Value = 1): Value {
  if (typeof start !== 'number' || typeof length !== 'number' || typeof occurrence !== 'number') return null;
  if (occurrence < 0 || length < -1) return null;
  const letters = [...toText(text, 'dynamic')];
  const needle = [...toText(search, 'dynamic')];
  const from = start < 0 ? Math.max(0, letters.length + start) : start;
  const end = length === -1 ? letters.length : Math.min(letters.length, from + length);
  let left = occurrence;
  for (let at = from; at + needle.length <= end; at++) {
    if (needle.every((letter, offset) => letters[at + offset] === letter) && --left === 0) return at;
  }
  return -1;
}
