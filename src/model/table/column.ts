import { appKey, stagesOf, systemKey, textKey } from '../dimension.js';
import type { Dimension } from '../filter.js';
import type { Steps } from '../steps.js';
import { pick, wideEnough } from './code-list.js';
import type { CodeList, Codes } from './code-list.js';
import type { RecordTable, SystemName, TextName } from './record-table.js';
import { MANY_ROWS } from './sort-rows.js';

/** The values of one dimension for all rows. */
export interface Column {
  /** Distinct. Some may stand in no row. */
  values: readonly string[];
  /** By row: an index into `values`, or into `sets` where there are some. */
  codes: Codes;
  /** Where rows have none or several values: indices into `values`. */
  sets: readonly (readonly number[])[] | null;
}

/** Rows of a table in order: row `i` is row `order[i]` of the table, or row `i` itself. */
export interface OrderedRows {
  table: RecordTable;
  size: number;
  order: Uint32Array | null;
}

const TEXT_OF: Partial<Record<Dimension, TextName>> = {
  action: 'action',
  status: 'status',
  type: 'type',
  job: 'jobId',
  syncType: 'syncType',
  direction: 'direction',
  cycle: 'cycleId',
};

/** The values of a dimension. */
export function* makeColumn(rows: OrderedRows, dimension: Dimension): Steps<Column> {
  const { identities, texts, stepLists, targets, objects, steps } = rows.table;
  switch (dimension) {
    case 'error':
      return yield* errorColumn(rows);
    case 'stage':
      return stageColumn(codesOf(rows, steps), stepLists.size, (list) => stagesOf(stepLists.steps(list)));
    case 'object':
      return yield* column(codesOf(rows, objects), identities.ids.size, (code) => textKey(identities.ids.values[code]));
    case 'targetName':
      return yield* column(codesOf(rows, targets), identities.size, (entry) => textKey(identities.nameOf(entry)));
    case 'app':
    case 'sourceSystem':
    case 'targetSystem':
      return yield* systemColumn(rows, dimension);
    default: {
      const { codes, values } = texts[TEXT_OF[dimension]!];
      return yield* column(codesOf(rows, codes), values.size, (code) => textKey(values.values[code]));
    }
  }
}

/** The codes of a list, row by row. */
export function codesOf({ size, order }: OrderedRows, list: CodeList): Codes {
  return order ? pick(list.view(list.length), order) : list.view(size);
}

function* systemColumn(rows: OrderedRows, name: SystemName): Steps<Column> {
  const { codes, values } = rows.table.systems[name];
  const keyOf = name === 'app' ? appKey : systemKey;
  return yield* column(codesOf(rows, codes), values.size, (code) => keyOf(values.system(code)));
}

/** Several codes may have one value: a product that was renamed, an empty text and the word for it. */
function* column(codes: Codes, size: number, valueOf: (code: number) => string): Steps<Column> {
  const valueCodes = new Map<string, number>();
  const codeToValue = new Uint32Array(size);
  for (let code = 0; code < size; code++) {
    const value = valueOf(code);
    if (!valueCodes.has(value)) valueCodes.set(value, valueCodes.size);
    codeToValue[code] = valueCodes.get(value)!;
  }
  const values = [...valueCodes.keys()];
  return { values, codes: values.length === size ? codes : yield* translated(codes, codeToValue), sets: null };
}

function* translated(codes: Codes, meanings: Uint32Array): Steps<Codes> {
  const result = wideEnough(
    meanings.reduce((one, other) => Math.max(one, other), 0),
    codes.length,
  );
  for (let row = 0; row < codes.length; row++) {
    if (row % MANY_ROWS === 0) yield;
    result[row] = meanings[codes[row]!]!;
  }
  return result;
}

/** Only events that failed have a value. */
function* errorColumn(rows: OrderedRows): Steps<Column> {
  const { status, errorCode } = rows.table.texts;
  const errors = yield* column(codesOf(rows, errorCode.codes), errorCode.values.size, (code) =>
    textKey(errorCode.values.values[code]),
  );
  const statuses = codesOf(rows, status.codes);
  const failure = status.values.find('failure');
  const none = errors.values.length;
  const codes = wideEnough(none, rows.size);
  for (let row = 0; row < rows.size; row++) {
    if (row % MANY_ROWS === 0) yield;
    codes[row] = statuses[row] === failure ? errors.codes[row]! : none;
  }
  return { values: errors.values, codes, sets: [...errors.values.map((_, code) => [code]), []] };
}

function stageColumn(codes: Codes, lists: number, stages: (list: number) => readonly string[]): Column {
  const valueCodes = new Map<string, number>();
  const sets: number[][] = [];
  for (let list = 0; list < lists; list++) {
    const set = stages(list).map((value) => {
      if (!valueCodes.has(value)) valueCodes.set(value, valueCodes.size);
      return valueCodes.get(value)!;
    });
    sets.push(set);
  }
  return { values: [...valueCodes.keys()], codes, sets };
}
