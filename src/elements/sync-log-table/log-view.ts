import type { SyncFilter } from '../../model/filter.js';
import type { RecordsQuestion, SummaryQuestion } from '../../model/question.js';
import { firstPage } from '../../panel/rows/record-rows.js';
import type { RecordSort } from '../../panel/rows/rows.js';
import { type GroupBy, groupingsOf } from './groups.js';

/** What the table asks first: a page of events, or groups. */
export type LogQuestion = RecordsQuestion | SummaryQuestion;

/** A way of looking at the log. Answers for one `key` are news of the same rows. */
export interface LogView {
  key: string;
  by: GroupBy;
  sort: RecordSort;
  zone: string;
  filter: SyncFilter;
}

/** The question with which a view begins. */
export function questionOf({ by, sort, filter, zone }: LogView): LogQuestion {
  if (by === 'none') return { kind: 'records', filter, sort, page: firstPage(sort) };
  return { kind: 'summary', filter, zone, groupings: groupingsOf(by) };
}
