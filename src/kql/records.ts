import type { RecordCursor, TimeSpan } from '../model/filter.js';
import type { ResolvedFilter } from '../model/filter-normal.js';
import type { RecordsQuestion } from '../model/question.js';
import type { TimeText } from '../model/record.js';
import { spellings, timeText, type DerivedColumn } from './columns.js';
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
  'ServicePrincipal', 'SourceIdentity', 'SourceSystem', 'TargetIdentity', 'TargetSystem', 'ProvisioningStatusInfo',
] as const; // prettier-ignore

/** Columns that only some workspaces have. */
const PERHAPS = ['Action', 'ProvisioningAction', 'StatusInfo'] as const;

const FULL = [
  ...LEAN, 'CorrelationId', 'Category', 'OperationName', 'OperationVersion', 'InitiatedBy', 'ModifiedProperties',
  'ProvisioningSteps',
] as const; // prettier-ignore

const texts = (names: readonly string[]): Record<string, ColumnType> =>
  Object.fromEntries(names.map((name) => [name, 'string']));

/** Columns of a page of records: `place` in the order asked, `total` where it is counted; the others as in the table. */
export const RECORD_COLUMNS: Readonly<Record<string, ColumnType>> = {
  place: 'long',
  total: 'long',
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

/** A page of records, one more than the limit if there are more. The number of all comes with pages by index only. */
export function recordsQuery(filter: ResolvedFilter, { sort, after, at, limit }: RecordsPageRequest): KqlQuery {
  const [measure, columns] = MEASURES[sort.by];
  const turn = sort.descending ? 'desc' : 'asc';
  const order = [...(measure ? [`measure ${turn}`] : []), `TimeGenerated ${turn}`, `id ${turn}`].join(', ');
  const counted = after === undefined && typeof at !== 'string';
  const first = typeof at === 'number' ? at : 0;
  const begin = after ? [isBehind(sort, after)] : typeof at === 'string' ? [isAt(sort, at)] : [];
  const found = [
    ...rowsOf([...conditionsOf(filter)], ['id', ...columns]),
    ...(measure ? [`extend measure = ${measure}`] : []),
    ...begin.map((text) => `where ${text}`),
  ];
  const text = [
    counted ? `let total = toscalar(\n${pipe(...found, 'count')}\n);\n` : '',
    keep(
      'page',
      ...found,
      `order by ${order}`,
      ...(first > 0
        ? ['extend place = row_number()', `where place > ${wholeLiteral(first)}`, `take ${wholeLiteral(limit + 1)}`]
        : [`take ${wholeLiteral(limit + 1)}`, 'extend place = row_number()']),
    ),
    pipe(
      'page',
      LEAN_STEPS,
      'order by place asc',
      `project ${[
        'place',
        `total = ${counted ? 'total' : 'long(null)'}`,
        ...projected(RECORD_COLUMNS, ['place', 'total', 'ProvisioningSteps']),
        'ProvisioningSteps = steps',
      ].join(', ')}`,
    ),
  ].join('');
  return { text, span: filter.range === 'all' ? null : filter.range, columns: RECORD_COLUMNS };
}

/** The newest record of an id; `span` bounds the search. */
export function recordQuery(filter: ResolvedFilter, id: string, span: TimeSpan | null): KqlQuery {
  const literal = textLiteral(id);
  const early = id.startsWith('time ') ? [] : [`Id == ${literal} or ChangeId == ${literal}`];
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

const step = (key: string): string =>
  `coalesce(${spellings(key)
    .map((spelling) => `tostring(step.${spelling})`)
    .join(', ')})`;

const LEAN_STEP = ['name', 'provisioningStepType', 'status'].map((key) => `"${key}", ${step(key)}`).join(', ');

/** Steps with name, type and status only: their details are most of a record's bytes. */
const LEAN_STEPS = `mv-apply step = iff(array_length(parse_json(ProvisioningSteps)) > 0, parse_json(ProvisioningSteps), dynamic([null])) on (summarize steps = make_list(iff(isnull(step), dynamic(null), bag_pack(${LEAN_STEP}))))`;

function projected(columns: Readonly<Record<string, ColumnType>>, without: readonly string[]): string[] {
  const written: Record<string, string> = {
    TimeGenerated: `TimeGenerated = ${timeText('TimeGenerated')}`,
    Id: 'Id = id',
    ...Object.fromEntries(PERHAPS.map((name) => [name, `${name} = column_ifexists("${name}", "")`])),
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
