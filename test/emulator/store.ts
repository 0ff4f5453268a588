import { ALL_COLUMNS, TABLE } from './columns.js';
import { toText } from './evaluate/texts.js';
import { parseDatetime, TICKS } from './evaluate/time.js';
import { missing } from './evaluate/values.js';
import type { Column, Json, Row, Value } from './evaluate/values.js';

/** A row by the names of its columns; times as text, nested values as JSON text. */
export type TableRow = Readonly<Record<string, unknown>>;

/** How a workspace is made. */
export interface WorkspaceOptions {
  /** Default: every documented column. */
  readonly columns?: readonly Column[];
  /** Which tokens may read. Default: any. */
  readonly tokens?: readonly string[];
  /** The Azure path by which it is also reached, `/subscriptions/…`. */
  readonly resource?: string;
}

/** A workspace as the emulator keeps it. `rows` is `null` where the logs were never routed: there is no table. */
export interface StoredWorkspace {
  readonly id: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[] | null;
  readonly tokens: readonly string[] | null;
  readonly resource: string | null;
}

/** Keeps rows as values of the columns' types. */
export function store(id: string, rows: readonly TableRow[] | null, options: WorkspaceOptions = {}): StoredWorkspace {
  const { columns = ALL_COLUMNS, tokens = null, resource = null } = options;
  return {
    id,
    columns,
    rows: rows && rows.map((row) => columns.map((column) => cellOf(row, column))),
    tokens,
    resource: resource && resource.toLowerCase(),
  };
}

const BILLED: Readonly<Record<string, unknown>> = { Type: TABLE, _BilledSize: 1024, _IsBillable: 'true' };

function cellOf(row: TableRow, { name, type }: Column): Value {
  const value = Object.hasOwn(row, name) ? row[name] : BILLED[name];
  if (value === undefined || value === null) return missing(type);
  switch (type) {
    case 'datetime':
      return timeOf(value, name);
    case 'long':
    case 'int':
    case 'real':
      return numberOf(value);
    case 'string':
      return typeof value === 'string' ? value : JSON.stringify(value);
    default:
      return value as Json;
  }
}

function timeOf(value: unknown, name: string): bigint {
  const ticks = typeof value === 'string' ? parseDatetime(value) : null;
  if (ticks === null) throw new TypeError(`${name}: expected a time as text, not ${JSON.stringify(value)}.`);
  return ticks;
}

/** A number that came as text is stored as one. */
function numberOf(value: unknown): Value {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && !Number.isNaN(number) ? number : null;
}

/** The rows of several workspaces under the columns of all. */
export function merged(workspaces: readonly StoredWorkspace[]): Pick<StoredWorkspace, 'columns' | 'rows'> {
  const [only] = workspaces;
  if (only && workspaces.length === 1) return only;
  const columns = [
    ...new Map(workspaces.flatMap((one) => one.columns).map((column) => [column.name, column])).values(),
  ];
  const there = workspaces.filter((one) => one.rows);
  if (there.length === 0) return { columns, rows: null };
  return { columns, rows: there.flatMap((one) => laidOut(one, columns)) };
}

function laidOut({ columns: own, rows }: StoredWorkspace, columns: readonly Column[]): Row[] {
  const places = columns.map(({ name }) => own.findIndex((column) => column.name === name));
  return (rows ?? []).map((row) =>
    places.map((place, index) => (place === -1 ? missing(columns[index]?.type ?? 'string') : (row[place] ?? null))),
  );
}

/** A span of time, both ends included; `null` is open. */
export interface Timespan {
  readonly from: bigint | null;
  readonly to: bigint | null;
}

/** What a request's `timespan` means: `P1D`, `start/end`, `start/P1D`, `P1D/end`. `null` where it is none. */
export function parseSpan(text: string, now: bigint): Timespan | null {
  const [first = '', second] = text.split('/');
  if (second === undefined) {
    const length = duration(first);
    return length === null ? null : { from: now - length, to: now };
  }
  const [from, to] = [parseDatetime(first), parseDatetime(second)];
  if (from !== null && to !== null) return { from, to };
  const length = duration(from === null ? first : second);
  if (length === null) return null;
  if (from !== null) return { from, to: from + length };
  return to === null ? null : { from: to - length, to };
}

const DURATION = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

function duration(text: string): bigint | null {
  const found = DURATION.exec(text);
  if (!found || text === 'P' || text.endsWith('T')) return null;
  const [, weeks = '0', days = '0', hours = '0', minutes = '0', seconds = '0'] = found;
  return (
    BigInt(weeks) * 7n * TICKS.day +
    BigInt(days) * TICKS.day +
    BigInt(hours) * TICKS.hour +
    BigInt(minutes) * TICKS.minute +
    BigInt(Math.round(Number(seconds) * 1e7))
  );
}

/** The rows whose `TimeGenerated` lies in the span. */
export function rowsWithin(rows: readonly Row[], columns: readonly Column[], span: Timespan | null): readonly Row[] {
  const at = columns.findIndex(({ name }) => name === 'TimeGenerated');
  if (!span || at === -1) return rows;
  return rows.filter((row) => {
    const time = row[at];
    if (typeof time !== 'bigint') return false;
    return (span.from === null || time >= span.from) && (span.to === null || time <= span.to);
  });
}

/** A value as the service's JSON has it: times and spans as text, dynamic as JSON text. */
export function wireValue(value: Value, type: Column['type']): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return type === 'dynamic' ? String(value) : finite(value);
  return toText(value, type);
}

function finite(value: number): Json {
  return Number.isFinite(value) ? value : String(value);
}
