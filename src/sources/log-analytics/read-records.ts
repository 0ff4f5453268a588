import { FULL_COLUMNS, RECORD_COLUMNS } from '../../kql/records.js';
import type { RecordsPage, RecordsQuestion } from '../../model/question.js';
import { readRecord } from '../../model/reading/read-record.js';
import type { SyncRecordDetail } from '../../model/record.js';
import { leanRecord } from '../../model/records.js';
import { SourceError } from '../../model/source-error.js';
import { present, type Row } from './rows.js';

/** What a page of records came to; `unread` says what is wrong with the first record that could not be read. */
export interface ReadPage {
  page: RecordsPage;
  unread: string | null;
}

/** A page of records: the row with place 0 counts, the row beyond the limit says that there are more. */
export function readRecords(answer: readonly Row[], { sort }: RecordsQuestion, limit: number): ReadPage {
  const counts = answer.find((row) => row.whole('place') === 0);
  const rows = answer.filter((row) => row !== counts);
  const read = rows
    .slice(0, limit)
    .map((row, index) => readRecord(fieldsOf(row, RECORD_COLUMNS), { file: null, index }));
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  const total = counts?.whole('total') ?? null;
  const before = counts?.whole('before') ?? null;
  return {
    page: {
      rows: read.flatMap((result) => ('record' in result ? [leanRecord(result.record)] : [])),
      total,
      offset: total === null || before === null ? null : Math.min(before, total),
      next:
        (sort?.by ?? 'time') === 'time' && last
          ? { time: present(last.time('TimeGenerated'), 'TimeGenerated'), id: present(last.text('Id'), 'Id') }
          : null,
    },
    unread: read.flatMap((result) => ('broken' in result ? [result.broken.reason] : []))[0] ?? null,
  };
}

/** One record in full, or `null`. Throws `invalid-data` if it cannot be read. */
export function readFullRecord([row]: readonly Row[]): SyncRecordDetail | null {
  if (!row) return null;
  const result = readRecord(fieldsOf(row, FULL_COLUMNS), { file: null, index: 0 });
  if ('record' in result) return result.record;
  throw new SourceError('invalid-data', `The event cannot be read. ${result.broken.reason}`);
}

/** A row as an object with the table's own names; empty columns are left out. */
function fieldsOf(row: Row, columns: object): Record<string, unknown> {
  const fields = Object.keys(columns)
    .filter((name) => name !== 'place' && name !== 'total' && name !== 'before')
    .map((name): [string, unknown] => [name, name === 'TimeGenerated' ? row.time(name) : row.raw(name)]);
  return Object.fromEntries(fields.filter(([, value]) => value !== '' && value !== null && value !== undefined));
}
