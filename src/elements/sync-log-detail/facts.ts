import { html, nothing, type TemplateResult } from 'lit';
import { valueLabel } from '../../panel/index.js';
import type { SyncIdentity, SyncSystem } from '../../model/record.js';
import { loggedPairs, pair, section, type EventView } from './event-view.js';

/** Properties that the event changed, old value beside new. */
export function changes(view: EventView): TemplateResult {
  const words = view.text.logDetail.changes;
  const logged = view.record.changes;
  return section(
    'changes',
    words.title,
    view,
    logged.length === 0
      ? html`<p class="muted">${words.none}</p>`
      : html`<table>
          <thead>
            <tr>
              <th scope="col">${words.property}</th>
              <th scope="col">${words.before}</th>
              <th scope="col">${words.after}</th>
            </tr>
          </thead>
          <tbody>
            ${logged.map(
              ({ name, oldValue, newValue }) =>
                html`<tr>
                  <th scope="row"><bdi>${name}</bdi></th>
                  <td>${changedValue(oldValue, view)}</td>
                  <td>${changedValue(newValue, view)}</td>
                </tr>`,
            )}
          </tbody>
        </table>`,
  );
}

function changedValue(value: string | null, { text }: EventView): TemplateResult {
  const words = text.logDetail.changes;
  if (value === null) return html`<em class="muted">${words.empty}</em>`;
  return value === '' ? html`<em class="muted">${words.emptyText}</em>` : html`<bdi>${value}</bdi>`;
}

/** Source and target, side by side where there is room. */
export function sides(view: EventView): TemplateResult {
  const { record, text } = view;
  const words = text.logDetail.sides;
  return html`<div class="sides">
    ${side('source', words.source, record.source, record.sourceSystem, record.sourceDetails, view)}
    ${side('target', words.target, record.target, record.targetSystem, record.targetDetails, view)}
  </div>`;
}

function side(
  part: 'source' | 'target',
  heading: string,
  identity: SyncIdentity,
  system: SyncSystem,
  details: [key: string, value: string][],
  view: EventView,
): TemplateResult {
  const { text, copy } = view;
  const words = text.logDetail.sides;
  const { id, name, upn, type } = identity;
  const extra = details.filter(([key, value]) => key.toLowerCase() !== 'userprincipalname' || value !== upn);
  return section(
    part,
    heading,
    view,
    html`<dl>
      ${pair(words.name, name, text)}
      ${pair(words.id, id, text, id === null ? undefined : copy.button(`${heading}, ${words.id}`, id, text))}
      ${pair(words.upn, upn, text)} ${pair(words.type, type === null ? null : valueLabel('type', type, text), text)}
      ${pair(words.system, system.name ?? system.id, text)} ${loggedPairs(extra)}
    </dl>`,
  );
}

/** Every id that another log, a support case or a query may ask for. */
export function identifiers(view: EventView): TemplateResult {
  const { record, text, copy } = view;
  const words = text.logDetail.ids;
  const { app, initiatedBy } = record;
  const idPair = (label: string, id: string | null) =>
    pair(label, id, text, id === null ? undefined : copy.button(label, id, text));
  return section(
    'identifiers',
    words.title,
    view,
    html`<dl class="ids">
        ${idPair(words.job, record.jobId)} ${idPair(words.cycle, record.cycleId)}
        ${idPair(words.change, record.changeId)} ${idPair(words.event, record.id)} ${pair(words.app, app.name, text)}
        ${idPair(words.appId, app.id)} ${idPair(words.tenant, record.tenantId)}
        ${pair(words.initiatedBy, [initiatedBy.name, initiatedBy.type].filter(Boolean).join(', ') || null, text)}
        ${initiatedBy.id === null ? nothing : idPair(words.initiatorId, initiatedBy.id)}
      </dl>
      ${copy.note(text)}`,
  );
}

/** Names the fields of the log that could not be read. */
export function unreadable({ record, text }: EventView): TemplateResult | typeof nothing {
  if (record.unreadable.length === 0) return nothing;
  return html`<div part="notice" class="notice" role="note">
    ${text.logDetail.unreadable}
    ${record.unreadable.map((field, index) => html`${index === 0 ? nothing : ', '}<code><bdi>${field}</bdi></code>`)}
  </div>`;
}
