import { readLeanRecord, readRecord, type RecordPlace } from '../../model/reading/read-record.js';
import type { BrokenRecord, SyncRecordDetail } from '../../model/record.js';
import type { TableStore } from '../../model/store.js';
import { SourceError } from '../../model/source-error.js';
import { RecordTable, type Origin } from '../../model/table/record-table.js';
import { KeptTexts } from './kept-texts.js';
import type { FoundRecord, LogPart } from './log-part.js';

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
  /** By number of an origin: what reads its records again, `null` where texts are kept. */
  readonly #parts: (LogPart | null)[] = [null];
  readonly #broken: { count: number; samples: BrokenRecord[] } = { count: 0, samples: [] };
  readonly #duplicates: { count: number; samples: string[] } = { count: 0, samples: [] };

  /** How many records are kept. */
  get size(): number {
    return this.#table.size;
  }

  /** Reads one raw or canonical record from code, whose text is kept. */
  add(raw: unknown, place: RecordPlace): void {
    const kept = this.#take(raw, place, { part: 0, start: this.#texts.size, length: place.index });
    if (kept && !this.#texts.add(raw)) this.#texts.addWhole(readRecord(raw, place));
  }

  /** Takes a record of a part, which can read it again; `index` is its place among those of the part. */
  addFound({ raw, broken, start, length }: FoundRecord, part: LogPart, index: number): void {
    const place = { file: part.name, index };
    if (broken !== undefined) this.addBroken({ ...place, reason: broken });
    else if (!part.reread) this.add(raw, place);
    else this.#take(raw, place, { part: this.#numberOf(part), start, length });
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

  #take(raw: unknown, place: RecordPlace, origin: Origin): boolean {
    const read = readLeanRecord(raw, place);
    if ('broken' in read) this.addBroken(read.broken);
    else if (this.#table.add(read.record, origin)) return true;
    else this.#addDuplicate(read.record.id);
    return false;
  }

  async #detail(row: number): Promise<SyncRecordDetail> {
    const { part: number, start, length } = this.#table.origin(row);
    const part = this.#parts[number] ?? null;
    const read = part?.reread
      ? readRecord(await part.reread(start, length), { file: part.name, index: 0 })
      : await this.#keptRecord(start, length);
    if ('broken' in read) throw new SourceError('unreachable', `The record is another one now: ${read.broken.reason}`);
    // One without an id of its own was named by its place among all.
    return { ...read.record, id: this.#table.ids.at(row) ?? read.record.id };
  }

  async #keptRecord(number: number, index: number): Promise<ReturnType<typeof readRecord>> {
    const kept = await this.#texts.at(number);
    return 'whole' in kept ? kept.whole : readRecord(JSON.parse(kept.text), { file: null, index });
  }

  /** Parts come one after the other. */
  #numberOf(part: LogPart): number {
    if (this.#parts.at(-1) !== part) this.#parts.push(part);
    return this.#parts.length - 1;
  }

  #addDuplicate(id: string): void {
    this.#duplicates.count += 1;
    if (this.#duplicates.samples.length < MOST_SAMPLES) this.#duplicates.samples.push(id);
  }
}
