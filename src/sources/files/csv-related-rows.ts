import { toSourceError } from '../../model/source-error.js';
import { shorten } from './recognise.js';
import { CsvBytes } from './csv-bytes.js';
import { ChangeRows } from './csv-change-rows.js';
import type { CsvHeadings } from './csv-fields.js';
import type { CsvColumns } from './csv-headings.js';
import { faultOf, readRow } from './csv-record.js';
import type { CsvRow } from './csv-row.js';
import { onlyRow } from './csv-scanner.js';
import { readTable, type CsvFile } from './csv-table.js';

/** The steps or the changed properties of a download, found by the id of the change that they belong to. */
export class CsvRelatedRows {
  readonly #rows = new ChangeRows();
  readonly #bytes: CsvBytes;
  readonly #lacks: string[] = [];
  readonly #steps: object[] = [];
  readonly #stepCodes = new Map<string, number>();
  #columns: CsvColumns | null = null;
  #broken = 0;
  #firstBroken = '';

  constructor(readonly csv: CsvFile) {
    this.#bytes = new CsvBytes(csv.text, shorten(csv.name));
  }

  /** Where Microsoft Graph has these rows in a record. */
  get key(): 'provisioningSteps' | 'modifiedProperties' {
    return this.csv.kind === 'steps' ? 'provisioningSteps' : 'modifiedProperties';
  }

  /** Takes in the file and yields how many bytes were read; a file that cannot be read is told as a lack. */
  async *read(headings: CsvHeadings, signal: AbortSignal): AsyncGenerator<number, void, void> {
    const table = readTable(this.csv, headings, signal);
    try {
      for (let next = await table.next(); ; next = await table.next()) {
        if (next.done) {
          this.#lacks.push(...next.value);
          break;
        }
        const { rows, columns, read } = next.value;
        this.#columns = columns;
        if (columns !== null) for (const row of rows) this.#add(row, columns);
        yield read;
      }
    } catch (thrown) {
      signal.throwIfAborted();
      this.#lacks.push(`${toSourceError(thrown).message} What it says of the events is missing, or some of it.`);
    }
    this.#stepCodes.clear();
    this.#rows.close();
  }

  /** Gives an event what is known of its rows: of steps name, type and status, of changed properties nothing. */
  addTo(record: Record<string, unknown>, changeId: string): void {
    const codes = this.#rows.take(changeId);
    if (this.csv.kind === 'steps' && codes.length > 0) record[this.key] = codes.map((code) => this.#steps[code]);
  }

  /** Reads the rows of a change again, in full. */
  async readAgain(changeId: string, signal: AbortSignal): Promise<object[]> {
    const columns = this.#columns;
    if (columns === null) return [];
    const parts = await this.#bytes.read(this.#rows.places(changeId), signal);
    return parts.map((bytes) => {
      const row = onlyRow(bytes, this.csv.separator);
      if (row === null || faultOf(row, columns) !== null) throw this.#bytes.changed();
      const { changeId: found, ...rest } = readRow(row, columns, true);
      if (found !== changeId) throw this.#bytes.changed();
      return rest;
    });
  }

  /** What to know of these rows once all events were read, a sentence each. */
  lacks(events: string): string[] {
    const name = shorten(this.csv.name);
    const what = this.csv.kind === 'steps' ? 'steps' : 'changed properties';
    const { none, several } = this.#rows.countTaken();
    const lacks = [...this.#lacks];
    if (this.#broken > 0)
      lacks.push(`${name}: ${inWords(this.#broken, 'row')} could not be read. ${this.#firstBroken}`);
    if (none > 0) lacks.push(`${name} has ${what} of ${inWords(none, 'change')} that ${events} does not have.`);
    if (several > 0) {
      lacks.push(
        `${inWords(several, 'change')} in ${events} ${several === 1 ? 'has' : 'have'} more than one event. ${name} does not tell them apart: each of these events shows all ${what} of its change.`,
      );
    }
    if (this.#rows.cutAfter > 0) {
      lacks.push(
        `${name} has more than ${this.#rows.cutAfter.toLocaleString('en')} ${what} of one change; the first are shown.`,
      );
    }
    return lacks;
  }

  #add(row: CsvRow, columns: CsvColumns): void {
    const changeId = row.text(columns.known.find(({ name }) => name === 'changeId')?.cell ?? -1);
    const fault = faultOf(row, columns) ?? (changeId === '' ? 'it has no change id' : null);
    if (fault !== null) {
      this.#broken += 1;
      this.#firstBroken ||= `Line ${row.line}: ${fault}.`;
    } else this.#rows.add(changeId, row, this.csv.kind === 'steps' ? this.#stepCode(row, columns) : 0);
  }

  /** There are a few dozen different steps among millions, as long as only name, type and status count. */
  #stepCode(row: CsvRow, columns: CsvColumns): number {
    let key = '';
    for (const { name, cell } of columns.known) {
      if (name === 'step.name' || name === 'step.type' || name === 'step.status') key += `\0${row.text(cell)}`;
    }
    const known = this.#stepCodes.get(key);
    if (known !== undefined) return known;
    const { changeId: _, ...step } = readRow(row, columns, false);
    this.#stepCodes.set(key, this.#steps.length);
    return this.#steps.push(Object.freeze(step)) - 1;
  }
}

function inWords(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count.toLocaleString('en')} ${noun}s`;
}
