import { html, nothing, type TemplateResult } from 'lit';
import { valueLabel, type ErrorTexts, type OpenRequest } from '../../panel/index.js';
import type { SyncFilter } from '../../model/filter.js';
import type { SyncRecordDetail } from '../../model/record.js';
import { statusIcon } from '../../charts/status-icon.js';
import type { CopyText } from '../../panel/copy-text.js';
import type { Folds } from './folds.js';
import type { Text } from './text.js';

/** What the parts of an event's view are drawn from. */
export interface EventView {
  record: SyncRecordDetail;
  text: Text;
  locale: string;
  zone: string;
  /** Level of section headings for screen readers. */
  level: number;
  errorTexts: ErrorTexts;
  copy: CopyText;
  folds: Folds;
  open(request: OpenRequest): void;
  /** What opens all events that a filter admits, whatever else is chosen. */
  all(filter: SyncFilter): OpenRequest;
}

/** A section with its heading, as a part of the panel. */
export function section(part: string, heading: string, view: EventView, content: TemplateResult): TemplateResult {
  return html`<section part=${part} class=${part}>
    <div class="section-heading" role="heading" aria-level=${view.level}>${heading}</div>
    ${content}
  </section>`;
}

/** A pair of a definition list; what a log does not hold is shown as a dash. */
export function pair(
  label: string,
  value: string | null,
  text: Text,
  content = html`<bdi>${value}</bdi>`,
): TemplateResult {
  return html`<dt>${label}</dt>
    <dd>
      ${
        value === null || value === ''
          ? html`<span class="muted" aria-hidden="true">–</span
              ><span class="visually-hidden">${text.logDetail.none}</span>`
          : content
      }
    </dd>`;
}

/** A pair whose value can be copied. `what`: what it is called then, default its label. `shown`: in place of the text. */
export function copyable(
  label: string,
  value: string | null,
  { text, copy }: EventView,
  { what = label, shown = html`<bdi>${value}</bdi>` }: { what?: string; shown?: TemplateResult } = {},
): TemplateResult {
  return pair(label, value, text, html`${shown} ${value ? copy.icon(what, value, text) : nothing}`);
}

/** A value that opens something, spoken as `label`. */
export function link(
  value: string,
  label: string,
  request: OpenRequest,
  { open }: Pick<EventView, 'open'>,
): TemplateResult {
  return html`<button type="button" class="link" aria-label=${label} @click=${() => open(request)}>
    <bdi>${value}</bdi>
  </button>`;
}

/** Keys and values as logged, each of which can be copied. */
export function copyablePairs(
  pairs: readonly (readonly [key: string, value: string])[],
  heading: string,
  view: EventView,
): TemplateResult[] {
  return pairs.map(
    ([key, value]) =>
      html`<dt><bdi>${key}</bdi></dt>
        <dd>
          <bdi>${value}</bdi> ${value === '' ? nothing : view.copy.icon(`${heading}, ${key}`, value, view.text)}
        </dd>`,
  );
}

/** Keys and values as logged. */
export function loggedPairs(pairs: readonly (readonly [key: string, value: string])[]): TemplateResult[] {
  return pairs.map(
    ([key, value]) =>
      html`<dt><bdi>${key}</bdi></dt>
        <dd><bdi>${value}</bdi></dd>`,
  );
}

/** A status as a shape and a word. */
export function statusMark(status: string, text: Text): TemplateResult {
  return html`<span class="status ${STATUS_CLASSES.get(status) ?? 'status-unknown'}"
    >${statusIcon(status)}<strong><bdi>${valueLabel('status', status, text)}</bdi></strong></span
  >`;
}

const STATUS_CLASSES = new Map([
  ['success', 'status-success'],
  ['failure', 'status-failure'],
  ['warning', 'status-warning'],
  ['skipped', 'status-skipped'],
]);
