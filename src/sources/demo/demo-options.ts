import { SourceError } from '../../model/source-error.js';
import { msToTime, toTimeText } from '../../model/time.js';

const HOUR = 3_600_000;

/** What the invented tenant looks like. Equal options with an `end` give equal records on every machine. */
export interface DemoOptions {
  /** Default 1. */
  seed?: number;
  /** Days that the records cover. Default 30. */
  days?: number;
  /** Users, groups and contacts at the start. Default 1,200, with about 150 events on a working day. */
  objects?: number;
  /** End of the records, UTC ISO text, not included. Default: the current hour's start. */
  end?: string;
  /**
   * Default `true`: a first sync of all objects, an outage of an agent, a deletion spike, a silence and a new code
   * ({@link demoIncidents} says when). `false`: ordinary days, never 24 hours without events, and every code that
   * occurs comes back within 47 hours.
   */
  incidents?: boolean;
}

/** End of the records, UTC ISO text. Throws `bad-query` for options that make no tenant. */
export function demoEnd({ days = 30, objects = 1200, end }: DemoOptions): string {
  if (!(days > 0)) throw new SourceError('bad-query', 'days is not a number above 0.');
  if (!Number.isSafeInteger(objects) || objects < 1) {
    throw new SourceError('bad-query', 'objects is not a whole number above 0.');
  }
  const time = end === undefined ? msToTime(Math.floor(Date.now() / HOUR) * HOUR) : toTimeText(end);
  if (time === null) throw new SourceError('bad-query', `end is “${end ?? ''}”, which is not an ISO time.`);
  return time;
}
