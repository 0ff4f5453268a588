import type { SyncRecord } from '../../model/record.js';
import { type Expansion, type Line, Outline } from './outline.js';
import type { RecordRows } from './record-rows.js';
import { FailedPage, PAGE } from './rows.js';

/** A list of rows in a table; with a header where it is a group. Closed, or not asked for yet: no rows. */
export interface TableSection {
  key: string;
  header: boolean;
  rows: RecordRows | null;
}

/** A row whose steps are shown: the event's id is what counts, the row is where it stood last. */
interface Placed extends Expansion {
  id: string;
}

/** The lines of a table: sections, their rows, and the steps of rows that a person opened. */
export class TableLines {
  #sections: readonly TableSection[] = [];
  #placed = new Map<string, Placed[]>();
  #outline = new Outline([]);
  readonly #open = new Set<string>();

  get outline(): Outline {
    return this.#outline;
  }

  get sections(): readonly TableSection[] {
    return this.#sections;
  }

  /** Rows come and go with sections; which events show their steps stays. */
  setSections(sections: readonly TableSection[]): void {
    this.#sections = sections;
    const keys = new Set(sections.map(({ key }) => key));
    for (const key of this.#placed.keys()) if (!keys.has(key)) this.#placed.delete(key);
    this.update();
  }

  /** Forgets where events stood: their rows are in another order now. */
  reorder(): void {
    this.#placed.clear();
  }

  /** Takes the numbers of rows as they are now. */
  update(): void {
    const shown = this.#sections.map(({ key, header, rows }) => ({
      header,
      rows: rows?.length ?? 0,
      expanded: (this.#placed.get(key) ?? []).filter(({ row }) => row < (rows?.length ?? 0)),
    }));
    this.#outline = new Outline(shown);
  }

  isOpen(id: string): boolean {
    return this.#open.has(id);
  }

  /** The event at a line, also for its steps; `null` for headers and what is not loaded. */
  recordAt(line: Line): SyncRecord | null {
    const found = line.row < 0 ? null : this.#sections[line.section]?.rows?.at(line.row);
    return found && !(found instanceof FailedPage) ? found : null;
  }

  /** Is there something to draw at this line, be it that its page failed? */
  isLoaded(line: Line): boolean {
    return line.row < 0 || this.#sections[line.section]?.rows?.at(line.row) != null;
  }

  /** Asks for the rows from one line to another. */
  want(first: Line, last: Line): void {
    for (const [index, { rows }] of this.#sections.slice(first.section, last.section + 1).entries()) {
      const section = first.section + index;
      const from = section === first.section ? Math.max(0, first.row) : 0;
      const to = section === last.section ? last.row : (rows?.length ?? 0) - 1;
      if (rows && to >= from) rows.want(from, to);
    }
  }

  /**
   * Where a line stands after other sections took the place of those before: in the one with its `key`, its row moved as
   * `shifts` say of each key.
   */
  follow(line: Line, key: string | undefined, shifts: ReadonlyMap<string, number>): Line {
    const section = this.#sections.findIndex((one) => one.key === key);
    if (section < 0) return { section: Math.min(line.section, this.#sections.length - 1), row: -1, step: -1 };
    const rows = this.#sections[section]!.rows?.length ?? 0;
    if (line.row < 0 || rows === 0) return { ...line, section };
    return { ...line, section, row: Math.min(rows - 1, Math.max(0, line.row + (shifts.get(key!) ?? 0))) };
  }

  /** Shows the steps of the event at a line, or no longer. Does nothing where there are none. */
  toggle(line: Line, open: boolean): void {
    const record = this.recordAt(line);
    if (!record || record.steps.length === 0 || this.#open.has(record.id) === open) return;
    if (open) this.#open.add(record.id);
    else this.#open.delete(record.id);
    this.#replace(line.section, line.row, open ? record : null);
    this.update();
  }

  /** The rows of a section have moved. */
  shift(section: number, by: number): void {
    const key = this.#sections[section]?.key;
    if (key === undefined || by === 0) return;
    const moved = this.#placed.get(key)?.map((placed) => ({ ...placed, row: placed.row + by }));
    if (moved) this.#placed.set(
        key,
        moved.filter(({ row }) => row >= 0),
      ); // prettier-ignore
  }

  /**
   * Brings in line what is known of rows with the rows that are loaded: those seen show their steps if they were opened,
   * and steps stand below no other event.
   */
  reconcile(first: Line, last: Line): void {
    for (let section = first.section; section <= last.section && section < this.#sections.length; section++) {
      const { key, rows } = this.#sections[section]!;
      if (!rows) continue;
      const from = section === first.section ? Math.max(0, first.row) : 0;
      const to = Math.min(section === last.section ? last.row : rows.length - 1, from + 3 * PAGE);
      const wrong = (this.#placed.get(key) ?? []).filter(({ id, row }) => {
        const record = this.recordAt({ section, row, step: -1 });
        return record !== null && record.id !== id;
      });
      for (const { row } of wrong) this.#replace(section, row, null);
      if (this.#open.size === 0) continue;
      for (let row = from; row <= to; row++) {
        const record = this.recordAt({ section, row, step: -1 });
        if (record && this.#open.has(record.id)) this.#replace(section, row, record);
      }
    }
    this.update();
  }

  /** The row at which an event stands among loaded rows near the one where it stood before; `null`: it is not there. */
  find(id: string, { section, row }: Line): number | null {
    for (let distance = 0; distance <= PAGE; distance++) {
      for (const near of [row + distance, row - distance]) {
        if (this.recordAt({ section, row: near, step: -1 })?.id === id) return near;
      }
    }
    return null;
  }

  #replace(section: number, row: number, record: SyncRecord | null): void {
    const { key } = this.#sections[section]!;
    const others = (this.#placed.get(key) ?? []).filter((placed) => placed.row !== row && placed.id !== record?.id);
    if (record && record.steps.length > 0) others.push({ id: record.id, row, steps: record.steps.length });
    this.#placed.set(key, others.sort((one, other) => one.row - other.row)); // prettier-ignore
  }
}
