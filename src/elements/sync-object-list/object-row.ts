import { html, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { statusMark } from '../../charts/status-mark.js';
import type { ErrorText } from '../../model/error-text.js';
import { isFilterValue } from '../../model/filter-normal.js';
import { formatCount } from '../../model/formats.js';
import type { ObjectRow } from '../../model/question.js';
import type { Choice } from '../../panel/choice.js';
import type { PanelEnvironment } from '../../panel/environment.js';
import { filterButton } from '../../panel/filter-button.js';
import { valueLabel } from '../../panel/labels.js';
import { timeView } from '../../panel/time-view.js';
import type { Text } from './text.js';

/** All that the rows depend on besides their objects. */
export interface ObjectView {
  environment: PanelEnvironment;
  text: Text;
  types: Choice;
  explain(code: string): ErrorText | null;
  newMark(time: string): TemplateResult | typeof nothing;
  toggleType(type: string, additive: boolean): void;
  open(key: string): void;
}

/** One object: its two sides, what the filter admits of it, and its state now. */
export function objectRow(row: ObjectRow, index: number, view: ObjectView): TemplateResult {
  const { text, environment } = view;
  const words = text.objectList;
  const { last } = row;
  return html`<tr
    role="row"
    part="row"
    data-row
    aria-rowindex=${index + 2}
    class=${classMap({ dimmed: view.types.dims(row.type) })}
  >
    <th role="rowheader" scope="row" class="side">${name(row, view)} ${id(words.sourceId, row.sourceId)}</th>
    ${cell(words.target, target(row, text), 'side')} ${cell(words.type, type(row.type, view))}
    ${cell(words.events, formatCount(row.events, environment.locale), 'number')}
    ${cell(words.firstSeen, timeView(row.firstSeen, environment))}
    ${cell(words.lastSeen, html`${timeView(row.lastSeen, environment)} ${view.newMark(row.lastSeen)}`)}
    ${cell(words.state, state(last, text))} ${cell(words.error, error(last, view))}
  </tr>`;
}

function cell(label: string, content: TemplateResult | string, kind = ''): TemplateResult {
  return html`<td role="cell" class=${kind}>
    <span class="label" aria-hidden="true">${label}</span>
    <div class="value">${content}</div>
  </td>`;
}

function name(row: ObjectRow, { text, open }: ObjectView): TemplateResult {
  const named = row.sourceName ?? row.targetName ?? row.upn ?? row.key;
  if (!isFilterValue(row.key)) return html`<bdi class="clamped" title=${named}>${named}</bdi>`;
  return html`<button
    type="button"
    class="link"
    aria-label=${text.objectList.open(named)}
    title=${named}
    @click=${() => open(row.key)}
  >
    <bdi class="clamped">${named}</bdi>
  </button>`;
}

function target({ targetName, upn, targetId }: ObjectRow, text: Text): TemplateResult {
  if (!targetName && !upn && !targetId) return nothingThere(text);
  return html`${targetName ? html`<bdi class="clamped" title=${targetName}>${targetName}</bdi>` : nothing}
  ${
    upn
      ? html`<span class="visually-hidden">${text.objectList.upn}: </span
          ><bdi class="clamped upn" title=${upn}>${upn}</bdi>`
      : nothing
  }
  ${id(text.objectList.targetId, targetId)}`;
}

function id(label: string, value: string | null): TemplateResult | typeof nothing {
  if (!value) return nothing;
  return html`<span class="id"
    ><span class="visually-hidden">${label}: </span><bdi class="clamped" title=${value}>${value}</bdi></span
  >`;
}

function type(value: string, { text, types, toggleType }: ObjectView): TemplateResult {
  const label = valueLabel('type', value, text);
  return filterButton({
    value,
    content: html`<bdi class="clamped">${label}</bdi>`,
    chosen: types.has(value),
    kind: 'filter',
    title: label,
    pick: (additive) => toggleType(value, additive),
  });
}

function state({ status, action }: ObjectRow['last'], text: Text): TemplateResult {
  return html`${statusMark(status, valueLabel('status', status, text))}
    <bdi class="clamped">${valueLabel('action', action, text)}</bdi>`;
}

function error({ errorCode, reason }: ObjectRow['last'], { text, explain }: ObjectView): TemplateResult {
  if (!errorCode && !reason) return nothingThere(text);
  const title = errorCode ? explain(errorCode)?.title : undefined;
  return html`${title ? html`<span>${title}</span>` : nothing}
  ${errorCode ? html`<span class="id"><bdi class="clamped" title=${errorCode}>${errorCode}</bdi></span>` : nothing}
  ${reason ? html`<bdi class="clamped muted" title=${reason}>${reason}</bdi>` : nothing}`;
}

function nothingThere(text: Text): TemplateResult {
  return html`<span class="muted" aria-hidden="true">–</span
    ><span class="visually-hidden">${text.objectList.none}</span>`;
}
