import { html, nothing, type TemplateResult } from 'lit';
import { valueLabel } from '../../panel/index.js';
import { formatDateTime, formatDuration, zoneLabel } from '../../model/formats.js';
import type { SyncRecord } from '../../model/record.js';
import { timeToMs } from '../../model/time.js';
import { link, statusMark, type EventView } from './event-view.js';

/** What happened, to which object, when, and how long it took. */
export function outcome(record: SyncRecord, view: Omit<EventView, 'record'>): TemplateResult {
  const { text, locale, zone } = view;
  const words = text.logDetail;
  const { object } = record;
  const name = objectName(record) ?? words.unnamed;
  // HTML knows no more than three decimals of a second.
  const machineTime = `${record.time.slice(0, 23)}Z`;
  return html`<div part="outcome" class="outcome">
    <p class="outcome-line">
      ${statusMark(record.status, text)}
      <span><bdi>${valueLabel('action', record.action, text)}</bdi></span>
      <span class="object"
        >${
          object === null
            ? html`<bdi>${name}</bdi>`
            : link(name, words.open.object(name), { kind: 'object', key: object }, view)
        } <span class="muted">(<bdi>${valueLabel('type', record.type, text)}</bdi>)</span></span
      >
    </p>
    <p class="muted">
      <time datetime=${machineTime}><bdi>${formatDateTime(record.time, { locale, zone })}</bdi></time
      >,
      ${zoneLabel(zone, timeToMs(record.time), locale)}${
        record.durationMs === null ? nothing : html`, ${words.duration(formatDuration(record.durationMs, locale))}`
      }
    </p>
  </div>`;
}

/** What people would call the object; `null` if the log has neither name nor id for it. */
export function objectName({ source, target }: SyncRecord): string | null {
  return source.name ?? target.name ?? source.upn ?? target.upn ?? source.id ?? target.id;
}
