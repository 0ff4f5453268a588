const SLOTS = 4096;
const LONGEST = 80;

/** Bytes as text. Short texts that come again, as most cells of a log do, are made once and shared. */
export class CellTexts {
  // The mark is text inside a cell.
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  readonly #known: (string | undefined)[] = new Array<string | undefined>(SLOTS).fill(undefined);

  text(bytes: Uint8Array, from: number, to: number): string {
    if (from >= to) return '';
    if (to - from > LONGEST) return this.#decoder.decode(bytes.subarray(from, to));
    let hash = 0;
    for (let at = from; at < to; at += 1) hash = (Math.imul(hash, 31) + (bytes[at] ?? 0)) | 0;
    const slot = (hash ^ (hash >>> 12)) & (SLOTS - 1);
    const known = this.#known[slot];
    if (known !== undefined && isSame(known, bytes, from, to)) return known;
    const text = this.#decoder.decode(bytes.subarray(from, to));
    this.#known[slot] = text;
    return text;
  }
}

/** Other text than ASCII is never the same here: its characters are no bytes. */
function isSame(text: string, bytes: Uint8Array, from: number, to: number): boolean {
  if (text.length !== to - from) return false;
  for (let at = 0; at < text.length; at += 1) {
    const byte = bytes[from + at] ?? 0;
    if (byte > 0x7f || byte !== text.charCodeAt(at)) return false;
  }
  return true;
}
