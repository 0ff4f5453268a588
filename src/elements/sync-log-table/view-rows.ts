import type { SyncFilter } from '../../model/filter.js';
import type { RecordsPage, RecordsQuestion, SummaryQuestion } from '../../model/question.js';
import { SourceError } from '../../model/source-error.js';
import type { Asker } from '../../panel/asker.js';
import { histogramBin } from '../../panel/rows/histogram.js';
import { isRecord, RecordRows } from '../../panel/rows/record-rows.js';
import type { Changed } from '../../panel/rows/rows.js';
import type { LogView } from './log-view.js';

/** Whether a source says the number of each row: known once it has answered for a first page by time. */
const indexed = new WeakMap<Asker, boolean>();

/** Where rows come from. */
export interface RowsOrigin extends Pick<LogView, 'sort' | 'zone'> {
  asker: Asker;
  filter: SyncFilter;
}

/** All rows of a view, begun with its first page. */
export function rowsFrom(first: RecordsPage, origin: RowsOrigin, changed: Changed): RecordRows {
  const { asker, sort } = origin;
  if (sort.by === 'time') indexed.set(asker, first.offset !== null);
  return makeRows(first.total ?? first.rows.length, first, origin, changed);
}

/** Rows of which none has come. `expected`: how many there should be. */
export function rowsToCome(expected: number, origin: RowsOrigin, changed: Changed): RecordRows {
  return makeRows(expected, null, origin, changed);
}

function makeRows(
  expected: number,
  first: RecordsPage | null,
  { asker, sort, zone, filter }: RowsOrigin,
  changed: Changed,
): RecordRows {
  return new RecordRows(
    {
      sort,
      isIndexed: indexed.get(asker) ?? null,
      ask: async (page, order, signal) => {
        const answer = await asker.ask<RecordsQuestion>({ kind: 'records', filter, sort: order, page }, { signal });
        if (!answer.value.rows.every(isRecord)) throw new SourceError('invalid-data', 'Events were expected.');
        if (order.by === 'time' && typeof page.at === 'string') indexed.set(asker, answer.value.offset !== null);
        return answer;
      },
      askHistogram: async (signal) => {
        const groupings = [{ by: [], bin: histogramBin(filter.range) }];
        const { value } = await asker.ask<SummaryQuestion>({ kind: 'summary', filter, zone, groupings }, { signal });
        return value.tables[0]!;
      },
      changed,
    },
    expected,
    first && { value: first },
  );
}
