/** Ends waiting for good. Unlike an `AbortSignal` it takes any number of promises without a warning. */
export class Stop {
  readonly #rejects = new Set<(reason: unknown) => void>();
  #stopped: { reason: unknown } | null = null;

  get isStopped(): boolean {
    return this.#stopped !== null;
  }

  throwIfStopped(): void {
    if (this.#stopped) throw this.#stopped.reason;
  }

  /** Waiting ends with this reason. Only the first call counts. */
  stop(reason: unknown): void {
    if (this.#stopped) return;
    this.#stopped = { reason };
    for (const reject of this.#rejects) reject(reason);
    this.#rejects.clear();
  }

  /** The promise's outcome, or at once the reason of the stop. */
  orStopped<T>(promise: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      promise.then(resolve, reject).finally(() => this.#rejects.delete(reject));
      this.throwIfStopped();
      this.#rejects.add(reject);
    });
  }
}
