import type { BrokenRecord, SyncRecord, SyncRecordDetail, TimeText } from './record.js';
import type { Dimension, RecordCursor, SyncFilter, TimeSpan } from './filter.js';

/** Width of a time bin. Days and weeks (from Monday) are calendar ones in the question's zone; hours and 5 minutes are aligned to the zone's offset. */
export type Bin = '5min' | 'hour' | 'day' | 'week';

/** Most groupings of one summary. */
export const MOST_GROUPINGS = 24;

/** One table of counts. */
export interface Grouping {
  /** None, one or two dimensions. None: one row for all events. */
  by: readonly Dimension[];
  /** Also split by time. `auto`: the smallest bin giving at most 92 bins over the question's range (over all loaded data if unbounded). */
  bin?: Bin | 'auto';
  /**
   * `true`: ignore the filter on the dimensions in `by`, and the brush if there is a `bin`. A list: ignore the filter on
   * these dimensions instead (a panel needs it for totals over a dimension that this grouping lacks).
   */
  ignoreOwn?: boolean | readonly Dimension[];
  /** Orders the first dimension's values, largest (latest) first; ties by value, ordinal. Default `events`. */
  order?: 'events' | 'objects' | 'last';
  /** Keep only so many values of the first dimension; the others are folded into {@link SummaryTable.other}. */
  top?: number;
  /** Continue after the value that ended the page before ({@link SummaryTable.next}); such a page has no `other`. */
  after?: string;
  /** Add the newest event of each row. */
  latest?: boolean;
}

/** Asks what the source holds under a filter, and what it can do. */
export interface AboutQuestion {
  kind: 'about';
  filter: SyncFilter;
}

/** Asks for counts: one table for each grouping. */
export interface SummaryQuestion {
  kind: 'summary';
  filter: SyncFilter;
  /** IANA zone of days, weeks and hours, e.g. `Europe/Berlin`. */
  zone: string;
  groupings: readonly Grouping[];
}

/** Asks for a page of distinct objects, each with its state now. */
export interface ObjectsQuestion {
  kind: 'objects';
  filter: SyncFilter;
  /** Default: `lastSeen`, descending. Ties by key. */
  sort?: { by: 'lastSeen' | 'firstSeen' | 'events' | 'name' | 'type'; descending: boolean };
  page?: { after?: string; limit?: number };
}

/** Asks for a page of lean records. */
export interface RecordsQuestion {
  kind: 'records';
  filter: SyncFilter;
  /** Default: `time`, descending. Ties by time, then id, in the same direction. */
  sort?: { by: 'time' | 'duration' | 'action' | 'status' | 'error'; descending: boolean };
  /** `after`: the page behind this record, for `time` only. `at`: from this index, or from the first record at or behind this time, in sort order. */
  page?: { after?: RecordCursor; at?: number | TimeText; limit?: number };
}

/** Asks for one event in full. */
export interface RecordQuestion {
  kind: 'record';
  id: string;
  /** The record's time, a hint so that a service need not scan. */
  time?: TimeText;
  /** Only if the record passes this filter. Default: no restriction, direction `all`. */
  filter?: SyncFilter;
}

/** A question to a source: a plain JSON value, the same from element to source, page to worker, browser to server. */
export type SyncQuestion = AboutQuestion | SummaryQuestion | ObjectsQuestion | RecordsQuestion | RecordQuestion;

/** What the source holds and can do. */
export interface About {
  /** First and last event that the filter admits; `null` if none. */
  earliest: TimeText | null;
  latest: TimeText | null;
  /** Number of events that the filter admits; `null` where the source does not count them. */
  events: number | null;
  /** First and last event held by the source whatever the filter (but for `within`); `null` where unknown or none. */
  loaded: { from: TimeText; to: TimeText } | null;
  /** How long the service keeps events; `null` where unknown or unlimited. */
  retentionDays: number | null;
  kinds: SyncQuestion['kind'][];
  /** `exact`, or `estimated` where the engine estimates distinct objects: such numbers are shown with ≈. */
  objectCounts: 'exact' | 'estimated';
  /** Records that could not be read: how many, and at most 20 of them. Under a `within` none are told of. */
  broken: { count: number; samples: BrokenRecord[] };
  /** Records left out because their id was already there; `null` where the source counts rows, not ids, and under a `within`. */
  duplicates: { count: number; samples: string[] } | null;
  /** Whether files are read and questions answered in a worker or in the page's own thread; absent where it does not matter. */
  thread?: 'worker' | 'page';
}

/** The counts of one combination of values, and of one time bin where there are bins. */
export interface SummaryRow {
  /** A value for each dimension of `by`, in that order (rows of {@link SummaryTable.other}: without the first). */
  key: string[];
  /** Start of the time bin, UTC, seven decimals. Only with `bin`. */
  bin?: TimeText;
  events: number;
  /** Distinct objects. Group counts of objects do not add up: one object can stand in several groups. */
  objects: number;
  firstSeen: TimeText;
  lastSeen: TimeText;
  /** The newest event (time, then id). Only with `latest`. */
  latest?: {
    id: string;
    time: TimeText;
    action: string;
    status: string;
    errorCode: string | null;
    reason: string | null;
    jobId: string | null;
  };
}

/** Answer to one grouping. A combination without events has no row. */
export interface SummaryTable {
  /** First dimension's values in `order`; in each, bins ascending and second dimension by events. */
  rows: SummaryRow[];
  /** What `top` left out, counted together by the source (distinct objects do not add); empty if nothing was left out. */
  other: SummaryRow[];
  /** How many values of the first dimension `other` holds. */
  otherValues: number;
  /** Give this as `after` for the next page; `null` at the end. */
  next: string | null;
  /** The bin used and the span it covers (the range, or all loaded data that `within` admits); `null` without `bin` or without data. */
  bins: { bin: Bin; span: TimeSpan; starts: TimeText[] } | null;
  /** Distinct objects were estimated by the service: such numbers are shown with ≈. Absent: they are exact. */
  objectCounts?: 'estimated';
}

/** One {@link SummaryTable} for each grouping, in the order asked. */
export interface Summary {
  tables: SummaryTable[];
}

/** One distinct object. Its names, ids and UPN come from its newest event under the filter that has them. */
export interface ObjectRow {
  /** See {@link SyncRecord.object}. */
  key: string;
  sourceId: string | null;
  targetId: string | null;
  sourceName: string | null;
  targetName: string | null;
  upn: string | null;
  type: string;
  /** Events that the filter admits. */
  events: number;
  firstSeen: TimeText;
  lastSeen: TimeText;
  /** The object's newest event, whatever the filter (but for `within`) says of status, action, error and stage: its state now. */
  last: { id: string; time: TimeText; action: string; status: string; errorCode: string | null; reason: string | null };
}

/** A page of objects. `next` is given as `page.after`; `null` at the end. */
export interface ObjectsPage {
  rows: ObjectRow[];
  total: number | null;
  next: string | null;
}

/** A page of records, in sort order. */
export interface RecordsPage {
  rows: SyncRecord[];
  /** All records that the filter admits; `null` where not known. */
  total: number | null;
  /** Index of the first row among them, in sort order; `null` where not known. */
  offset: number | null;
  /** Give this as `page.after`; `null` at the end, or where the sort is not by time. */
  next: RecordCursor | null;
}

/** The answer to each kind of question; `record` answers `null` where there is no such record. */
export interface Answers {
  about: About;
  summary: Summary;
  objects: ObjectsPage;
  records: RecordsPage;
  record: SyncRecordDetail | null;
}

/** The answer to a question of this kind. */
export type AnswerTo<Q extends SyncQuestion> = Answers[Q['kind']];

/** Why an answer is incomplete. */
export interface PartialAnswer {
  /** `rows`, `size`, `time`: a limit of the service; `loading`: more is on its way; `unread`: a file or page could not be read. */
  reason: 'rows' | 'size' | 'time' | 'loading' | 'unread' | 'service';
  /** The limit that was hit, in rows, bytes or seconds; `null` where there is none. */
  limit: number | null;
  /** The source's own words, shown as plain text. */
  detail?: string;
}

/** An answer. Without `partial` it is complete. */
export interface SyncResult<T = Answers[keyof Answers]> {
  value: T;
  partial?: PartialAnswer;
}
