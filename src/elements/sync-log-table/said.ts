import { html, nothing, type TemplateResult } from 'lit';
import { formatCount } from '../../model/formats.js';
import type { AnswerTo, RecordsPage, Summary } from '../../model/question.js';
import { isRecord } from '../../panel/rows/record-rows.js';
import type { RecordSort } from '../../panel/rows/rows.js';
import type { CellStyle } from './columns.js';
import { eventsOf, firstGroups, type GroupBy, type GroupList } from './groups.js';
import type { LogData } from './log-data.js';
import type { LogTable, Remark } from './log-table.js';
import type { LogQuestion } from './log-view.js';

/** What the frame's answer holds: events or groups. Throws for what is neither. */
export function rowsIn(value: AnswerTo<LogQuestion>, question: LogQuestion): readonly unknown[] {
  if (question.kind === 'summary') return firstGroups(value as Summary).groups;
  const { rows } = value as RecordsPage;
  if (!rows.every(isRecord)) throw new TypeError('Events were expected.');
  return rows;
}

/** The answer in a phrase. */
export function summaryOf(value: AnswerTo<LogQuestion>, question: LogQuestion, style: CellStyle): string {
  if (question.kind === 'summary') return sumOf(firstGroups(value as Summary), style);
  const { rows, total, next } = value as RecordsPage;
  return events(total ?? rows.length, style, total === null && next !== null);
}

/** What is not seen in the rows: what the groups add up to, and why there is no end in sight. */
export function notesOf(
  { groups, onlyRows }: LogData,
  { by, sort }: { by: GroupBy; sort: RecordSort },
  style: CellStyle,
): string[] {
  const words = style.text.logTable;
  const readOn = onlyRows?.readOn;
  const number = (count: number) => formatCount(count, style.locale);
  return [
    groups ? sumOf(groups, style) : null,
    groups && by === 'error' ? words.group.failedOnly : null,
    readOn
      ? words.readOn(words.columns[sort.by], number(readOn.loaded), readOn.total === null ? null : number(readOn.total))
      : null,
  ].filter((note) => note !== null);
}

/** The line above the table: which rows are seen, what else there is to say, and what is selected. */
export function above(table: LogTable, notes: readonly string[], style: CellStyle): TemplateResult {
  const words = style.text.logTable;
  const count = table.selection.size;
  return html`${
      table.data.partial ? html`<div part="notice" class="notice" role="note">${words.partialPage}</div>` : nothing
    }
    <div class="above">
      <div class="said muted">
        <span part="position" class="position"></span>${notes.map((note) => html`<span class="note">${note}</span>`)}
      </div>
      <span role="status" class="muted"
        >${count > 0 ? words.selected(formatCount(count, style.locale), count === 1) : nothing}
        ${remarkText(table.remark, style)}</span
      >${
        count > 0
          ? html`<button type="button" class="link" @click=${() => table.copy()}>${words.copy}</button>
              <button type="button" class="link" @click=${() => table.clearSelection()}>${words.clear}</button>`
          : nothing
      }
    </div>`;
}

function remarkText(remark: Remark, { text, locale }: CellStyle): string {
  const words = text.logTable;
  if (remark?.kind === 'copied') return words.copied(formatCount(remark.count, locale), remark.count === 1);
  return remark === null ? '' : remark.kind === 'refused' ? words.refused : words.notLoaded;
}

function sumOf(list: GroupList, style: CellStyle): string {
  const groups = list.groups.length + (list.more?.groups ?? 0);
  const number = formatCount(groups, style.locale);
  return style.text.logTable.group.sum(number, groups === 1, events(eventsOf(list), style));
}

function events(count: number, { text, locale }: CellStyle, isLeast = false): string {
  const number = formatCount(count, locale);
  return text.panel.count.events(isLeast ? text.logTable.more(number) : number, count === 1 && !isLeast);
}
