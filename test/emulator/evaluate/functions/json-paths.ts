import { createHash } from 'node:crypto';
import { toText } from '../texts.js';
import { ofTexts, pure } from './call.js';
import type { Maker } from './call.js';

/** Functions that take JSON as text, letter by letter, and hashes. */
export const JSON_PATHS: Record<string, Maker> = {
  extract_json: ofTexts((path = '', text = '') => valueAt(path, text)),
  extractjson: ofTexts((path = '', text = '') => valueAt(path, text)),
  // Not the service's own numbers: equal for equal values is all that is promised of them here.
  hash_xxhash64: pure((value) => {
    if (value === null) return null;
    return createHash('sha256').update(toText(value, 'dynamic')).digest().readUIntBE(0, 6);
  }),
};

/** The text of a member; empty where there is none or the text is no JSON. Paths are `$.name.name`. */
function valueAt(path: string, text: string): string {
  const names = path.split('.').slice(1);
  try {
    let value: unknown = JSON.parse(text);
    for (const name of names) {
      value =
        typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : null;
    }
    return value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);
  } catch {
    return '';
  }
}
