/** Text that is not JSON, or ends too early; `at` is the position in the text. */
export class JsonTextError extends Error {
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message);
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Walks through JSON text part by part, so that a long list can be read item by item with pauses between them.
 * Containers are opened and stepped through, values are parsed or skipped; whatever is stepped over must be one of both.
 * What stands at `end` or behind it is not looked at.
 */
export class JsonCursor {
  constructor(
    readonly text: string,
    public at = 0,
    readonly end = text.length,
  ) {}

  /** The character that the next value begins with; empty at the end of the text. */
  peek(): string {
    let code = this.text.charCodeAt(this.at);
    while (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09)
      code = this.text.charCodeAt((this.at += 1));
    return this.at < this.end ? this.text.charAt(this.at) : '';
  }

  /** Steps into a list or object. */
  open(bracket: '[' | '{'): void {
    this.#expect(bracket);
  }

  /** Steps to the next item of the list; `false` behind its last one. `index` is the number of items before. */
  nextItem(index: number): boolean {
    return this.#next(index, ']');
  }

  /** Steps to the value of the next member of the object and gives its key; `null` behind the last one. */
  nextKey(index: number): string | null {
    if (!this.#next(index, '}')) return null;
    const at = this.at;
    if (this.peek() !== '"') throw this.#unexpected('a key in quotes');
    const key: unknown = this.value();
    this.#expect(':');
    if (typeof key !== 'string') throw new JsonTextError('expected a key in quotes', at);
    return key;
  }

  /** Parses the next value and steps behind it, also where it throws because its inside is not valid. */
  value(): unknown {
    this.peek();
    const start = this.at;
    this.skip();
    try {
      return JSON.parse(this.text.slice(start, this.at)) as unknown;
    } catch {
      throw new JsonTextError('a value is not valid JSON', start);
    }
  }

  /** As {@link value}, but a value that has an end and is not valid inside gives its position, so that a list can go on. */
  item(): { value: unknown } | { invalidAt: number } {
    this.peek();
    const start = this.at;
    try {
      return { value: this.value() };
    } catch (thrown) {
      if (thrown instanceof JsonTextError && this.at > start && thrown.at === start) return { invalidAt: start };
      throw thrown;
    }
  }

  /** Steps behind the next value without looking into it. */
  skip(): void {
    const first = this.peek();
    if (first === '') throw this.#ended();
    if (first === '"') this.at = this.#stringEnd(this.at);
    else if (first === '{' || first === '[') this.#skipContainer();
    else this.#skipWord();
  }

  #skipContainer(): void {
    const { text, end } = this;
    let depth = 0;
    for (let at = this.at; at < end; at += 1) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) at = this.#stringEnd(at) - 1;
      else if (code === 0x7b || code === 0x5b) depth += 1;
      else if (code === 0x7d || code === 0x5d) {
        depth -= 1;
        if (depth === 0) {
          this.at = at + 1;
          return;
        }
      }
    }
    throw this.#ended();
  }

  #stringEnd(start: number): number {
    let end = this.text.indexOf('"', start + 1);
    while (end !== -1 && end < this.end) {
      let before = end - 1;
      while (this.text.charCodeAt(before) === BACKSLASH) before -= 1;
      if ((end - before) % 2 === 1) return end + 1;
      end = this.text.indexOf('"', end + 1);
    }
    throw this.#ended();
  }

  #skipWord(): void {
    const start = this.at;
    while (this.at < this.end && /[\w.+-]/.test(this.text.charAt(this.at))) this.at += 1;
    if (this.at === start) throw this.#unexpected('a value');
  }

  #next(index: number, closing: ']' | '}'): boolean {
    if (this.peek() === closing) {
      this.at += 1;
      return false;
    }
    if (index > 0) this.#expect(',');
    if (this.peek() === '') throw this.#ended();
    return true;
  }

  #expect(character: string): void {
    if (this.peek() !== character) throw this.#unexpected(`“${character}”`);
    this.at += 1;
  }

  #unexpected(expected: string): JsonTextError {
    const found = this.peek();
    return found === '' ? this.#ended() : new JsonTextError(`found “${found}”, expected ${expected}`, this.at);
  }

  #ended(): JsonTextError {
    return new JsonTextError('the text ends in the middle', this.end);
  }
}
