import type { TimeSpan } from '../model/filter.js';
import { keysInWords } from '../model/reading/fields.js';
import { SourceError } from '../model/source-error.js';
import type { QueryOptions, SyncProgress } from './data-source.js';
import { loadError } from './load-error.js';
import type { LoadRecords } from './load-records.js';
import { Listeners } from './memory/listeners.js';
import { LoadedRecords } from './memory/loaded-records.js';
import { RecordCollector } from './memory/record-collector.js';
import { orAborted, pause, SliceClock } from './memory/slices.js';

/** One call of a `load` function, shared by all questions that its span can answer. */
export class RecordLoad {
  readonly #abort = new AbortController();
  readonly #progress = new Listeners<SyncProgress>();
  readonly #records: Promise<LoadedRecords>;
  #loaded: LoadedRecords | null = null;
  #isOver = false;
  #waiting = 0;

  /** @param span `null` means everything */
  constructor(
    load: LoadRecords,
    readonly span: TimeSpan | null,
    readonly startedAt: number,
  ) {
    this.#records = this.#run(load);
    this.#records.catch(() => (this.#isOver = true));
  }

  /** Whether it failed or was given up, so that nothing can be had from it. */
  get isOver(): boolean {
    return this.#isOver || this.#abort.signal.aborted;
  }

  get loaded(): LoadedRecords | null {
    return this.#loaded;
  }

  covers(span: TimeSpan | null): boolean {
    if (this.span === null) return true;
    return span !== null && span.from >= this.span.from && span.to <= this.span.to;
  }

  /** The records, or at once the signal's reason. The load is given up when the last one who waits goes. */
  async join({ signal, onProgress }: QueryOptions): Promise<LoadedRecords> {
    const stopListening = onProgress && this.#loaded === null ? this.#progress.add(onProgress) : undefined;
    this.#waiting += 1;
    try {
      return await orAborted(this.#records, signal);
    } finally {
      stopListening?.();
      this.#waiting -= 1;
      void this.#giveUpIfAlone();
    }
  }

  abort(): void {
    this.#abort.abort();
  }

  /** A panel whose filter changes aborts one question and asks the next at once: that one may still join. */
  async #giveUpIfAlone(): Promise<void> {
    if (this.#waiting > 0 || this.#loaded !== null) return;
    await pause();
    if (this.#waiting === 0 && this.#loaded === null) this.#abort.abort();
  }

  async #run(load: LoadRecords): Promise<LoadedRecords> {
    const { signal } = this.#abort;
    try {
      await Promise.resolve(); // Whoever asked is listening by then.
      signal.throwIfAborted();
      let isTold = false;
      const onProgress = (progress: SyncProgress): void => {
        isTold = true;
        if (!signal.aborted) this.#progress.tell(progress);
      };
      const { from, to } = this.span ?? { from: null, to: null };
      const list: unknown = await load({ from, to, signal, onProgress });
      const collector = new RecordCollector();
      await this.#collect(list, collector, () => {
        if (!isTold) this.#progress.tell({ records: collector.size, fraction: null });
      });
      this.#loaded = new LoadedRecords(collector.snapshot());
      return this.#loaded;
    } catch (thrown) {
      throw loadError(thrown);
    }
  }

  async #collect(list: unknown, collector: RecordCollector, tell: () => void): Promise<void> {
    const { signal } = this.#abort;
    const clock = new SliceClock();
    let index = 0;
    const take = async (raw: unknown): Promise<void> => {
      const place = { file: null, index };
      if (Array.isArray(raw)) collector.addBroken({ ...place, reason: WHOLE_PAGE });
      else collector.add(raw, place);
      index += 1;
      if (!clock.isOver) return;
      tell();
      await clock.pause();
    };
    if (isAsyncIterable(list)) {
      for await (const raw of list) {
        await take(raw);
        signal.throwIfAborted();
      }
    } else if (isIterable(list)) {
      for (const raw of list) {
        await take(raw);
        signal.throwIfAborted();
      }
    } else throw new SourceError('invalid-data', `load returned ${describe(list)}, expected a list of records.`);
    tell();
  }
}

const WHOLE_PAGE =
  'The record is a list, expected an object: yield single records (yield* page instead of yield page).';

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}

function describe(value: unknown): string {
  if (typeof value !== 'object' || value === null) return value === undefined ? 'nothing' : `a ${typeof value}`;
  return `an object with ${keysInWords(value)}; if one of them holds the list, return that`;
}
