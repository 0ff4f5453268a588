/** Codes in as few bytes as the largest of them needs. */
export type Codes = Uint8Array | Uint16Array | Uint32Array;

const FIRST_CAPACITY = 1024;

/** A list of codes (whole numbers below 2³²) that grows at its end. */
export class CodeList {
  #codes: Codes = new Uint8Array(FIRST_CAPACITY);
  #length = 0;
  #largest = largestOf(this.#codes);

  get length(): number {
    return this.#length;
  }

  at(index: number): number {
    return this.#codes[index]!;
  }

  push(code: number): void {
    if (code > this.#largest || this.#length === this.#codes.length) this.#makeRoom(code);
    this.#codes[this.#length++] = code;
  }

  /** Forgets the last code. */
  pop(): void {
    this.#length--;
  }

  /** The first so many codes; it does not change when more come. */
  view(length: number): Codes {
    return this.#codes.subarray(0, length);
  }

  #makeRoom(code: number): void {
    const capacity = this.#length === this.#codes.length ? grownLength(this.#length) : this.#codes.length;
    const codes = code > this.#largest ? wideEnough(code, capacity) : emptyLike(this.#codes, capacity);
    codes.set(this.#codes.subarray(0, this.#length));
    this.#codes = codes;
    this.#largest = largestOf(codes);
  }
}

/** Room for this many codes below or equal to `largest`. */
export function wideEnough(largest: number, length: number): Codes {
  if (largest < 0x100) return new Uint8Array(length);
  return largest < 0x10000 ? new Uint16Array(length) : new Uint32Array(length);
}

/** The codes at these places, in that order. */
export function pick(codes: Codes, places: Uint32Array): Codes {
  const picked = emptyLike(codes, places.length);
  for (let index = 0; index < places.length; index++) picked[index] = codes[places[index]!]!;
  return picked;
}

/** The length that a full list grows to: by half, since the old one is copied and a million rows are many. */
export function grownLength(length: number): number {
  return Math.max(FIRST_CAPACITY, Math.ceil(length * 1.5));
}

function emptyLike(codes: Codes, length: number): Codes {
  if (codes instanceof Uint8Array) return new Uint8Array(length);
  return codes instanceof Uint16Array ? new Uint16Array(length) : new Uint32Array(length);
}

function largestOf(codes: Codes): number {
  return 2 ** (8 * codes.BYTES_PER_ELEMENT) - 1;
}
