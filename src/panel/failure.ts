import { html, nothing, type TemplateResult } from 'lit';
import type { Messages } from '../locales/en.js';
import type { SourceError } from '../model/source-error.js';
import type { PanelEnvironment } from './environment.js';
import { endOfPause } from './pause.js';

interface FailureModel {
  text: Messages;
  environment: PanelEnvironment;
  retry(): void;
  clearFilters(): void;
}

/** What went wrong, in the panel's words and in the source's own, and what to do. */
export function failure(error: SourceError, { text, retry, environment, clearFilters }: FailureModel): TemplateResult {
  const { title, action, docs } = text.panel.errors[error.reason] ?? text.panel.errors['invalid-data'];
  const retryFrom = error.reason === 'throttled' ? endOfPause(error.retryAt, environment.locale) : null;
  const whatToDo = retryFrom ? text.panel.retryFrom(retryFrom) : action;
  return html`<div class="state" part="notice">
    <p class="state-title">${title}</p>
    ${saysMore(error.message, title, whatToDo) ? html`<p><bdi>${error.message}</bdi></p>` : nothing}
    ${repeats(error.message, whatToDo) ? nothing : html`<p>${whatToDo}</p>`}
    ${
      docs
        ? html`<p>
            <a href=${docs.url} target="_blank" rel="noopener"
              >${text.panel.docs(docs.name)} <span class="visually-hidden">${text.panel.newTab}</span></a
            >
          </p>`
        : nothing
    }
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

/** Does the source say anything that the panel's own words do not? */
function saysMore(message: string, ...own: string[]): boolean {
  const bare = (sentence: string) => sentence.trim().replace(/\.$/, '').toLowerCase();
  return bare(message) !== '' && own.every((sentence) => bare(sentence) !== bare(message));
}

/** Does the source itself say what to do? Then all words of the panel's advice are in its message. */
function repeats(message: string, advice: string): boolean {
  const said = message.toLowerCase();
  return (advice.toLowerCase().match(/\p{L}{4,}/gu) ?? []).every((word) => said.includes(word));
}
