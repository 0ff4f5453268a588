import { plainText } from './words.js';

/** What is used of a stream of `process`. */
export interface Output {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const START_OF_LINE = '\r\u001b[K';

/** Lines for people, of which those that pass are only shown where they can be taken back. */
export class Terminal {
  readonly #output: Output;
  #isPassing = false;

  constructor(output: Output) {
    this.#output = output;
  }

  /** A line that stays. Nothing in it steers the terminal. */
  line(text: string): void {
    this.write(`${plainText(text)}\n`);
  }

  /** A line that the next one replaces; not written at all to a file or pipe. */
  passing(text: string): void {
    if (!this.#output.isTTY) return;
    this.#output.write(START_OF_LINE + plainText(text));
    this.#isPassing = true;
  }

  /** Text of our own, as it is. */
  write(text: string): void {
    this.#output.write((this.#isPassing ? START_OF_LINE : '') + text);
    this.#isPassing = false;
  }
}
