import type { Dimension, TimeSpan } from '../model/filter.js';
import type { ResolvedFilter } from '../model/filter-normal.js';
import { LIST_DIMENSIONS } from '../model/dimension.js';
import { isFilled, isPlain, optional, type DerivedColumn } from './columns.js';
import { listLiteral, textLiteral, timeLiteral } from './literals.js';

/** One part of a filter as KQL. */
export interface Condition {
  /** What it comes from: groupings may ignore it; `forced` ones nothing ignores. */
  of: Dimension | 'range' | 'brush' | 'identity' | 'search' | 'forced';
  /** Over the table's own columns: admits all rows that pass, and perhaps more. It spares the service reading JSON. */
  early: readonly string[];
  /** Decides, over derived columns; `null` where `early` does. */
  exact: string | null;
  /** What `exact` reads. */
  columns: readonly DerivedColumn[];
}

/** The parts of a filter, those of its `within` among them as `forced`. */
export function conditionsOf(filter: ResolvedFilter): Condition[] {
  const { within, ...outer } = filter;
  const forced = within ? partsOf(within).map((part) => ({ ...part, of: 'forced' as const })) : [];
  return [...partsOf(outer), ...forced];
}

/** Half-open, over the table's own time. */
export function inSpan({ from, to }: TimeSpan): string {
  return `TimeGenerated >= ${timeLiteral(from)} and TimeGenerated < ${timeLiteral(to)}`;
}

function partsOf(filter: Omit<ResolvedFilter, 'within'>): Condition[] {
  const { range, brush, direction, identity, search } = filter;
  const parts: Condition[] = [];
  if (range && range !== 'all') parts.push(early('range', inSpan(range)));
  if (brush) parts.push(early('brush', inSpan(brush)));
  if (direction !== 'all') parts.push(directionIs(direction));
  for (const dimension of LIST_DIMENSIONS) {
    const values = filter[dimension];
    if (values?.length) parts.push(oneOf(dimension, values));
  }
  if (identity?.length) parts.push(hasIdentity(identity));
  if (search) parts.push(searched(search));
  return parts;
}

function early(of: Condition['of'], text: string): Condition {
  return { of, early: [text], exact: null, columns: [] };
}

const NO_JOB = `not(${isFilled('JobId')})`;

function directionIs(direction: string): Condition {
  const templates =
    { 'ad-to-entra': ['AD2AAD'], 'entra-to-ad': ['AAD2AD'], 'cloud-sync': ['AD2AAD', 'AAD2AD'] }[direction] ?? [];
  return {
    of: 'direction',
    early: [[...templates.map((template) => `JobId startswith ${textLiteral(template)}`), NO_JOB].join(' or ')],
    exact: direction === 'cloud-sync' ? 'direction != "other"' : `direction == ${textLiteral(direction)}`,
    columns: ['direction'],
  };
}

function oneOf(dimension: (typeof LIST_DIMENSIONS)[number], values: readonly string[]): Condition {
  const list = listLiteral(values);
  if (dimension === 'stage') {
    return {
      of: dimension,
      early: mentions(['ProvisioningSteps'], values),
      exact: `array_length(set_intersect(stages, dynamic([${values.map(textLiteral).join(', ')}]))) > 0`,
      columns: ['stages'],
    };
  }
  return {
    of: dimension,
    early: earlyOneOf(dimension, values, list),
    exact: `${dimension} in ${list}`,
    columns: [dimension],
  };
}

const STATUS_NUMBERS = new Map([['success', '0'], ['failure', '1'], ['skipped', '2'], ['warning', '3']]); // prettier-ignore

function earlyOneOf(dimension: Dimension, values: readonly string[], list: string): string[] {
  const hasResult = isFilled('ResultType');
  switch (dimension) {
    case 'status': {
      const result = `tolower(${trimmed('ResultType')})`;
      const numbers = values.flatMap((value) => STATUS_NUMBERS.get(value) ?? []);
      const isNumber = numbers.length > 0 ? [`${result} in ${listLiteral(numbers)}`] : [];
      return [[`${result} in ${list}`, ...isNumber, `not(${hasResult})`].join(' or ')];
    }
    case 'error':
      return [
        `${trimmed('ResultType')} in~ ("failure", "1") or not(${hasResult})`,
        `ResultSignature in ${list} or not(${isFilled('ResultSignature')})`,
      ];
    case 'object':
      return mentions(['SourceIdentity', 'TargetIdentity'], values);
    case 'targetName':
      return mentions(['TargetIdentity'], values);
    case 'app':
      return mentions(['ServicePrincipal'], values);
    default:
      return [];
  }
}

const trimmed = (column: string): string => String.raw`trim(@"\s+", ${column})`;

/**
 * Words that JSON writes as they are and that begin and end like a term of the service's index: only such values can be
 * looked for in the text before it is read.
 */
const INDEXED = /^[A-Za-z0-9](?:[A-Za-z0-9 ._@-]*[A-Za-z0-9])?$/;

function mentions(columns: readonly string[], values: readonly string[]): string[] {
  if (!values.every((value) => INDEXED.test(value) && value !== 'unknown')) return [];
  const list = listLiteral(values);
  return [columns.flatMap((column) => [`${column} has_any ${list}`, isEscaped(column)]).join(' or ')];
}

/** JSON may write any letter as an escape, and then it is not found. */
const isEscaped = (column: string): string => String.raw`${column} contains_cs @"\u"`;

function hasIdentity(ids: readonly string[]): Condition {
  const list = listLiteral(ids);
  return {
    of: 'identity',
    early: mentions(['SourceIdentity', 'TargetIdentity'], ids),
    exact: `sourceId in ${list} or targetId in ${list}`,
    columns: ['sourceId', 'targetId'],
  };
}

const SEARCHED = [
  'sourceName',
  'targetText',
  'sourceId',
  'targetId',
  'sourceUpn',
  'targetUpn',
  'errorCode',
  'id',
] as const;

/** Search text that JSON writes as it is. */
const WRITTEN_PLAINLY = /^[a-z0-9 ._@-]+$/;
const SEARCHED_EARLY = [
  'SourceIdentity',
  'TargetIdentity',
  'ChangeId',
  'Id',
  'ResultSignature',
  optional('ProvisioningStatusInfo'),
  optional('StatusInfo'),
];

const SEARCHED_JSON = SEARCHED_EARLY.filter((column) => /Identity|StatusInfo/.test(column));

function searched(search: string): Condition {
  const text = textLiteral(search);
  return {
    of: 'search',
    early: WRITTEN_PLAINLY.test(search)
      ? [
          [
            ...SEARCHED_EARLY.map((column) => `${column} contains ${text}`),
            ...SEARCHED_JSON.map(isEscaped),
            `not(${isFilled('Id')})`,
          ].join(' or '),
        ]
      : [],
    exact: [...SEARCHED, 'ChangeId'].map((column) => `tolower(${column}) contains_cs ${text}`).join(' or '),
    columns: SEARCHED,
  };
}

/** May the condition be decided before any JSON is read? */
export function isDecidedPlainly({ columns }: Condition): boolean {
  return columns.every(isPlain);
}
