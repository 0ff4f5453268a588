import type { ResolvedFilter } from '../model/filter-normal.js';
import type { ObjectsQuestion } from '../model/question.js';
import { toTimeText } from '../model/time.js';
import { timeText, type DerivedColumn } from './columns.js';
import { conditionsOf } from './conditions.js';
import { textLiteral, timeLiteral, wholeLiteral } from './literals.js';
import { keep, pipe, rowsOf, type KqlQuery } from './query.js';

type Sort = NonNullable<ObjectsQuestion['sort']>;

/** Where a page of objects ends: what it is sorted by, and the object's key. */
export interface ObjectCursor {
  measure: string;
  key: string;
}

/** A page of objects as a service is asked for it. */
export interface ObjectsPageRequest {
  sort: Sort;
  after: ObjectCursor | null;
  limit: number;
}

/** Columns of a page of objects. `place`: in the order asked; `measure`: what that order is by; `total`: on the first page only. */
export const OBJECT_COLUMNS = {
  place: 'long',
  measure: 'string',
  total: 'long',
  key: 'string',
  sourceId: 'string',
  targetId: 'string',
  sourceName: 'string',
  targetName: 'string',
  upn: 'string',
  type: 'string',
  events: 'long',
  firstSeen: 'string',
  lastSeen: 'string',
  lastId: 'string',
  lastTime: 'string',
  lastAction: 'string',
  lastStatus: 'string',
  lastErrorCode: 'string',
  lastReason: 'string',
} as const;

/** An object's state now does not depend on what a filter says of these. */
const NOT_OF_STATE: readonly string[] = ['status', 'action', 'error', 'stage'];

const DETAILS = ['sourceId', 'targetId', 'sourceName', 'targetText', 'upn', 'type'] as const satisfies DerivedColumn[];
const STATE = ['id', 'action', 'status', 'errorCode', 'reason'] as const satisfies DerivedColumn[];

/** A page of distinct objects, one row more than the limit if there are more. */
export function objectsQuery(filter: ResolvedFilter, request: ObjectsPageRequest): KqlQuery {
  const conditions = conditionsOf(filter);
  const own = conditions.filter(({ of }) => NOT_OF_STATE.includes(of));
  const columns = new Set<DerivedColumn>(['objectId', ...own.flatMap((part) => part.columns), ...DETAILS, ...STATE]);
  const { sort, limit, after } = request;
  const turn = sort.descending ? 'desc' : 'asc';
  const ofDetails = sort.by === 'name' || sort.by === 'type';
  const total = after === null ? 'toscalar(objects | count)' : 'long(null)';
  const text = [
    keep(
      'log',
      ...rowsOf(
        conditions.filter((part) => !own.includes(part)),
        [...columns],
      ),
      'where isnotempty(objectId)',
      `project ${['TimeGenerated', ...columns].join(', ')}`,
    ),
    keep('admitted', 'log', ...own.map(({ exact }) => `where ${exact}`)),
    keep('objects', 'admitted', ...(ofDetails ? [...details(`${COUNTS}, `), measure(sort)] : [summarize(COUNTS)])),
    keep(
      'page',
      'objects',
      ...(after ? [`where ${isBehind(sort, after)}`] : []),
      `order by ${MEASURES[sort.by]} ${turn}, objectId ${turn}`,
      `take ${wholeLiteral(limit + 1)}`,
      'extend place = row_number()',
    ),
    `let known = ${pipe('admitted', 'where objectId in ((page | project objectId))', ...details(''))};\n`,
    `let newest = ${pipe(
      'log',
      'where objectId in ((page | project objectId))',
      'order by objectId asc, TimeGenerated desc, id desc',
      'extend turn = row_number(1, objectId != prev(objectId))',
      'where turn == 1',
      `project objectId, lastTime = TimeGenerated, ${STATE.join(', ')}`,
    )};\n`,
    pipe(
      'page',
      `project objectId, place, measure = ${measureText(sort)}, events, firstAt, lastAt`,
      'lookup kind=leftouter known on objectId',
      'lookup kind=leftouter newest on objectId',
      'order by place asc',
      `project ${[
        'place, measure',
        `total = ${total}`,
        'key = objectId',
        'sourceId, targetId, sourceName, targetName = targetText, upn, type, events',
        `firstSeen = ${timeText('firstAt')}, lastSeen = ${timeText('lastAt')}`,
        `lastId = id, lastTime = ${timeText('lastTime')}, lastAction = action, lastStatus = status`,
        'lastErrorCode = errorCode, lastReason = reason',
      ].join(', ')}`,
    ),
  ].join('');
  return { text, span: filter.range === 'all' ? null : filter.range, columns: OBJECT_COLUMNS };
}

const MEASURES: Record<Sort['by'], string> = {
  lastSeen: 'lastAt',
  firstSeen: 'firstAt',
  events: 'events',
  name: 'measure',
  type: 'measure',
};

/** Letters of a name that count for the order: a cursor holds them. */
const MEASURED = 250;

function measureText({ by }: Sort): string {
  const column = MEASURES[by];
  if (by === 'name' || by === 'type') return column;
  return by === 'events' ? `tostring(${column})` : timeText(column);
}

function measure({ by }: Sort): string {
  return `extend measure = substring(tolower(${by === 'name' ? 'coalesce(sourceName, targetText)' : 'type'}), 0, ${MEASURED})`;
}

const COUNTS = 'events = count(), firstAt = min(TimeGenerated), lastAt = max(TimeGenerated)';

const summarize = (what: string): string => `summarize ${what} by objectId`;

/** What the newest event that has it says of each object, after the counts that are given. */
function details(counts: string): string[] {
  const newestWith = (column: string) => {
    const isThere = column === 'type' ? 'type != "unknown"' : `isnotempty(${column})`;
    return `(${column}At, ${column}) = arg_max(iff(${isThere}, turn, long(null)), ${column})`;
  };
  return [
    'order by TimeGenerated asc, id asc',
    'extend turn = row_number()',
    summarize(`${counts}${DETAILS.map(newestWith).join(', ')}`),
    `project-away ${DETAILS.map((column) => `${column}At`).join(', ')}`,
  ];
}

function isBehind({ by, descending }: Sort, { measure: reached, key }: ObjectCursor): string {
  const sign = descending ? '<' : '>';
  const column = MEASURES[by];
  const behindKey = `strcmp(objectId, ${textLiteral(key)}) ${sign} 0`;
  if (by === 'name' || by === 'type') {
    const text = textLiteral(reached);
    return `strcmp(${column}, ${text}) ${sign} 0 or (${column} == ${text} and ${behindKey})`;
  }
  const value = by === 'events' ? wholeLiteral(Number(reached)) : timeLiteral(toTimeText(reached) ?? reached);
  return `${column} ${sign} ${value} or (${column} == ${value} and ${behindKey})`;
}
