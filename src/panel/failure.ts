import { html, nothing, type TemplateResult } from 'lit';
import type { Messages } from '../locales/en.js';
import type { Advice } from '../locales/en/advice.js';
import type { SourceError, SourceErrorReason } from '../model/source-error.js';
import { docsLink } from './docs-link.js';
import type { PanelEnvironment } from './environment.js';
import { endOfPause } from './pause.js';

interface FailureModel {
  text: Messages;
  environment: PanelEnvironment;
  /** What to do where it takes more than a sentence; `undefined` while it is not there. */
  advice(reason: SourceErrorReason): Advice | undefined;
  retry(): void;
  clearFilters(): void;
}

/** What went wrong, in the panel's words and in the source's own, and what to do. */
export function failure(error: SourceError, model: FailureModel): TemplateResult {
  const { text, retry, environment, clearFilters } = model;
  const { title, action } = text.panel.errors[error.reason];
  const advice = action === null ? model.advice(error.reason) : undefined;
  const retryFrom = error.reason === 'throttled' ? endOfPause(error.retryAt, environment.locale) : null;
  const whatToDo = retryFrom ? text.panel.retryFrom(retryFrom) : (action ?? advice?.action ?? '');
  return html`<div class="state" part="notice">
    <p class="state-title">${title}</p>
    ${covers(`${title} ${whatToDo}`, error.message) ? nothing : html`<p><bdi>${error.message}</bdi></p>`}
    ${covers(error.message, whatToDo) ? nothing : html`<p>${whatToDo}</p>`}
    ${advice ? html`<p>${docsLink(advice.docs.url, advice.docs.name, text)}</p>` : nothing}
    <p class="buttons">
      <button type="button" @click=${retry}>${text.panel.retry}</button>
      ${
        error.reason === 'bad-query' && Object.keys(environment.changeableFilter).length > 0
          ? html`<button type="button" @click=${clearFilters}>${text.panel.empty.clear}</button>`
          : nothing
      }
    </p>
  </div>`;
}

/** Is nothing in the sentence that was not said already? Then people need not read it. */
function covers(said: string, sentence: string): boolean {
  const lower = said.toLowerCase();
  return (sentence.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []).every((word) => lower.includes(word));
}
