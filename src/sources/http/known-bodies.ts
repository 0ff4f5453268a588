const MOST_BODIES = 50;
/** UTF-16 units in all. */
const MOST_TEXT = 5_000_000;

/** The text of an answer, and what it is called by when asked for again. */
export interface KnownBody {
  etag: string;
  body: string;
}

/**
 * The last answers as text, by their questions. Text because each caller gets an answer of its own: what one does to it
 * changes no other's.
 */
export class KnownBodies {
  /** Least recently used first. */
  readonly #bodies = new Map<string, KnownBody>();
  #length = 0;

  find(key: string): KnownBody | undefined {
    const found = this.#bodies.get(key);
    if (found) {
      this.#bodies.delete(key);
      this.#bodies.set(key, found);
    }
    return found;
  }

  /** An answer without ETag cannot be asked for again and is not kept. */
  keep(key: string, { etag, body }: { etag: string | null; body: string }): void {
    this.#drop(key);
    if (etag === null) return;
    this.#bodies.set(key, { etag, body });
    this.#length += body.length;
    for (const oldest of this.#bodies.keys()) {
      if (this.#bodies.size <= MOST_BODIES && this.#length <= MOST_TEXT) break;
      this.#drop(oldest);
    }
  }

  clear(): void {
    this.#bodies.clear();
    this.#length = 0;
  }

  #drop(key: string): void {
    this.#length -= this.#bodies.get(key)?.body.length ?? 0;
    this.#bodies.delete(key);
  }
}
