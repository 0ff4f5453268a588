import type { SyncRecord } from '../../model/record.js';

/** Events that a person chose, by id, with what is known of them for copying. */
export class Selection {
  readonly #records = new Map<string, SyncRecord>();

  get size(): number {
    return this.#records.size;
  }

  has(id: string): boolean {
    return this.#records.has(id);
  }

  only(record: SyncRecord): void {
    this.#records.clear();
    this.#records.set(record.id, record);
  }

  add(records: readonly SyncRecord[]): void {
    for (const record of records) this.#records.set(record.id, record);
  }

  toggle(record: SyncRecord): void {
    if (!this.#records.delete(record.id)) this.#records.set(record.id, record);
  }

  clear(): void {
    this.#records.clear();
  }

  /** One line per event with the values separated by tabs. What a spreadsheet would take for a formula is marked as text. */
  asText(head: readonly string[], values: (record: SyncRecord) => readonly string[]): string {
    const lines = [head, ...Array.from(this.#records.values(), values)];
    return lines.map((line) => line.map(plain).join('\t')).join('\n');
  }
}

function plain(value: string): string {
  const text = value.replaceAll(/\s+/g, ' ').trim();
  return /^['"]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? `'${text}` : text;
}
