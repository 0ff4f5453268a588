import type { readRecord } from '../../model/reading/read-record.js';

type ReadRecord = ReturnType<typeof readRecord>;

/** Texts of one block, about a quarter of a megabyte: what is unpacked to have one of them. */
const BLOCK_CHARACTERS = 1 << 18;

/** Below this many characters in all, packing them is not worth its time. */
const UNPACKED_CHARACTERS = 1 << 25;

interface Block {
  /** Number of its first text. */
  first: number;
  texts: string[] | null;
  /** The list of texts as JSON, compressed; from then on `texts` is `null`. */
  packed: Blob | null;
}

/** Keeps records as JSON text for the one time that somebody wants to see one whole, compressed where they are many. */
export class KeptTexts {
  readonly #blocks: Block[] = [];
  /** Records that JSON cannot hold. */
  readonly #wholes = new Map<number, ReadRecord>();
  #size = 0;
  #characters = 0;
  #inBlock = 0;
  #packing: Promise<void> = Promise.resolve();

  /** The number of the next text. */
  get size(): number {
    return this.#size;
  }

  /** Keeps a value's JSON; `false` where it has none. */
  add(value: unknown): boolean {
    const text = jsonOf(value);
    if (text === null) return false;
    this.#push(text);
    return true;
  }

  addWhole(read: ReadRecord): void {
    this.#wholes.set(this.#size, read);
    this.#push('');
  }

  async at(number: number): Promise<{ text: string } | { whole: ReadRecord }> {
    const whole = this.#wholes.get(number);
    if (whole) return { whole };
    const block = this.#blocks.findLast(({ first }) => first <= number)!;
    const texts = block.texts ?? (await unpack(block.packed!));
    return { text: texts[number - block.first]! };
  }

  #push(text: string): void {
    if (this.#blocks.length === 0 || this.#inBlock >= BLOCK_CHARACTERS) this.#begin();
    this.#blocks.at(-1)!.texts!.push(text);
    this.#inBlock += text.length;
    this.#characters += text.length;
    this.#size += 1;
  }

  #begin(): void {
    const full = this.#blocks.at(-1);
    this.#blocks.push({ first: this.#size, texts: [], packed: null });
    this.#inBlock = 0;
    if (full && this.#characters > UNPACKED_CHARACTERS && typeof CompressionStream === 'function') {
      this.#packing = this.#packing.then(() => pack(full));
    }
  }
}

function jsonOf(value: unknown): string | null {
  try {
    const text: unknown = JSON.stringify(value);
    return typeof text === 'string' ? text : null;
  } catch {
    return null; // Cyclic, nested too deep, or with a getter that throws.
  }
}

/** A block that cannot be packed stays as it is. */
async function pack(block: Block): Promise<void> {
  try {
    const stream = new Blob([JSON.stringify(block.texts)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
    block.packed = await new Response(stream).blob();
    block.texts = null;
  } catch {
    block.packed = null;
  }
}

async function unpack(packed: Blob): Promise<string[]> {
  const stream = packed.stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return JSON.parse(await new Response(stream).text()) as string[];
}
