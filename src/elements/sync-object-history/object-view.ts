import { html, nothing, type TemplateResult } from 'lit';
import { eventsByBin, sparkline } from '../../charts/sparkline.js';
import { statusMark } from '../../charts/status-mark.js';
import { directionOf } from '../../model/dimension.js';
import { formatCount } from '../../model/formats.js';
import { earlierNames, type LinkedObjects } from '../../model/history.js';
import type { ObjectRow, Summary, SummaryRow } from '../../model/question.js';
import type { SyncRecord } from '../../model/record.js';
import { valueLabel } from '../../panel/labels.js';
import { timeView } from '../../panel/time-view.js';
import { trendLabel } from '../../panel/trend.js';
import { errorView, fromTo, type HistoryView, nameOf, section } from './history-view.js';

/** Who the object is: names, type, UPN, every id; and what it was called before. */
export function identity(
  object: LinkedObjects,
  main: ObjectRow,
  events: readonly SyncRecord[],
  view: HistoryView,
): TemplateResult {
  const { text, copy } = view;
  const words = text.objectHistory;
  const linked = object.ids.filter((id) => id !== main.sourceId && id !== main.targetId);
  const idPair = (label: string, id: string | null) =>
    id
      ? html`<dt>${label}</dt>
          <dd><bdi class="id">${id}</bdi> ${copy.button(`${label} ${id}`, id, text)}</dd>`
      : nothing;
  const targetName = main.targetName === main.sourceName ? null : main.targetName;
  return html`<div part="object" class="object">
    <div class="object-name" role="heading" aria-level=${view.level}><bdi>${nameOf(main) ?? words.unnamed}</bdi></div>
    ${(main.sourceId ? earlierNames(events, main.sourceId) : []).map(
      ({ name, until }) =>
        html`<p class="muted">
          ${words.renamed} <bdi>${name}</bdi>, ${words.until} ${timeView(until, view.environment)}
        </p>`,
    )}
    <dl>
      <dt>${words.type}</dt>
      <dd><bdi>${valueLabel('type', main.type, text)}</bdi></dd>
      ${pair(words.upn, main.upn)} ${pair(words.targetName, targetName)} ${idPair(words.sourceId, main.sourceId)}
      ${idPair(words.targetId, main.targetId)} ${linked.map((id) => idPair(words.linkedId, id))}
    </dl>
    ${
      object.leftOut > 0
        ? html`<p class="muted">${words.idsLeftOut(formatCount(object.leftOut, view.environment.locale))}</p>`
        : nothing
    }
    ${copy.note(text)}
  </div>`;
}

function pair(label: string, value: string | null): TemplateResult | typeof nothing {
  if (!value) return nothing;
  return html`<dt>${label}</dt>
    <dd><bdi>${value}</bdi></dd>`;
}

/** How the object stands in each pair of systems: the newest event there; before these are known the newest of all. */
export function stateNow(object: LinkedObjects, summary: Summary | null, view: HistoryView): TemplateResult {
  const bySystems = (summary?.tables[0]?.rows ?? [])
    .filter((row): row is SummaryRow & Required<Pick<SummaryRow, 'latest'>> => row.latest !== undefined)
    .sort((one, other) => (one.latest.time < other.latest.time ? 1 : -1));
  const newest = object.rows.map(({ last }) => last).sort((one, other) => (one.time < other.time ? 1 : -1))[0]!;
  return section(
    'state',
    view.text.objectHistory.state,
    view,
    html`<ul role="list">
      ${
        bySystems.length > 0
          ? bySystems.map(({ key, latest }) =>
              stateLine(latest, fromTo(key[0]!, key[1]!, view.text), isCloudSync(latest.jobId), view),
            )
          : stateLine(newest, nothing, true, view)
      }
    </ul>`,
  );
}

function isCloudSync(jobId: string | null): boolean {
  return directionOf(jobId, null, null) !== 'other';
}

function stateLine(
  last: ObjectRow['last'],
  systems: TemplateResult | typeof nothing,
  cloudSync: boolean,
  view: HistoryView,
): TemplateResult {
  const { text } = view;
  const failed = last.errorCode !== null || last.reason !== null;
  return html`<li class="state-line">
    <div class="what">
      ${statusMark(last.status, valueLabel('status', last.status, text))}
      <bdi>${valueLabel('action', last.action, text)}</bdi>
    </div>
    <div>${systems} <span class="muted">${timeView(last.time, view.environment)}</span> ${view.newMark(last.time)}</div>
    ${failed ? html`<div class="why">${errorView(last, cloudSync, view)}</div>` : nothing}
  </li>`;
}

/** A line for each status with its events over time. */
export function trends({ tables }: Summary, view: HistoryView): TemplateResult | typeof nothing {
  const { text, environment } = view;
  const table = tables[1];
  if (!table?.bins) return nothing;
  const { bins } = table;
  const lines = [...eventsByBin(table)].map(([status, values]) => {
    const total = values.reduce((sum, value) => sum + value, 0);
    const count = text.panel.count.events(formatCount(total, environment.locale), total === 1);
    return html`<li class="trend-line">
      ${statusMark(status, valueLabel('status', status, text))} <span class="count"><bdi>${count}</bdi></span>
      ${sparkline({ values, label: trendLabel(values, bins, environment, text), width: 320 })}
    </li>`;
  });
  return section(
    'trend',
    text.objectHistory.trend,
    view,
    html`<ul role="list">
      ${lines}
    </ul>`,
  );
}
