import { html, type TemplateResult } from 'lit';
import { statusMark } from '../../charts/status-mark.js';
import { systemKey } from '../../model/dimension.js';
import { formatBin, formatClock, formatDateTime } from '../../model/formats.js';
import { eventsByDay } from '../../model/history.js';
import type { SyncRecord } from '../../model/record.js';
import { timeToMs } from '../../model/time.js';
import { valueLabel } from '../../panel/labels.js';
import { repeat } from '../../panel/repeat.js';
import { errorView, fromTo, type HistoryView } from './history-view.js';

/** Events by calendar day, newest first. The roles say what the elements are also where rows are laid out as cards. */
export function eventDays(events: readonly SyncRecord[], view: HistoryView): TemplateResult {
  const { text, environment } = view;
  const words = text.objectHistory;
  const heads = [words.time, words.systems, words.action, words.status, words.error];
  return html`<table part="table" role="table">
    <caption class="visually-hidden">
      ${words.events}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${heads.map((head) => html`<th role="columnheader" scope="col">${head}</th>`)}
      </tr>
    </thead>
    ${repeat(
      eventsByDay(events, environment.zone),
      ({ start }) => start,
      (day) =>
        html`<tbody role="rowgroup">
          <tr role="row" class="day">
            <th role="rowheader" scope="rowgroup" colspan="5">
              <bdi>${formatBin(day.start, 'day', environment, 'full')}</bdi>
            </th>
          </tr>
          ${repeat(
            day.events,
            ({ id }) => id,
            (event) => eventRow(event, view),
          )}
        </tbody>`,
    )}
  </table>`;
}

function eventRow(event: SyncRecord, view: HistoryView): TemplateResult {
  const { text, environment, open } = view;
  const words = text.objectHistory;
  const { id, time, app, jobId } = event;
  const job = [app.name, jobId].filter(Boolean).join(' · ');
  return html`<tr role="row" part="event" data-row>
    <th role="rowheader" scope="row">
      <button
        type="button"
        class="link"
        aria-label=${words.openEvent(formatDateTime(time, environment))}
        @click=${() => open({ kind: 'record', key: id, time })}
      >
        <time datetime=${`${time.slice(0, 23)}Z`}><bdi>${formatClock(timeToMs(time), environment)}</bdi></time>
      </button>
      ${view.newMark(time)}
    </th>
    ${cell(
      words.systems,
      html`${fromTo(systemKey(event.sourceSystem), systemKey(event.targetSystem), text)}
        <bdi class="job muted" title=${job}>${job}</bdi>`,
    )}
    ${cell(words.action, html`<bdi class="clamped">${valueLabel('action', event.action, text)}</bdi>`)}
    ${cell(words.status, statusMark(event.status, valueLabel('status', event.status, text)))}
    ${cell(words.error, errorView(event, event.direction !== 'other', view))}
  </tr>`;
}

function cell(label: string, content: TemplateResult): TemplateResult {
  return html`<td role="cell">
    <span class="label" aria-hidden="true">${label}</span>
    <div class="value">${content}</div>
  </td>`;
}
