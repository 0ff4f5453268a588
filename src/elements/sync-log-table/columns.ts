import { html, nothing, type TemplateResult } from 'lit';
import { statusIcon } from '../../charts/status-icon.js';
import type { ColumnName } from '../../locales/en/log-table.js';
import { systemKey } from '../../model/dimension.js';
import { formatCount, formatDateTime, formatDuration } from '../../model/formats.js';
import { UNKNOWN, type SyncRecord, type SyncStep } from '../../model/record.js';
import { valueLabel } from '../../panel/labels.js';
import type { RecordSort } from '../../panel/rows/rows.js';
import type { Text } from './text.js';

export type { ColumnName } from '../../locales/en/log-table.js';

/** For whom cells are written. */
export interface CellStyle {
  locale: string;
  zone: string;
  text: Text;
}

/** What a column shows, how wide it is, and what it can be sorted by. */
export interface Column {
  name: ColumnName;
  /** Least width in a table, in pixels; wider tables are shared out alike. Where rows are blocks, short ones stand two in a line. */
  width: number;
  sort: RecordSort['by'] | null;
  /** The value as plain text; empty where the log has none. */
  value(record: SyncRecord, style: CellStyle): string;
}

type Value = Column['value'];

function column(name: ColumnName, width: number, value: Value, sort: Column['sort'] = null): Column {
  return { name, width, sort, value };
}

/** Columns of at most this width are short. */
const SHORT = 110;

/** All columns, in their order. */
export const COLUMNS: readonly Column[] = [
  column('time', 232, ({ time }, { locale, zone }) => formatDateTime(time, { locale, zone }), 'time'),
  column('action', 90, ({ action }, { text }) => valueLabel('action', action, text), 'action'),
  column('status', 100, ({ status }, { text }) => valueLabel('status', status, text), 'status'),
  column('type', 100, ({ type }, { text }) => valueLabel('type', type, text)),
  column('name', 120, objectName),
  column('sourceName', 130, ({ source }) => source.name ?? ''),
  column('targetName', 130, ({ target }) => target.name ?? ''),
  column('upn', 150, ({ target }) => target.upn ?? ''),
  column('step', 200, (record, { text }) => stepText(decisiveStep(record), record, text)),
  column('steps', 70, ({ steps }, { locale }) => formatCount(steps.length, locale)),
  column('error', 130, ({ errorCode }) => errorCode ?? '', 'error'),
  column(
    'duration',
    100,
    ({ durationMs }, { locale }) => (durationMs === null ? '' : formatDuration(durationMs, locale)),
    'duration',
  ),
  column('job', 160, ({ jobId }) => jobId ?? ''),
  column('cycle', 160, ({ cycleId }) => cycleId ?? ''),
  column('sourceId', 115, ({ source }) => source.id ?? ''),
  column('targetId', 115, ({ target }) => target.id ?? ''),
  column('direction', 110, ({ direction }, { text }) => valueLabel('direction', direction, text)),
  column('app', 130, ({ app }) => app.name ?? app.id ?? ''),
  column('sourceSystem', 130, ({ sourceSystem: { id, name } }) => (id || name ? systemKey({ id, name }) : '')),
  column('targetSystem', 130, ({ targetSystem: { id, name } }) => (id || name ? systemKey({ id, name }) : '')),
  column('change', 160, ({ changeId }) => changeId ?? ''),
];

const NAMES = new Map(COLUMNS.map((one) => [one.name as string, one]));

const USUAL: readonly ColumnName[] = ['time', 'action', 'status', 'name', 'upn', 'step', 'error', 'sourceId'];

/** The columns named in a list, in its order; the usual ones where it names none that is known. */
export function columnsOf(names: readonly string[] | null): readonly Column[] {
  const found = [...new Set(names ?? [])].flatMap((name) => NAMES.get(name.trim()) ?? []);
  return found.length > 0 ? found : columnsOf(USUAL);
}

/** Does a column take half a line of a block? */
export function isShort({ width }: Column): boolean {
  return width <= SHORT;
}

/** Lines that the values of these columns take where they stand in a block. */
export function blockLines(columns: readonly Column[]): number {
  let [lines, isHalf] = [0, false];
  for (const column of columns) {
    if (isShort(column) && isHalf) isHalf = false;
    else {
      lines++;
      isHalf = isShort(column);
    }
  }
  return lines;
}

/** No cell has room for more characters; logs hold texts of a megabyte. */
const LONGEST = 400;

/** A cell's content. What a log does not hold is shown as a dash. */
export function cell({ name, value }: Column, record: SyncRecord, style: CellStyle): TemplateResult {
  const whole = value(record, style);
  const shown = whole.length > LONGEST ? `${whole.slice(0, LONGEST)}…` : whole;
  if (shown === '') {
    return html`<span class="muted" aria-hidden="true">–</span
      ><span class="visually-hidden">${style.text.logTable.none}</span>`;
  }
  if (name === 'status') return html`${statusShape(record.status)}<bdi>${shown}</bdi>`;
  if (name !== 'step') return html`<bdi>${shown}</bdi>`;
  return html`${statusShape(decisiveStep(record)!.status ?? UNKNOWN, style.text)}<bdi>${shown}</bdi>`;
}

/** The shape of a status. Its word stands beside it, or is heard. */
export function statusShape(status: string, heard?: Text): TemplateResult {
  return html`<span class=${`status status-${KNOWN.has(status) ? status : UNKNOWN}`}>${statusIcon(status)}</span>${
      heard ? html`<span class="visually-hidden">${valueLabel('status', status, heard)}: </span>` : nothing
    }`;
}

const KNOWN = new Set(['success', 'failure', 'skipped', 'warning']);

/** What a step is, in words; its name as logged where nobody knew of it. */
export function stepText(step: SyncStep | null, { type }: SyncRecord, text: Text): string {
  return step ? (text.steps.phrase(step.name, step.type, type) ?? step.name) : '';
}

/** The step at which an event failed, else its last one. */
function decisiveStep({ steps }: SyncRecord): SyncStep | null {
  return steps.findLast(({ status }) => status === 'failure') ?? steps.at(-1) ?? null;
}

function objectName({ source, target }: SyncRecord): string {
  return source.name ?? target.name ?? source.upn ?? target.upn ?? source.id ?? target.id ?? '';
}
