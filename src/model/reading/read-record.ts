import type { BrokenRecord, SyncRecordDetail } from '../record.js';
import { isCanonical, readCanonicalRecord } from './canonical-record.js';
import { BrokenField, fieldsOf, keysInWords, NoTime, quote } from './fields.js';
import { readServiceRecord } from './service-record.js';

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
  try {
    const fields = fieldsOf(raw);
    if (fields === null) throw new BrokenField(`The record is ${quote(raw)}, expected an object.`);
    const madeId = `${place.file ?? 'record'}#${place.index}`;
    const record = isCanonical(fields) ? readCanonicalRecord(fields, madeId) : readServiceRecord(fields, madeId);
    if (record.raw === '') writeRaw(record, raw);
    return { record };
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
