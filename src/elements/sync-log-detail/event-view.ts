import { html, nothing, type TemplateResult } from 'lit';
import { valueLabel, type ErrorTexts } from '../../panel/index.js';
import type { SyncRecordDetail } from '../../model/record.js';
import { statusIcon } from '../../charts/status-icon.js';
import type { CopyText } from '../../panel/copy-text.js';
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
}

/** A section with its heading, as a part of the panel. */
export function section(part: string, heading: string, view: EventView, content: TemplateResult): TemplateResult {
  return html`<section part=${part} class=${part}>
    <div class="section-heading" role="heading" aria-level=${view.level}>${heading}</div>
    ${content}
  </section>`;
}

/** A pair of a definition list; what a log does not hold is shown as a dash. */
export function pair(label: string, value: string | null, text: Text, action?: TemplateResult): TemplateResult {
  return html`<dt>${label}</dt>
    <dd>
      ${
        value === null || value === ''
          ? html`<span class="muted" aria-hidden="true">–</span
              ><span class="visually-hidden">${text.logDetail.none}</span>`
          : html`<bdi>${value}</bdi> ${action ?? nothing}`
      }
    </dd>`;
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
