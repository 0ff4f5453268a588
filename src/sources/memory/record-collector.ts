import { readRecord, type RecordPlace } from '../../model/reading/read-record.js';
import type { BrokenRecord, SyncRecordDetail } from '../../model/record.js';
import type { RecordStore } from '../../model/store.js';

const MOST_SAMPLES = 20;

/** Takes records as they come in: reads them, leaves duplicates out, counts broken ones apart. */
export class RecordCollector {
  readonly #records: SyncRecordDetail[] = [];
  readonly #ids = new Set<string>();
  readonly #broken: { count: number; samples: BrokenRecord[] } = { count: 0, samples: [] };
  readonly #duplicates: { count: number; samples: string[] } = { count: 0, samples: [] };

  /** How many records are kept. */
  get size(): number {
    return this.#records.length;
  }

  /** Reads one raw or canonical record. */
  add(raw: unknown, place: RecordPlace): void {
    const read = readRecord(raw, place);
    if ('broken' in read) this.addBroken(read.broken);
    else if (this.#ids.has(read.record.id)) this.#addDuplicate(read.record.id);
    else {
      this.#ids.add(read.record.id);
      this.#records.push(read.record);
    }
  }

  addBroken(broken: BrokenRecord): void {
    this.#broken.count += 1;
    if (this.#broken.samples.length < MOST_SAMPLES) this.#broken.samples.push(broken);
  }

  /** What has come in until now; it does not change when more does. */
  snapshot(): RecordStore {
    return {
      records: [...this.#records],
      broken: { count: this.#broken.count, samples: [...this.#broken.samples] },
      duplicates: { count: this.#duplicates.count, samples: [...this.#duplicates.samples] },
    };
  }

  #addDuplicate(id: string): void {
    this.#duplicates.count += 1;
    if (this.#duplicates.samples.length < MOST_SAMPLES) this.#duplicates.samples.push(id);
  }
}
