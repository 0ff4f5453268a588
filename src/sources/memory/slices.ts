import type { Steps } from '../../model/steps.js';

/** Work between two pauses: with what a browser does around it, a frame of 16 ms is kept. */
const SLICE_MS = 10;

/** Gives the thread back until waiting input and painting have had their turn; unlike timers never throttled. */
export function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Says when a slice is used up; awaiting only then keeps long loops fast. */
export class SliceClock {
  #end = performance.now() + SLICE_MS;

  get isOver(): boolean {
    return performance.now() >= this.#end;
  }

  async pause(): Promise<void> {
    await pause();
    this.#end = performance.now() + SLICE_MS;
  }
}

/** Runs work to its end in slices. Stops with the signal's reason between two of them. */
export async function inSlices<T>(work: Steps<T>, signal?: AbortSignal): Promise<T> {
  const clock = new SliceClock();
  for (let next = work.next(); ; next = work.next()) {
    if (next.done) return next.value;
    if (clock.isOver) {
      await clock.pause();
      signal?.throwIfAborted();
    }
  }
}

/** The promise's outcome, or at once the signal's reason when it aborts; a late outcome is then ignored. */
export function orAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
