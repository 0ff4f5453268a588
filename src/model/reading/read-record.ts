import type { BrokenRecord, SyncRecord, SyncRecordDetail } from '../record.js';
import { isCanonical, readCanonicalRecord, readLeanCanonicalRecord } from './canonical-record.js';
import { BrokenField, fieldsOf, keysInWords, NoTime, quote, type Fields } from './fields.js';
import { readLeanServiceRecord, readServiceRecord } from './service-record.js';

/** Where a record was found: it names the record if the log does not, and it is shown with one that cannot be read. */
export interface RecordPlace {
  /** File name, or `null` where records come from code. */
  file: string | null;
  /** Position from 0. */
  index: number;
}

/**
 * Reads one record of any known shape: a Log Analytics row as an object, a diagnostic-stream record, a Graph or portal
 * object, or a canonical record (`time` and an id of the event, its change or an object; everything else may be absent).
 * Never throws and never changes its input. The rules are in docs/counting.md.
 */
export function readRecord(raw: unknown, place: RecordPlace): { record: SyncRecordDetail } | { broken: BrokenRecord } {
  return reading(raw, place, (fields, madeId) => {
    const record = isCanonical(fields) ? readCanonicalRecord(fields, madeId) : readServiceRecord(fields, madeId);
    if (record.raw === '') writeRaw(record, raw);
    return record;
  });
}

/** As {@link readRecord}, without what only the detail view needs: in half the time, or less. */
export function readLeanRecord(raw: unknown, place: RecordPlace): { record: SyncRecord } | { broken: BrokenRecord } {
  return reading(raw, place, (fields, madeId) =>
    isCanonical(fields) ? readLeanCanonicalRecord(fields, madeId) : readLeanServiceRecord(fields, madeId),
  );
}

function reading<T extends SyncRecord>(
  raw: unknown,
  place: RecordPlace,
  read: (fields: Fields, madeId: string) => T,
): { record: T } | { broken: BrokenRecord } {
  try {
    const fields = fieldsOf(raw);
    if (fields === null) throw new BrokenField(`The record is ${quote(raw)}, expected an object.`);
    return { record: read(fields, `${place.file ?? 'record'}#${place.index}`) };
  } catch (thrown) {
    return { broken: { ...place, reason: reasonFor(thrown, raw) } };
  }
}

function writeRaw(record: SyncRecordDetail, raw: unknown): void {
  try {
    const text: unknown = JSON.stringify(raw, null, 2);
    if (typeof text === 'string') record.raw = text;
  } catch {
    // Cyclic, nested too deep, or with a getter that throws: said below.
  }
  if (record.raw === '') record.unreadable.push('raw');
}

function reasonFor(thrown: unknown, raw: unknown): string {
  if (thrown instanceof NoTime) return `${thrown.message}; the record has ${keysInWords(Object(raw) as object)}.`;
  if (thrown instanceof BrokenField) return thrown.message;
  const why = thrown instanceof Error && typeof thrown.message === 'string' ? `: ${thrown.message.slice(0, 200)}` : '';
  return `The record could not be read${why}.`;
}
