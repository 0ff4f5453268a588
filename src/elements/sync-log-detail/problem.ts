import { html, nothing, type TemplateResult } from 'lit';
import { isFilterValue } from '../../model/filter-normal.js';
import type { ErrorText } from '../../model/error-text.js';
import { copyable, link, pair, section, type EventView } from './event-view.js';

/** Why an event failed, or what the service says about one that did not; then cause, remedy and documentation. */
export function problem(view: EventView): TemplateResult | typeof nothing {
  const { record, text } = view;
  const { errorCode, reason, errorInfo } = record;
  const { category, additionalDetails, recommendedAction } = errorInfo;
  const failed = record.status === 'failure';
  if (!failed && [errorCode, reason, additionalDetails, recommendedAction].every((part) => part === null))
    return nothing;

  const words = text.logDetail.problem;
  const known = errorCode === null ? null : knownText(errorCode, view);
  return section(
    failed ? 'problem error' : 'problem',
    failed ? words.failed : words.other,
    view,
    html`${known ? title(known.title) : failed && errorCode === null ? title(words.noCode) : nothing}
      <dl>
        ${errorCode === null ? nothing : code(errorCode, view)}
        <dt>${words.reason}</dt>
        <dd>
          ${
            reason === null
              ? html`<span class="muted">${words.noReason}</span>`
              : html`<bdi>${reason}</bdi> ${view.copy.icon(words.reason, reason, text)}`
          }
        </dd>
        ${category === null ? nothing : pair(words.category, category, text)}
        ${additionalDetails === null ? nothing : copyable(words.additional, additionalDetails, view)}
        ${recommendedAction === null ? nothing : pair(words.recommended, recommendedAction, text)}
      </dl>
      ${errorCode === null ? (failed ? html`<p>${words.noCodeText}</p>` : nothing) : meaning(known, view)}`,
  );
}

/** Only failures are grouped by code: one that stands on another event has no others to open. */
function code(errorCode: string, view: EventView): TemplateResult {
  const { problem: words, open } = view.text.logDetail;
  if (view.record.status !== 'failure' || !isFilterValue(errorCode)) return copyable(words.code, errorCode, view);
  const filter = { error: [errorCode], status: ['failure'] };
  const shown = link(errorCode, open.error(errorCode), view.all(filter), view);
  return copyable(words.code, errorCode, view, { shown });
}

/** What a step's reason for skipping means and what to do about it. */
export function skipReason(code: string, view: EventView): TemplateResult {
  const known = knownText(code, view);
  return html`<div class="skip-reason">
    ${title(known ? known.title : html`<bdi>${code}</bdi>`)} ${meaning(known, view)}
  </div>`;
}

function knownText(code: string, { record, errorTexts }: EventView): ErrorText | null {
  return errorTexts.find(code, { cloudSync: record.direction !== 'other' });
}

function meaning(known: ErrorText | null, { errorTexts, text }: EventView): TemplateResult | typeof nothing {
  const words = text.logDetail.problem;
  if (known) {
    return html`<dl>
        <dt>${words.cause}</dt>
        <dd>${known.cause}</dd>
        <dt>${words.remedy}</dt>
        <dd>${known.remedy}</dd>
      </dl>
      <p><a href=${known.docsUrl} target="_blank" rel="noopener noreferrer">${words.docs} ${words.newTab}</a></p>`;
  }
  if (errorTexts.loading) return nothing;
  return html`<p>${errorTexts.failed ? words.textsFailed : words.unknownCode}</p>`;
}

function title(words: string | TemplateResult): TemplateResult {
  return html`<p class="problem-title">${words}</p>`;
}
