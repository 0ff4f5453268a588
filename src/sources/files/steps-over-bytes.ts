import { LONGEST, MORE, OutOfBytes, type ByteWindow } from './byte-window.js';
import { TooLong } from './document.js';

/** Reading that asks for more bytes now and then. */
export type ByteSteps<Found, Result> = Generator<Found | typeof MORE, Result, void>;

/** Repeats a step from where it began until there are bytes enough. Throws {@link TooLong} for more than 64 MB. */
export function* step<T>(view: ByteWindow, run: () => T): ByteSteps<never, T> {
  for (;;) {
    view.mark = view.at;
    try {
      const result = run();
      view.wanted = 0;
      return result;
    } catch (thrown) {
      if (!(thrown instanceof OutOfBytes)) throw thrown;
    }
    view.at = view.mark;
    const length = view.end - view.mark;
    if (length > LONGEST) throw new TooLong('a value has more than 64 MB', view.position);
    // A long value is looked at again each time: twice the bytes at a time keep that in proportion.
    view.wanted = 2 * length;
    yield MORE;
  }
}
