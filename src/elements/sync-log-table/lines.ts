import { html, nothing, type TemplateResult } from 'lit';
import { UNKNOWN, type SyncRecord, type TimeText } from '../../model/record.js';
import { formatCount, formatDateTime } from '../../model/formats.js';
import { isFilterValue } from '../../model/filter-normal.js';
import { valueLabel } from '../../panel/labels.js';
import { seenAndHeard, type ObjectCount } from '../../panel/objects.js';
import type { FailedPage } from '../../panel/rows/rows.js';
import { cell, type CellStyle, type Column, isShort, statusShape, stepText } from './columns.js';
import type { Group, GroupBy } from './groups.js';
import type { DrawnLine } from './row-nodes.js';

/** A line without its place. */
export type LineContent = Omit<DrawnLine, 'number' | 'top'>;

/** What all lines are drawn with. */
export interface LineStyle extends CellStyle {
  columns: readonly Column[];
  /** 1 where rows are not grouped, else 2. */
  level: number;
  mark(time: TimeText): TemplateResult | typeof nothing;
  /** Changes whenever anything here does. */
  version: unknown;
}

const state = (is: boolean) => (is ? 'true' : 'false');

/** An event. */
export function recordLine(
  record: SyncRecord,
  { open, selected, active }: { open: boolean; selected: boolean; active: boolean },
  style: LineStyle,
): LineContent {
  const steps = record.steps.length > 0;
  return {
    kind: 'row',
    classes: `${selected ? 'selected ' : ''}${active ? 'active' : ''}`,
    attributes: {
      'aria-level': String(style.level),
      'aria-expanded': steps ? state(open) : null,
      'aria-selected': state(selected),
    },
    from: [record, open, style.version],
    content: () => html`${style.columns.map((column, index) => recordCell(column, index === 0, record, open, style))}`,
  };
}

function recordCell(
  column: Column,
  isFirst: boolean,
  record: SyncRecord,
  open: boolean,
  style: LineStyle,
): TemplateResult {
  const words = style.text.logTable;
  const classes = `cell ${isShort(column) ? 'short' : ''} ${isFirst ? 'first' : ''}`;
  if (!isFirst) {
    return html`<div role="gridcell" class=${classes}>
      <span class="label">${words.columns[column.name]}</span>${cell(column, record, style)}
    </div>`;
  }
  return html`<div role="gridcell" class=${classes}>
    ${
      record.steps.length > 0
        ? html`<button
            type="button"
            tabindex="-1"
            class="plain toggle"
            aria-label=${open ? words.hideSteps : words.showSteps}
          >
            ${arrow}
          </button>`
        : html`<span class="toggle"></span>`
    }
    <button
      type="button"
      tabindex="-1"
      class="link open"
      aria-label=${words.open(column.value(record, style) || formatDateTime(record.time, style))}
    >
      ${cell(column, record, style)}</button
    >${style.mark(record.time)}
  </div>`;
}

/** A step of an event. */
export function stepLine(record: SyncRecord, index: number, active: boolean, style: LineStyle): LineContent {
  const step = record.steps[index]!;
  const words = style.text.logTable;
  return {
    kind: 'step',
    classes: active ? 'active' : '',
    attributes: { 'aria-level': String(style.level + 1), 'aria-expanded': null, 'aria-selected': null },
    from: [record, index, style.version],
    content: () => {
      const { text, locale } = style;
      const phrase = stepText(step, record, text);
      const place = words.stepOf(formatCount(index + 1, locale), formatCount(record.steps.length, locale));
      const status = step.status ?? UNKNOWN;
      return html`<div role="gridcell" class="cell whole" aria-colspan=${style.columns.length}>
        <span class="visually-hidden">${place}: </span>
        ${statusShape(status)}<bdi class="status-word">${valueLabel('status', status, text)}</bdi>
        ${phrase === step.name ? nothing : html`<span>${phrase}</span>`}
        <code><bdi>${step.name}</bdi></code>
        ${step.type === null ? nothing : html`<span class="muted"><bdi>${text.steps.type(step.type)}</bdi></span>`}
      </div>`;
    },
  };
}

/** A row that is not there yet. */
export function waitingLine(active: boolean, style: LineStyle): LineContent {
  return {
    kind: 'row',
    classes: `waiting ${active ? 'active' : ''}`,
    attributes: { 'aria-level': String(style.level), 'aria-expanded': null, 'aria-selected': 'false' },
    from: ['waiting', style.version],
    content: () =>
      html`<div role="gridcell" class="cell whole" aria-colspan=${style.columns.length}>
        <span class="bar"></span><span class="visually-hidden">${style.text.logTable.loading}</span>
      </div>`,
  };
}

/** Rows that could not be loaded: one of them says so. */
export function failedLine(page: FailedPage, says: boolean, active: boolean, style: LineStyle): LineContent {
  if (!says) return waitingLine(active, style);
  const { logTable, panel } = style.text;
  return {
    ...waitingLine(active, style),
    classes: `failed ${active ? 'active' : ''}`,
    from: [page, style.version],
    content: () =>
      html`<div role="gridcell" class="cell whole" aria-colspan=${style.columns.length}>
        <span>${logTable.failed(page.error.reason)}</span>
        <button type="button" tabindex="-1" class="retry">${panel.retry}</button>
        <bdi class="muted">${page.error.message}</bdi>
      </div>`,
  };
}

/** How a group stands in the table. */
export interface GroupState {
  by: GroupBy;
  open: boolean;
  active: boolean;
  objects: ObjectCount;
  /** What people call an object; `null` for other groups, and while it is not known. */
  name: string | null;
}

/** The header of a group. */
export function groupLine(
  { value, row, failures }: Group,
  { by, open, active, objects, name }: GroupState,
  style: LineStyle,
): LineContent {
  const can = isFilterValue(value);
  return {
    kind: 'header',
    classes: active ? 'active' : '',
    attributes: { 'aria-level': '1', 'aria-expanded': can ? state(open) : null, 'aria-selected': null },
    from: [row, failures, open, objects.shown, name, style.version],
    content: () => {
      const { text, locale } = style;
      const { count } = text.panel;
      const words = text.logTable.group;
      const label = name ?? valueLabel(by, value, text);
      const inWords = (number: string) => count.objects(number, row.objects === 1);
      return html`<div role="gridcell" class="cell whole" aria-colspan=${style.columns.length}>
        ${
          can
            ? html`<button
                type="button"
                tabindex="-1"
                class="plain toggle"
                aria-label=${open ? words.hide(label) : words.show(label)}
              >
                ${arrow}
              </button>`
            : html`<span class="toggle"></span>`
        }
        <bdi class="group-name">${label}</bdi>${name === null ? nothing : html`<code><bdi>${value}</bdi></code>`}
        <span class="count">${count.events(formatCount(row.events, locale), row.events === 1)}</span>
        ${
          by === 'object'
            ? nothing
            : html`<span class="count"
                >${seenAndHeard({ shown: inWords(objects.shown), spoken: inWords(objects.spoken) })}</span
              >`
        }
        ${
          failures > 0 && by !== 'error'
            ? html`<span class="count failures"
                >${statusShape('failure')}${words.failures(formatCount(failures, locale), failures === 1)}</span
              >`
            : nothing
        }
        <span class="count muted newest">${words.newest(formatDateTime(row.lastSeen, style))}</span>
        ${style.mark(row.lastSeen)} ${can ? nothing : html`<span class="muted">${words.tooLong}</span>`}
      </div>`;
    },
  };
}

/** What stands below the groups that were read: the way to the others. */
export function moreLine(
  groups: number,
  state: 'idle' | 'loading' | Error,
  active: boolean,
  style: LineStyle,
): LineContent {
  const words = style.text.logTable.group;
  return {
    kind: 'header',
    classes: active ? 'active' : '',
    attributes: { 'aria-level': '1', 'aria-expanded': null, 'aria-selected': null },
    from: [groups, state, style.version],
    content: () =>
      html`<div role="gridcell" class="cell whole" aria-colspan=${style.columns.length}>
        <span class="toggle"></span>
        <span>${words.more(formatCount(groups, style.locale), groups === 1)}</span>
        ${
          state === 'loading'
            ? html`<span class="muted">${style.text.logTable.loading}</span>`
            : html`<button type="button" tabindex="-1" class="more">
                ${state === 'idle' ? words.showMore : style.text.panel.retry}
              </button>`
        }
        ${state instanceof Error ? html`<bdi class="muted">${state.message}</bdi>` : nothing}
      </div>`,
  };
}

const arrow = html`<svg class="arrow" viewBox="0 0 16 16" width="12" height="12" aria-hidden="true">
  <path d="M5 2.5 11 8l-6 5.5" fill="none" stroke="currentColor" stroke-width="2" />
</svg>`;
