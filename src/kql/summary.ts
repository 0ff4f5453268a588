import type { ResolvedFilter } from '../model/filter-normal.js';
import type { Grouping, SummaryTable } from '../model/question.js';
import type { DerivedColumn } from './columns.js';
import { conditionsOf, type Condition } from './conditions.js';
import { groupingQuery, SUMMARY_COLUMNS } from './grouping.js';
import { keep, rowsOf, type KqlQuery } from './query.js';

/** Most rows that one query returns, so that no answer meets the service's own limits. */
export const MOST_CELLS = 100_000;

/** A grouping with the bins that the question's range is cut into. */
export interface BinnedGrouping {
  grouping: Grouping;
  bins: SummaryTable['bins'];
}

/** All groupings of a summary in one query. `estimated`: distinct objects are estimated, for when counting is too much. */
export function summaryQuery(
  groupings: readonly BinnedGrouping[],
  filter: ResolvedFilter,
  { estimated = false }: { estimated?: boolean } = {},
): KqlQuery {
  const conditions = conditionsOf(filter);
  const ignored = new Set(groupings.flatMap(({ grouping }) => conditions.filter((part) => ignores(grouping, part))));
  const shared = conditions.filter((condition) => !ignored.has(condition));
  const tables = groupings.map(({ grouping, bins }, index) => {
    const own = [...ignored].filter((condition) => !ignores(grouping, condition));
    return groupingQuery({ grouping, bins, index, conditions: own.map(decision), estimated });
  });
  const columns = new Set([
    ...[...ignored].flatMap((condition) => condition.columns),
    ...groupings.flatMap(({ grouping }) => columnsOf(grouping)),
  ]);
  const kept = ['TimeGenerated', ...(groupings.some(({ grouping }) => grouping.latest) ? ['JobId'] : []), ...columns];
  const results = tables.flatMap((table) => table.results).map((text) => `(\n${text}\n)`);
  return {
    text: [
      keep('log', ...rowsOf(shared, [...columns]), `project ${kept.join(', ')}`),
      ...tables.flatMap((table) => table.definitions),
      `union\n${results.join(',\n')}\n| take ${MOST_CELLS + 1}`,
    ].join(''),
    span: filter.range === 'all' ? null : filter.range,
    columns: SUMMARY_COLUMNS,
  };
}

function ignores({ by, bin, ignoreOwn = false }: Grouping, { of }: Condition): boolean {
  if (ignoreOwn === false) return false;
  if (of === 'brush') return bin !== undefined;
  return ((ignoreOwn === true ? by : ignoreOwn) as readonly string[]).includes(of);
}

/** A condition over what the log keeps: its derived columns, or its time. */
function decision({ exact, early }: Condition): string {
  return exact ?? early.join(' and ');
}

function columnsOf({ by, latest }: Grouping): DerivedColumn[] {
  const dimensions = by.map((dimension): DerivedColumn => (dimension === 'stage' ? 'stages' : dimension));
  return ['objectId', ...dimensions, ...(latest ? (['id', 'action', 'status', 'errorCode', 'reason'] as const) : [])];
}
