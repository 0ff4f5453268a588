/** Stands for "no text" in every dictionary. */
export const NO_TEXT = 0;

/** Numbers distinct texts in the order in which they come. */
export class Dictionary {
  /** By code; `null` for {@link NO_TEXT}. */
  readonly values: (string | null)[] = [null];
  readonly #codes = new Map<string, number>();
  #latest: string | null = null;
  #latestCode = NO_TEXT;

  get size(): number {
    return this.values.length;
  }

  codeOf(text: string | null): number {
    if (text === null) return NO_TEXT;
    // Most columns of a log say the same as in the row before.
    if (text === this.#latest) return this.#latestCode;
    this.#latest = text;
    this.#latestCode = this.#numberOf(text);
    return this.#latestCode;
  }

  /** The code of a text that is there, else `undefined`. */
  find(text: string): number | undefined {
    return this.#codes.get(text);
  }

  #numberOf(text: string): number {
    const known = this.#codes.get(text);
    if (known !== undefined) return known;
    const code = this.values.length;
    this.#codes.set(text, code);
    this.values.push(text);
    return code;
  }
}

/** More texts than this no engine keeps in one `Map`. */
const MOST_CODES = 2 ** 26;

/** Numbers distinct pairs of codes in the order in which they come. */
export class Pairs {
  readonly firsts: number[] = [];
  readonly seconds: number[] = [];
  readonly #codes = new Map<number, number>();

  get size(): number {
    return this.firsts.length;
  }

  codeOf(first: number, second: number): number {
    const key = first * MOST_CODES + second;
    const known = this.#codes.get(key);
    if (known !== undefined) return known;
    const code = this.firsts.length;
    this.#codes.set(key, code);
    this.firsts.push(first);
    this.seconds.push(second);
    return code;
  }
}
