/** Functions to be told something. One that throws does not keep the others, or the work, from going on. */
export class Listeners<T> {
  readonly #entries = new Set<{ listener: (value: T) => void }>();

  /** Returns how to stop being told. */
  add(listener: (value: T) => void): () => void {
    const entry = { listener };
    this.#entries.add(entry);
    return () => void this.#entries.delete(entry);
  }

  tell(value: T): void {
    for (const { listener } of [...this.#entries]) {
      try {
        listener(value);
      } catch (thrown) {
        queueMicrotask(() => {
          throw thrown;
        });
      }
    }
  }

  clear(): void {
    this.#entries.clear();
  }
}
