import type { AnswerTo, SyncQuestion, SyncResult } from '../../model/question.js';
import type { QueryOptions, SyncDataSource } from '../data-source.js';
import { isAnswerable } from '../answerable.js';
import { closedError } from '../closed-error.js';
import { LoadedRecords } from './loaded-records.js';
import { RecordCollector } from './record-collector.js';
import { Stop } from './stop.js';

/** What the answers depend on besides the records. */
export interface MemoryOptions {
  /** Milliseconds since 1970, for ranges that end now. Default `Date.now`. */
  now?: () => number;
}

/**
 * A source over records in memory, of any shape the service writes or canonical ones. They are read at once and copied:
 * what happens to them later changes no answer. Throws what the iterable throws.
 */
export function memorySource(records: Iterable<unknown>, { now = Date.now }: MemoryOptions = {}): SyncDataSource {
  const collector = new RecordCollector();
  let index = 0;
  for (const raw of records) collector.add(raw, { file: null, index: index++ });
  return new MemorySource(new LoadedRecords(collector.snapshot()), now);
}

class MemorySource implements SyncDataSource {
  readonly restrictable = true;
  readonly #stop = new Stop();
  #records: LoadedRecords | null;

  constructor(
    records: LoadedRecords,
    private readonly now: () => number,
  ) {
    this.#records = records;
  }

  supports(question: SyncQuestion): boolean {
    return isAnswerable(question);
  }

  async query<Q extends SyncQuestion>(question: Q, { signal }: QueryOptions = {}): Promise<SyncResult<AnswerTo<Q>>> {
    signal?.throwIfAborted();
    if (this.#records === null) throw closedError();
    return this.#stop.orStopped(this.#records.answer(question, this.now(), signal));
  }

  close(): void {
    this.#records = null;
    this.#stop.stop(closedError());
  }
}
