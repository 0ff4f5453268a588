import { toSourceError } from '../../model/source-error.js';
import type { QueryOptions } from '../data-source.js';
import type { FoundRecord, FoundRecords, LogPart } from '../memory/log-part.js';
import { shorten } from './recognise.js';
import { CsvBytes } from './csv-bytes.js';
import type { CsvHeadings } from './csv-fields.js';
import type { CsvColumns } from './csv-headings.js';
import { BrokenRow, faultOf, readRow } from './csv-record.js';
import { CsvRelatedRows } from './csv-related-rows.js';
import type { CsvRow } from './csv-row.js';
import { onlyRow } from './csv-scanner.js';
import { readTable, type CsvFile } from './csv-table.js';

/** Records that are handed over together. */
const BATCH = 200;

/** The files of one download: its events, and where they were chosen too, their steps and changed properties. */
export interface CsvSet {
  events: CsvFile;
  steps: CsvFile | null;
  changes: CsvFile | null;
}

/** A CSV download as a part of the logs: first what belongs to the events is read, then the events. */
export class CsvPart implements LogPart {
  readonly name: string;
  readonly size: number;
  #related: CsvRelatedRows[] = [];
  #columns: CsvColumns | null = null;
  #bytes: CsvBytes;

  constructor(
    readonly set: CsvSet,
    readonly headings: CsvHeadings,
  ) {
    this.name = set.events.name;
    this.size = [set.events, set.steps, set.changes].reduce((sum, csv) => sum + (csv?.text.file.size ?? 0), 0);
    this.#bytes = new CsvBytes(set.events.text, shorten(set.events.name));
  }

  async *read(signal: AbortSignal): AsyncGenerator<FoundRecords, readonly string[], void> {
    const { events, steps, changes } = this.set;
    this.#bytes = new CsvBytes(events.text, shorten(events.name));
    this.#related = [];
    let read = 0;
    for (const csv of [steps, changes]) {
      if (csv === null) continue;
      const related = new CsvRelatedRows(csv);
      for await (const taken of related.read(this.headings, signal)) yield { records: [], read: read + taken };
      this.#related.push(related);
      read += csv.text.file.size;
    }
    const lacks = yield* this.#readEvents(events, read, signal);
    return [
      ...lacks,
      ...this.#related.flatMap((related) => related.lacks(shorten(events.name))),
      ...this.#absentFiles(),
    ];
  }

  async reread(
    start: number,
    length: number,
    { signal = new AbortController().signal }: QueryOptions = {},
  ): Promise<unknown> {
    const columns = this.#columns;
    if (columns === null) throw this.#bytes.changed();
    const [bytes] = await this.#bytes.read([{ start, length }], signal);
    const row = bytes && onlyRow(bytes, this.set.events.separator);
    if (!row || faultOf(row, columns) !== null) throw this.#bytes.changed();
    const record = readRow(row, columns, true);
    const { changeId } = record;
    if (typeof changeId !== 'string') return record;
    for (const related of this.#related) {
      const rows = await related.readAgain(changeId, signal);
      if (rows.length > 0) record[related.key] = rows;
    }
    return record;
  }

  async *#readEvents(
    csv: CsvFile,
    readBefore: number,
    signal: AbortSignal,
  ): AsyncGenerator<FoundRecords, readonly string[], void> {
    const table = readTable(csv, this.headings, signal);
    let count = 0;
    try {
      for (let next = await table.next(); ; next = await table.next()) {
        if (next.done) return next.value;
        const { rows, columns } = next.value;
        const read = readBefore + next.value.read;
        this.#columns = columns;
        let records: FoundRecord[] = [];
        for (const row of columns === null ? [] : rows) {
          records.push(this.#found(row, columns as CsvColumns));
          if (records.length < BATCH) continue;
          count += records.length;
          yield { records, read };
          records = [];
        }
        count += records.length;
        yield { records, read };
      }
    } catch (thrown) {
      signal.throwIfAborted();
      if (count === 0) throw thrown;
      return [
        `${toSourceError(thrown).message} ${count === 1 ? 'The row' : `The ${count.toLocaleString('en')} rows`} before that ${count === 1 ? 'is' : 'are'} shown.`,
      ];
    }
  }

  #found(row: CsvRow, columns: CsvColumns): FoundRecord {
    const { start, length } = row;
    const fault = faultOf(row, columns);
    if (fault !== null) return { broken: `Line ${row.line}: ${fault}.`, start, length };
    try {
      const raw = readRow(row, columns, false);
      const { changeId } = raw;
      if (typeof changeId === 'string') for (const related of this.#related) related.addTo(raw, changeId);
      return { raw, start, length };
    } catch (thrown) {
      if (thrown instanceof BrokenRow) return { broken: thrown.message, start, length };
      throw thrown;
    }
  }

  #absentFiles(): string[] {
    const has = (name: string): boolean => this.#columns?.known.some((column) => column.name === name) ?? false;
    const absent = [
      this.set.steps === null && !has('steps') ? 'steps (ProvisioningLogs_ProvisioningSteps)' : '',
      this.set.changes === null && !has('changes') ? 'changed properties (ProvisioningLogs_ModifiedProperties)' : '',
    ].filter((text) => text !== '');
    if (absent.length === 0) return [];
    const name = shorten(this.name);
    return [
      `${name} came without ${absent.join(' and ')}: its events show none. Choose all files of the download together.`,
    ];
  }
}
