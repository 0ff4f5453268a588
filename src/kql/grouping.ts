import type { Dimension } from '../model/filter.js';
import type { Grouping, SummaryTable } from '../model/question.js';
import { binStartOf } from './bins.js';
import { timeText } from './columns.js';
import { textLiteral, wholeLiteral } from './literals.js';
import { pipe } from './query.js';

/** Most values of the first dimension that one answer shows; the next ones are asked for with `after`. */
export const MOST_VALUES = 1000;

/** Columns of a summary's one table. `part` says what a row is; columns that a part does not have are empty. */
export const SUMMARY_COLUMNS = {
  grouping: 'long',
  part: 'string',
  place: 'long',
  key1: 'string',
  key2: 'string',
  binStart: 'string',
  events: 'long',
  objects: 'long',
  firstSeen: 'string',
  lastSeen: 'string',
  id: 'string',
  action: 'string',
  status: 'string',
  errorCode: 'string',
  reason: 'string',
  job: 'string',
} as const;

/**
 * `values`: how many values the first dimension has, as `events`. `value`: one of them. `cell`, `other`: counts of one
 * combination. `newest`, `newestOther`: the newest event of each.
 */
export type SummaryPart = 'values' | 'value' | 'cell' | 'other' | 'newest' | 'newestOther';

/** One grouping as a part of a query over `log`. */
export interface GroupingParts {
  grouping: Grouping;
  bins: SummaryTable['bins'];
  /** Its number among the groupings. */
  index: number;
  /** What rows of `log` have to meet for it. */
  conditions: readonly string[];
  estimated: boolean;
}

/** A place that no value has: what is behind an unknown value is nothing. */
const BEHIND_ALL = 1_000_000_000;

/** Dimensions of which a log holds few values, so that there is no need for pages. */
const FEW_VALUES: readonly Dimension[] = ['action', 'status', 'type', 'syncType', 'direction'];

/** Does the grouping's answer come in pages of values? */
export function isPaged({ by: [first], top, after }: Grouping): boolean {
  return first !== undefined && (top !== undefined || after !== undefined || !FEW_VALUES.includes(first));
}

/** Named tables that a grouping needs, and the tables that it returns, all with {@link SUMMARY_COLUMNS}. */
export function groupingQuery(parts: GroupingParts): { definitions: string[]; results: string[] } {
  const { grouping, bins, index } = parts;
  const { by, top, after, latest } = grouping;
  const [rows, values, page] = [`rows${index}`, `values${index}`, `page${index}`];
  const keys = [...(by.length > 1 ? ['key2'] : []), ...(bins ? ['start'] : [])];
  const allKeys = [...(by.length > 0 ? ['key1'] : []), ...keys];
  const paged = isPaged(grouping);
  const withSecond = secondKey(by[1]);
  const shown = [rows, ...(paged ? [`where key1 in ((${page} | project key1))`] : []), ...withSecond];
  const others =
    paged && top !== undefined && after === undefined ? [...otherRows(parts, rows, page), ...withSecond] : null;
  const results: [SummaryPart, string[]][] = [];
  if (paged) results.push(['values', [values, 'summarize events = count()']], ['value', [page]]);
  else if (by.length > 0) results.push(['value', [rows, counts(parts, ['key1'])]]);
  if (keys.length > 0 || by.length === 0) results.push(['cell', [...shown, counts(parts, allKeys)]]);
  if (others) results.push(['other', [...others, counts(parts, keys)]]);
  if (latest) results.push(['newest', [...shown, ...newest(allKeys)]]);
  if (latest && others) results.push(['newestOther', [...others, ...newest(keys)]]);
  return {
    definitions: [
      `let ${rows} = ${pipe(...rowsWith(parts, keysOf(grouping)))};\n`,
      ...(paged ? pageDefinitions(parts, rows, values, page) : []),
    ],
    results: results.map(([part, operators]) =>
      pipe(...operators, shape(parts, part, columnsIn(part, paged, allKeys, keys))),
    ),
  };
}

type Keys = readonly (readonly [name: 'key1' | 'key2', dimension: Dimension])[];

function keysOf({ by: [first, second] }: Grouping): Keys {
  return [...(first ? [['key1', first] as const] : []), ...(second ? [['key2', second] as const] : [])];
}

/** Rows of `log` that count in the grouping, one for each of their stages if that is the first key. */
function rowsWith({ grouping, bins, conditions }: GroupingParts, keys: Keys): string[] {
  const [first] = keys.filter(([name]) => name === 'key1');
  return [
    'log',
    ...conditions.map((condition) => `where ${condition}`),
    ...(first?.[1] === 'stage' ? ['mv-expand stage = stages to typeof(string)'] : []),
    ...(first?.[1] === 'error' ? ['where isnotempty(error)'] : []),
    `project ${[
      'TimeGenerated',
      'objectId',
      ...keys.map(([name, dimension]) =>
        name === 'key2' && dimension === 'stage' ? 'stages' : `${name} = ${dimension}`,
      ),
      ...(bins ? [`start = ${binStartOf(bins)}`] : []),
      ...(grouping.latest ? ['id', 'action', 'status', 'errorCode', 'reason', 'JobId'] : []),
    ].join(', ')}`,
  ];
}

/** Rows are ranked by their first key whether or not they have a second one, and once although they may have several. */
function secondKey(second: Dimension | undefined): string[] {
  if (second === 'stage') return ['mv-expand key2 = stages to typeof(string)'];
  return second === 'error' ? ['where isnotempty(key2)'] : [];
}

function pageDefinitions({ grouping, ...parts }: GroupingParts, rows: string, values: string, page: string): string[] {
  const { order = 'events', top = MOST_VALUES, after } = grouping;
  const measure = { events: 'events', objects: 'objects', last: 'lastAt' }[order];
  const ranked = pipe(
    rows,
    counts(parts, ['key1']),
    `order by ${measure} desc, key1 asc`,
    'extend place = row_number()',
  );
  const begin = `begin${parts.index}`;
  return [
    `let ${values} = materialize(\n${ranked}\n);\n`,
    ...(after === undefined
      ? [`let ${page} = ${values} | where place <= ${wholeLiteral(top)};\n`]
      : [
          `let ${begin} = coalesce(toscalar(${values} | where key1 == ${textLiteral(after)} | project place), ${BEHIND_ALL});\n`,
          `let ${page} = ${values} | where place > ${begin} and place <= ${begin} + ${wholeLiteral(top)};\n`,
        ]),
  ];
}

/** Rows with a value that is not on the page: each once, although it may have several such stages. */
function otherRows(parts: GroupingParts, rows: string, page: string): string[] {
  const [first, ...rest] = keysOf(parts.grouping);
  if (first?.[1] !== 'stage') return [rows, `where key1 !in ((${page} | project key1))`];
  const shown = `toscalar(${page} | summarize make_list(key1))`;
  const without = `array_length(set_difference(stages, ${shown})) > 0`;
  return rowsWith({ ...parts, conditions: [...parts.conditions, without] }, rest);
}

function counts({ estimated }: Pick<GroupingParts, 'estimated'>, keys: readonly string[]): string {
  const objects = estimated
    ? 'dcount(iff(isnotempty(objectId), hash_xxhash64(objectId), long(null)), 4)'
    : 'count_distinctif(objectId, isnotempty(objectId))';
  const what = `events = count(), objects = ${objects}, firstAt = min(TimeGenerated), lastAt = max(TimeGenerated)`;
  return keys.length > 0 ? `summarize ${what} by ${keys.join(', ')}` : `summarize ${what}`;
}

/** The newest row of each combination of keys: by time, then id. */
function newest(keys: readonly string[]): string[] {
  if (keys.length === 0) return ['order by TimeGenerated desc, id desc', 'take 1'];
  const changes = keys.map((key) => `${key} != prev(${key})`).join(' or ');
  return [
    `order by ${[...keys.map((key) => `${key} asc`), 'TimeGenerated desc', 'id desc'].join(', ')}`,
    `extend turn = row_number(1, ${changes})`,
    'where turn == 1',
  ];
}

/** What the rows of a part have. */
function columnsIn(
  part: SummaryPart,
  paged: boolean,
  allKeys: readonly string[],
  keys: readonly string[],
): Set<string> {
  if (part === 'values') return new Set(['events']);
  if (part === 'value') return new Set(['key1', 'counts', ...(paged ? ['place'] : [])]);
  const own = part === 'other' || part === 'newestOther' ? keys : allKeys;
  return new Set([...own, part.startsWith('newest') ? 'newest' : 'counts']);
}

function shape({ index }: GroupingParts, part: SummaryPart, has: ReadonlySet<string>): string {
  const counted = has.has('counts');
  const text = (name: string, group = name) => `${name} = ${has.has(group) ? name : '""'}`;
  const newestTime = has.has('newest') ? timeText('TimeGenerated') : '""';
  return `project ${[
    `grouping = ${wholeLiteral(index)}`,
    `part = ${textLiteral(part)}`,
    `place = ${has.has('place') ? 'place' : 'long(null)'}`,
    text('key1'),
    text('key2'),
    `binStart = ${has.has('start') ? timeText('start') : '""'}`,
    `events = ${counted || has.has('events') ? 'events' : 'long(null)'}`,
    `objects = ${counted ? 'objects' : 'long(null)'}`,
    `firstSeen = ${counted ? timeText('firstAt') : '""'}`,
    `lastSeen = ${counted ? timeText('lastAt') : newestTime}`,
    ...['id', 'action', 'status', 'errorCode', 'reason'].map((name) => text(name, 'newest')),
    `job = ${has.has('newest') ? 'JobId' : '""'}`,
  ].join(', ')}`;
}
