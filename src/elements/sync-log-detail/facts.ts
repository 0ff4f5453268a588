import { html, nothing, type TemplateResult } from 'lit';
import { isFilterValue } from '../../model/filter-normal.js';
import { valueLabel } from '../../panel/index.js';
import type { SyncIdentity, SyncSystem } from '../../model/record.js';
import { copyablePairs, copyable, link, pair, section, type EventView } from './event-view.js';

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
  const { text } = view;
  const words = text.logDetail.sides;
  const { id, name, upn, type } = identity;
  const extra = details.filter(([key, value]) => key.toLowerCase() !== 'userprincipalname' || value !== upn);
  return section(
    part,
    heading,
    view,
    html`<dl>
      ${pair(words.name, name, text)} ${copyable(words.id, id, view, { what: `${heading}, ${words.id}` })}
      ${copyable(words.upn, upn, view, { what: `${heading}, ${words.upn}` })}
      ${pair(words.type, type === null ? null : valueLabel('type', type, text), text)}
      ${pair(words.system, system.name ?? system.id, text)} ${copyablePairs(extra, heading, view)}
    </dl>`,
  );
}

/** Every id that another log, a support case or a query may ask for. */
export function identifiers(view: EventView): TemplateResult {
  const { record, text } = view;
  const { ids: words, open } = text.logDetail;
  const { app, initiatedBy, jobId, cycleId } = record;
  const events = (dimension: 'job' | 'cycle', id: string | null) =>
    id === null || !isFilterValue(id)
      ? {}
      : { shown: link(id, open[dimension](id), view.all({ [dimension]: [id] }), view) };
  return section(
    'identifiers',
    words.title,
    view,
    html`<dl class="ids">
      ${copyable(words.job, jobId, view, events('job', jobId))}
      ${copyable(words.cycle, cycleId, view, events('cycle', cycleId))} ${copyable(words.change, record.changeId, view)}
      ${copyable(words.event, record.id, view)} ${pair(words.app, app.name, text)}
      ${copyable(words.appId, app.id, view)} ${copyable(words.tenant, record.tenantId, view)}
      ${pair(words.initiatedBy, [initiatedBy.name, initiatedBy.type].filter(Boolean).join(', ') || null, text)}
      ${initiatedBy.id === null ? nothing : copyable(words.initiatorId, initiatedBy.id, view)}
    </dl>`,
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
