import type { RecordCursor, TimeSpan } from '../model/filter.js';
import type { ResolvedFilter } from '../model/filter-normal.js';
import type { RecordsQuestion } from '../model/question.js';
import type { TimeText } from '../model/record.js';
import { derive, MADE, optional, spellings, stepName, STEPS, timeText, type DerivedColumn } from './columns.js';
import { conditionsOf, inSpan } from './conditions.js';
import { textLiteral, timeLiteral, wholeLiteral } from './literals.js';
import { keep, pipe, rowsOf, type ColumnType, type KqlQuery } from './query.js';

type Sort = NonNullable<RecordsQuestion['sort']>;

/** A page of records as a service is asked for it. */
export interface RecordsPageRequest {
  sort: Sort;
  after?: RecordCursor | undefined;
  at?: number | TimeText | undefined;
  limit: number;
}

/** Columns of the table that lean records are read from. */
const LEAN = [
  'AADTenantId', 'ResultType', 'ResultSignature', 'ResultDescription', 'ChangeId', 'CycleId', 'JobId',
  'ServicePrincipal', 'SourceIdentity', 'SourceSystem', 'TargetIdentity', 'TargetSystem',
] as const; // prettier-ignore

/** Columns that only some workspaces have. */
const PERHAPS = ['Action', 'ProvisioningAction', 'StatusInfo', 'ProvisioningStatusInfo'] as const;

const FULL = [
  ...LEAN, 'CorrelationId', 'Category', 'OperationName', 'OperationVersion', 'InitiatedBy', 'ModifiedProperties',
  'ProvisioningSteps',
] as const; // prettier-ignore

const texts = (names: readonly string[]): Record<string, ColumnType> =>
  Object.fromEntries(names.map((name) => [name, 'string']));

const COUNTS = ['place', 'total', 'before'];

/** Columns of a page of records: `place` in the order asked, from 1; `total` and `before` in row 0; the others as in the table. */
export const RECORD_COLUMNS: Readonly<Record<string, ColumnType>> = {
  place: 'long',
  total: 'long',
  before: 'long',
  TimeGenerated: 'string',
  Id: 'string',
  DurationMs: 'long',
  ...texts(LEAN),
  ...texts(PERHAPS),
  ProvisioningSteps: 'dynamic',
};

/** Columns of one record in full. */
export const FULL_COLUMNS: Readonly<Record<string, ColumnType>> = {
  TimeGenerated: 'string',
  Id: 'string',
  DurationMs: 'long',
  ...texts(FULL),
  ...texts(PERHAPS),
};

const MEASURES: Record<Sort['by'], [text: string, columns: DerivedColumn[]]> = {
  time: ['', []],
  duration: ['iff(DurationMs >= 0, DurationMs, -1)', []],
  action: ['action', ['action']],
  status: ['status', ['status']],
  error: ['tolower(errorCode)', ['errorCode']],
};

/** Pages of so many rows are counted wherever they begin: somebody looks at single events, and wants to know which. */
const FEW_ROWS = 10;

/**
 * A page of records, one more than the limit if there are more. The row with `place` 0 counts all records and those before
 * the page; it is left out for long pages behind a record or at a time, which would be counted again and again.
 */
export function recordsQuery(filter: ResolvedFilter, { sort, after, at, limit }: RecordsPageRequest): KqlQuery {
  const [measure, columns] = MEASURES[sort.by];
  const turn = sort.descending ? 'desc' : 'asc';
  const order = [...(measure ? [`measure ${turn}`] : []), `TimeGenerated ${turn}`, `id ${turn}`].join(', ');
  const skipped = typeof at === 'number' ? at : 0;
  const begin = after ? isBehind(sort, after) : typeof at === 'string' ? isAt(sort, at) : null;
  const counted = begin === null || limit <= FEW_ROWS;
  const before = begin === null ? wholeLiteral(skipped) : `toscalar(found | where not(${begin}) | count)`;
  const rows = [
    'page',
    ...derive(['stepList']),
    LEAN_STEPS,
    `project ${['place', ...projected(RECORD_COLUMNS, [...COUNTS, 'ProvisioningSteps']), 'ProvisioningSteps = steps'].join(', ')}`,
  ];
  const text = [
    `let found = ${pipe(
      ...rowsOf(conditionsOf(filter), ['id', ...columns]),
      ...(measure ? [`extend measure = ${measure}`] : []),
    )};\n`,
    keep(
      'page',
      'found',
      ...(begin === null ? [] : [`where ${begin}`]),
      `order by ${order}`,
      ...(skipped > 0
        ? ['extend place = row_number()', `where place > ${wholeLiteral(skipped)}`, `take ${wholeLiteral(limit + 1)}`]
        : [`take ${wholeLiteral(limit + 1)}`, 'extend place = row_number()']),
    ),
    counted
      ? `union\n(print place = long(0), total = toscalar(found | count), before = ${before}),\n(${pipe(...rows)})`
      : pipe(...rows, 'extend total = long(null), before = long(null)'),
    `\n| project ${Object.keys(RECORD_COLUMNS).join(', ')}\n| order by place asc`,
  ].join('');
  return { text, span: filter.range === 'all' ? null : filter.range, columns: RECORD_COLUMNS };
}

/** The newest record of an id; `span` bounds the search. */
export function recordQuery(filter: ResolvedFilter, id: string, span: TimeSpan | null): KqlQuery {
  const literal = textLiteral(id);
  const early = id.startsWith(MADE) ? [] : [`Id == ${literal} or ChangeId == ${literal}`];
  const hint = [...(span ? [inSpan(span)] : []), ...early];
  const conditions = [
    { of: 'forced' as const, early: hint, exact: `id == ${literal}`, columns: ['id' as const] },
    ...conditionsOf(filter),
  ];
  const text = pipe(
    ...rowsOf(conditions, []),
    'order by TimeGenerated desc',
    'take 1',
    `project ${projected(FULL_COLUMNS, []).join(', ')}`,
  );
  return { text, span: span ?? (filter.range === 'all' ? null : filter.range), columns: FULL_COLUMNS };
}

const part = (...keys: string[]): string =>
  `coalesce(${keys
    .flatMap(spellings)
    .map((key) => `tostring(step.${key})`)
    .join(', ')})`;

const LEAN_STEP = `"name", ${stepName}, "provisioningStepType", ${part('provisioningStepType', 'type')}, "status", ${part('status')}`;

/** Steps with name, type and status only: their details are most of a record's bytes. */
const LEAN_STEPS = `mv-apply step = ${STEPS} on (summarize steps = make_list(iff(isnull(step), dynamic(null), bag_pack(${LEAN_STEP}))))`;

function projected(columns: Readonly<Record<string, ColumnType>>, without: readonly string[]): string[] {
  const written: Record<string, string> = {
    TimeGenerated: `TimeGenerated = ${timeText('TimeGenerated')}`,
    Id: 'Id = id',
    ...Object.fromEntries(PERHAPS.map((name) => [name, `${name} = ${optional(name)}`])),
  };
  return Object.keys(columns)
    .filter((name) => !without.includes(name))
    .map((name) => written[name] ?? name);
}

function isBehind({ descending }: Sort, { time, id }: RecordCursor): string {
  const sign = descending ? '<' : '>';
  const instant = timeLiteral(time);
  return `TimeGenerated ${sign} ${instant} or (TimeGenerated == ${instant} and strcmp(id, ${textLiteral(id)}) ${sign} 0)`;
}

function isAt({ descending }: Sort, time: TimeText): string {
  return `TimeGenerated ${descending ? '<=' : '>='} ${timeLiteral(time)}`;
}
