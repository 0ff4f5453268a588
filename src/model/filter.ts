import type { TimeText } from './record.js';

/**
 * A span of time, half-open: `{last}` (ISO 8601 duration ending *now*, e.g. `PT48H`, `P14D`), `{from, to}` (UTC ISO text,
 * `from` included, `to` not) or `'all'`.
 */
export type SyncRange = { last: string } | TimeSpan | 'all';

/** Half-open: `from` is included, `to` is not. UTC ISO text. */
export interface TimeSpan {
  from: string;
  to: string;
}

/** Which direction a panel looks at. `cloud-sync` is both cloud sync directions, `all` is every event. */
export type DirectionFilter = 'ad-to-entra' | 'entra-to-ad' | 'cloud-sync' | 'all';

/** The dimensions events can be grouped by. */
export const DIMENSIONS = [
  'action', 'status', 'type', 'error', 'job', 'syncType', 'direction', 'app', 'sourceSystem', 'targetSystem',
  'cycle', 'object', 'stage', 'targetName',
] as const; // prettier-ignore

/**
 * What events can be grouped by. An event has exactly one value in each (`unknown` where the log has none), except:
 * `error` is the code of a *failed* event, and events that did not fail have no value (they stand in no error group);
 * `stage` is the set of an event's step names, so its groups overlap.
 */
export type Dimension = (typeof DIMENSIONS)[number];

/** The dimensions whose filter is a list of values: an event passes if its value is among them. */
export type ListDimension = Exclude<Dimension, 'direction'>;

/**
 * Which events a question is about. Plain JSON; every part is optional and they are and-ed. A list that is absent or
 * empty does not restrict; at most 200 values each, else `bad-query`.
 */
export interface SyncFilter extends Partial<Record<ListDimension, readonly string[]>> {
  /** Default: the source's own (`'all'` for local data, 14 days for services). */
  range?: SyncRange;
  /** A span chosen inside the range; groupings with a `bin` and `ignoreOwn` ignore it. */
  brush?: TimeSpan;
  /** Default `ad-to-entra`. */
  direction?: DirectionFilter;
  /** Ids: an event passes if its source *or* target id is among them. */
  identity?: readonly string[];
  /** Case-insensitive part of a name, id (source, target, change, event), UPN or error code. Never searches raw JSON. */
  search?: string;
  /**
   * A second filter, which events have to pass too and which no grouping and no state of an object ignores: what a server
   * forces upon a question. Without a direction it admits all of them. It has no `within` of its own.
   */
  within?: Omit<SyncFilter, 'within'>;
}

/** Where the next page of records begins: the time and id of the last record of the page before. */
export interface RecordCursor {
  time: TimeText;
  id: string;
}
