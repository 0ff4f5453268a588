import type { ResolvedFilter } from '../model/filter-normal.js';
import { timeText } from './columns.js';
import { conditionsOf } from './conditions.js';
import { pipe, rowsOf, type KqlQuery } from './query.js';

/** First and last event and number of events that a filter admits. */
export function aboutQuery(filter: ResolvedFilter): KqlQuery {
  const text = pipe(
    ...rowsOf(conditionsOf(filter), []),
    'summarize events = count(), firstAt = min(TimeGenerated), lastAt = max(TimeGenerated)',
    `project events, earliest = ${timeText('firstAt')}, latest = ${timeText('lastAt')}`,
  );
  return {
    text,
    span: filter.range === 'all' ? null : filter.range,
    columns: { events: 'long', earliest: 'string', latest: 'string' },
  };
}
