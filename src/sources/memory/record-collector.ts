import { readLeanRecord, readRecord, type RecordPlace } from '../../model/reading/read-record.js';
import type { BrokenRecord, SyncRecordDetail } from '../../model/record.js';
import type { TableStore } from '../../model/store.js';
import { RecordTable } from '../../model/table/record-table.js';
import { KeptTexts } from './kept-texts.js';

const MOST_SAMPLES = 20;

/** Records in columns, and how to have one of them whole. */
export interface CollectedRecords extends TableStore {
  /** The whole record of a row of the table. */
  detail(row: number): Promise<SyncRecordDetail>;
}

/** Takes records as they come in: reads them, leaves duplicates out, counts broken ones apart. */
export class RecordCollector {
  readonly #table = new RecordTable();
  readonly #texts = new KeptTexts();
  readonly #files: (string | null)[] = [];
  readonly #broken: { count: number; samples: BrokenRecord[] } = { count: 0, samples: [] };
  readonly #duplicates: { count: number; samples: string[] } = { count: 0, samples: [] };

  /** How many records are kept. */
  get size(): number {
    return this.#table.size;
  }

  /** Reads one raw or canonical record. */
  add(raw: unknown, place: RecordPlace): void {
    const read = readLeanRecord(raw, place);
    if ('broken' in read) this.addBroken(read.broken);
    else {
      const origin = { part: this.#partOf(place.file), start: this.#texts.size, length: place.index };
      if (!this.#table.add(read.record, origin)) this.#addDuplicate(read.record.id);
      else if (!this.#texts.add(raw)) this.#texts.addWhole(readRecord(raw, place));
    }
  }

  addBroken(broken: BrokenRecord): void {
    this.#broken.count += 1;
    if (this.#broken.samples.length < MOST_SAMPLES) this.#broken.samples.push(broken);
  }

  /** What has come in until now; it does not change when more does. */
  snapshot(): CollectedRecords {
    return {
      table: this.#table,
      size: this.#table.size,
      broken: { count: this.#broken.count, samples: [...this.#broken.samples] },
      duplicates: { count: this.#duplicates.count, samples: [...this.#duplicates.samples] },
      detail: (row) => this.#detail(row),
    };
  }

  async #detail(row: number): Promise<SyncRecordDetail> {
    const { part, start, length } = this.#table.origin(row);
    const kept = await this.#texts.at(start);
    const read =
      'whole' in kept ? kept.whole : readRecord(JSON.parse(kept.text), { file: this.#files[part]!, index: length });
    if ('broken' in read) throw new Error(read.broken.reason);
    return read.record;
  }

  /** Files come one after the other. */
  #partOf(file: string | null): number {
    if (this.#files.length === 0 || this.#files.at(-1) !== file) this.#files.push(file);
    return this.#files.length - 1;
  }

  #addDuplicate(id: string): void {
    this.#duplicates.count += 1;
    if (this.#duplicates.samples.length < MOST_SAMPLES) this.#duplicates.samples.push(id);
  }
}
