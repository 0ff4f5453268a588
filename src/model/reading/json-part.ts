import { BrokenField, quote, type Fields } from './fields.js';

/** Reads the parts of one record that may hold JSON as text, and notes those whose text is not JSON. */
export class JsonParts {
  /** Names of the parts that hold text which is not JSON. */
  readonly unreadable: string[] = [];

  constructor(private readonly fields: Fields) {}

  /** The value of a part; `undefined` if it is empty or cannot be read. */
  optional(name: string): unknown {
    const value = this.fields.get(name.toLowerCase());
    if (typeof value !== 'string') return value;
    const parsed = parse(value);
    if (parsed === UNREADABLE) {
      this.unreadable.push(name);
      return undefined;
    }
    return parsed;
  }

  /** As {@link optional}, for parts that counts depend on: text that is not JSON breaks the record. */
  required(name: string): unknown {
    const value = this.fields.get(name.toLowerCase());
    if (typeof value !== 'string') return value;
    const parsed = parse(value);
    if (parsed === UNREADABLE) {
      throw new BrokenField(`${name}: ${quote(value)} found, expected an object or its JSON text.`);
    }
    return parsed;
  }

  /** The items of a part that holds a list; none if it is empty or cannot be read. */
  list(name: string): unknown[] {
    const value = this.optional(name);
    if (value === undefined || value === null) return [];
    if (Array.isArray(value)) return (value as unknown[]).filter((item) => item !== null && item !== undefined);
    this.unreadable.push(name);
    return [];
  }
}

const UNREADABLE = Symbol('unreadable');

function parse(text: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return UNREADABLE;
  }
}
