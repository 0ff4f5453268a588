import {
  badQuery, checkBoolean, checkChoice, checkFields, checkInteger, checkList, checkText,
} from './checks.js'; // prettier-ignore
import { BINS } from './bins.js';
import { canonicalJson } from './canonical.js';
import { DIMENSIONS } from './filter.js';
import type { Dimension, RecordCursor } from './filter.js';
import { normaliseFilter } from './filter-normal.js';
import type {
  Bin,
  Grouping,
  ObjectsQuestion,
  RecordQuestion,
  RecordsQuestion,
  SummaryQuestion,
  SyncQuestion,
} from './question.js';
import { MOST_GROUPINGS } from './question.js';
import type { TimeText } from './record.js';
import { toTimeText } from './time.js';

/** Rows of a page that does not say how many. */
export const DEFAULT_LIMIT = 100;

const MOST_ROWS = 1000;
const KINDS = ['about', 'summary', 'objects', 'records', 'record'] as const;
const KEYS: Record<SyncQuestion['kind'], readonly string[]> = {
  about: ['kind', 'filter'],
  summary: ['kind', 'filter', 'zone', 'groupings'],
  objects: ['kind', 'filter', 'sort', 'page'],
  records: ['kind', 'filter', 'sort', 'page'],
  record: ['kind', 'id', 'time', 'filter'],
};
const GROUPING_KEYS = ['by', 'bin', 'ignoreOwn', 'order', 'top', 'after', 'latest'];
const OBJECT_SORTS = ['lastSeen', 'firstSeen', 'events', 'name', 'type'] as const;
const RECORD_SORTS = ['time', 'duration', 'action', 'status', 'error'] as const;

type Fields = ReadonlyMap<string, unknown>;

/** Canonical JSON text of a question: equal for questions that ask the same. Throws `bad-query`. */
export function questionKey(question: SyncQuestion): string {
  return canonicalJson(normaliseQuestion(question));
}

/**
 * The canonical form of a question of unknown origin: its filter normal, its defaults filled in.
 *
 * Throws `bad-query` naming the field for anything outside the closed schema: unknown kinds, keys and words, wrong
 * types, limits outside 1 to 1000, no or more than 24 groupings, more than two dimensions, too long texts.
 */
export function normaliseQuestion(question: unknown): SyncQuestion {
  const kind = checkChoice(kindOf(question), 'kind', KINDS);
  const fields = checkFields(question, 'question', KEYS[kind]);
  switch (kind) {
    case 'about':
      return { kind, filter: normaliseFilter(fields.get('filter')) };
    case 'summary':
      return normalSummary(fields);
    case 'objects':
      return normalObjects(fields);
    case 'records':
      return normalRecords(fields);
    case 'record':
      return normalRecord(fields);
  }
}

function kindOf(question: unknown): unknown {
  if (typeof question !== 'object' || question === null) throw badQuery('question', 'has to be an object');
  return 'kind' in question ? question.kind : undefined;
}

function given(fields: Fields, key: string, usual: unknown): unknown {
  return fields.has(key) ? fields.get(key) : usual;
}

function normalSummary(fields: Fields): SummaryQuestion {
  const groupings = checkList(fields.get('groupings'), 'groupings', MOST_GROUPINGS);
  if (groupings.length === 0) throw badQuery('groupings', 'has to have at least one item');
  return {
    kind: 'summary',
    filter: normaliseFilter(fields.get('filter')),
    zone: checkText(fields.get('zone'), 'zone'),
    groupings: groupings.map((grouping, index) => normalGrouping(grouping, `groupings[${index}]`)),
  };
}

function normalGrouping(grouping: unknown, name: string): Grouping {
  const fields = checkFields(grouping, name, GROUPING_KEYS);
  const by = checkDimensions(fields.get('by'), `${name}.by`, 2);
  if (new Set(by).size < by.length) throw badQuery(`${name}.by`, 'names a dimension twice');
  const normal: Grouping = { by };
  if (fields.has('bin')) normal.bin = checkChoice<Bin | 'auto'>(fields.get('bin'), `${name}.bin`, [...BINS, 'auto']);
  const ignored = normalIgnoreOwn(given(fields, 'ignoreOwn', false), `${name}.ignoreOwn`);
  if (ignored) normal.ignoreOwn = ignored;
  const order = checkChoice(given(fields, 'order', 'events'), `${name}.order`, ['events', 'objects', 'last']);
  const top = fields.has('top') ? checkInteger(fields.get('top'), `${name}.top`, 1, MOST_ROWS) : undefined;
  const after = fields.has('after') ? checkText(fields.get('after'), `${name}.after`) : undefined;
  if (by.length > 0) {
    normal.order = order;
    if (top !== undefined) normal.top = top;
    if (after !== undefined) normal.after = after;
  }
  if (checkBoolean(given(fields, 'latest', false), `${name}.latest`)) normal.latest = true;
  return normal;
}

function normalIgnoreOwn(value: unknown, name: string): boolean | readonly Dimension[] {
  if (typeof value === 'boolean') return value;
  return [...new Set(checkDimensions(value, name, DIMENSIONS.length))].sort();
}

function checkDimensions(value: unknown, name: string, most: number): Dimension[] {
  return checkList(value, name, most).map((dimension) => checkChoice(dimension, name, DIMENSIONS));
}

function normalObjects(fields: Fields): ObjectsQuestion {
  const page = checkFields(given(fields, 'page', {}), 'page', ['after', 'limit']);
  return {
    kind: 'objects',
    filter: normaliseFilter(fields.get('filter')),
    sort: normalSort(fields.get('sort'), OBJECT_SORTS, 'lastSeen'),
    page: {
      ...(page.has('after') && { after: checkText(page.get('after'), 'page.after') }),
      limit: normalLimit(page),
    },
  };
}

function normalRecords(fields: Fields): RecordsQuestion {
  const sort = normalSort(fields.get('sort'), RECORD_SORTS, 'time');
  const page = checkFields(given(fields, 'page', {}), 'page', ['after', 'at', 'limit']);
  const [after, at] = [page.get('after'), page.get('at')];
  if (after !== undefined && at !== undefined) throw badQuery('page', 'has both after and at');
  if (sort.by !== 'time' && (after !== undefined || typeof at === 'string')) {
    throw badQuery(after === undefined ? 'page.at' : 'page.after', 'names a time, so the sort has to be by time');
  }
  return {
    kind: 'records',
    filter: normaliseFilter(fields.get('filter')),
    sort,
    page: {
      ...(after !== undefined && { after: normalCursor(after) }),
      ...(at !== undefined && { at: normalPosition(at) }),
      limit: normalLimit(page),
    },
  };
}

function normalRecord(fields: Fields): RecordQuestion {
  return {
    kind: 'record',
    id: checkText(fields.get('id'), 'id'),
    ...(fields.has('time') && { time: checkTime(fields.get('time'), 'time') }),
    filter: normaliseFilter(given(fields, 'filter', {}), { direction: 'all' }),
  };
}

function normalSort<T extends string>(sort: unknown, choices: readonly T[], usual: T): { by: T; descending: boolean } {
  if (sort === undefined) return { by: usual, descending: true };
  const fields = checkFields(sort, 'sort', ['by', 'descending']);
  return {
    by: checkChoice(fields.get('by'), 'sort.by', choices),
    descending: checkBoolean(fields.get('descending'), 'sort.descending'),
  };
}

function normalLimit(page: Fields): number {
  return checkInteger(given(page, 'limit', DEFAULT_LIMIT), 'page.limit', 1, MOST_ROWS);
}

function normalCursor(after: unknown): RecordCursor {
  const fields = checkFields(after, 'page.after', ['time', 'id']);
  return {
    time: checkTime(fields.get('time'), 'page.after.time'),
    id: checkText(fields.get('id'), 'page.after.id'),
  };
}

function normalPosition(at: unknown): number | TimeText {
  if (typeof at === 'string') return checkTime(at, 'page.at');
  return checkInteger(at, 'page.at', 0, Number.MAX_SAFE_INTEGER);
}

function checkTime(value: unknown, name: string): TimeText {
  const time = toTimeText(checkText(value, name));
  if (time === null) throw badQuery(name, `is "${String(value)}", which is not an ISO time in the years 2000 to 2099`);
  return time;
}
