import { html, nothing, type TemplateResult } from 'lit';
import type { Messages } from '../locales/en.js';
import type { Advice } from '../locales/en/advice.js';
import { formatCount } from '../model/formats.js';
import type { AboutQuestion, PartialAnswer, SyncQuestion } from '../model/question.js';
import type { SourceErrorReason } from '../model/source-error.js';
import type { SyncProgress } from '../sources/data-source.js';
import type { PanelEnvironment } from './environment.js';
import { chosenParts } from './chosen.js';
import { failure } from './failure.js';
import { footer } from './footer.js';
import { jobHealth } from './job-health.js';
import { valueLabel } from './labels.js';
import { loading, pause } from './loading.js';
import type { Answered, QueryState } from './query-controller.js';
import type { PanelParts } from './parts.js';

const MEGABYTE = 1024 * 1024;

/** All that the frame of a panel depends on. */
export interface FrameModel<Q extends SyncQuestion> {
  parts: PanelParts<Q>;
  state: QueryState<Q>;
  about: QueryState<AboutQuestion>;
  /** Is there an estimate among the numbers of distinct objects? */
  estimated: boolean;
  environment: PanelEnvironment;
  text: Messages;
  heading: string;
  headingLevel: number;
  /** The panel's tag, named in the help of the state without a source. */
  tag: string;
  announcement: string;
  /** Could what a person opened not be loaded? */
  notOpened: boolean;
  dismiss(): void;
  /** What to do about a failure where it takes more than a sentence, and about silence; `undefined` while it is not there. */
  advice(about: SourceErrorReason | 'silence'): Advice | undefined;
  /** Data older than so many minutes is called stale where newer data may be expected. */
  staleAfter: number;
  retry(): void;
  clearFilters(): void;
}

/** The one template around every panel: heading, one of five states, footer. */
export function frame<Q extends SyncQuestion>(model: FrameModel<Q>): TemplateResult {
  const { state, parts, heading } = model;
  const busy = state.kind === 'loading';
  // A group, not a landmark: a page of twelve panels would have twelve.
  return html`<div
    role="group"
    part="panel"
    class="panel"
    aria-label=${heading || parts.title}
    aria-busy=${busy ? 'true' : 'false'}
  >
    <div class="busy"></div>
    ${
      heading || parts.actions
        ? html`<div part="header" class="panel-header">
            ${
              heading
                ? html`<div part="heading" class="panel-heading" role="heading" aria-level=${model.headingLevel}>
                    ${heading}
                  </div>`
                : nothing
            }
            ${parts.actions ?? nothing}
          </div>`
        : nothing
    }
    <div class="visually-hidden" role="status">${model.announcement}</div>
    ${model.notOpened ? notOpened(model) : nothing}
    <div part="body" class="panel-body">${body(model)}</div>
    ${state.kind === 'no-source' ? nothing : footer({ ...model, counts: parts.counts, loading: isLoading(state) })}
  </div>`;
}

function notOpened({ text, dismiss }: FrameModel<SyncQuestion>): TemplateResult {
  return html`<div part="notice" class="notice" role="note">
    ${text.panel.notOpened} <button type="button" class="link" @click=${dismiss}>${text.panel.dismiss}</button>
  </div>`;
}

/** More is on its way: said quietly in the footer, since a notice that comes and goes would move what people read. */
function isLoading<Q extends SyncQuestion>(state: QueryState<Q>): boolean {
  return 'answered' in state && state.answered?.partial?.reason === 'loading';
}

/** What screen readers are told about a new value or error. */
export function announcement<Q extends SyncQuestion>(
  parts: PanelParts<Q>,
  state: QueryState<Q>,
  text: Messages,
  locale: string,
): string {
  if (state.kind === 'error') return text.panel.updated(parts.title, text.panel.errors[state.error.reason].title);
  if (state.kind !== 'ready' || isLoading(state)) return '';
  const { partial } = state.answered;
  const { value, question } = state.answered;
  const summary = parts.isEmpty(value, question) ? text.panel.empty.title : parts.summary(value, question);
  return text.panel.updated(parts.title, partial ? `${summary}. ${partialText(partial, text, locale)}` : summary);
}

function body<Q extends SyncQuestion>(model: FrameModel<Q>): TemplateResult {
  const { state, text } = model;
  switch (state.kind) {
    case 'no-source':
      return noSource(model);
    case 'idle':
      return html`${model.parts.idle ?? nothing}`;
    case 'loading':
      return state.answered ? answer(model, state.answered, state.progress) : loading(state.progress, model);
    case 'error':
      return html`${failure(state.error, model)}
      ${
        state.answered
          ? html`<p class="muted">${text.panel.keptValue}</p>
              ${answer(model, state.answered)}`
          : nothing
      }`;
    case 'ready':
      return answer(model, state.answered);
  }
}

function answer<Q extends SyncQuestion>(
  model: FrameModel<Q>,
  { value, question, partial }: Answered<Q>,
  progress: SyncProgress | null = null,
): TemplateResult {
  const { parts, text, environment } = model;
  // Nothing yet is not nothing.
  const isEmpty = parts.isEmpty(value, question);
  if (partial?.reason === 'loading' && isEmpty) return loading(progress, model);
  return html`${
    partial && partial.reason !== 'loading'
      ? html`<div part="notice" class="notice" role="note">
          ${partialText(partial, text, environment.locale)}
          ${partial.detail ? html`<bdi>${partial.detail}</bdi>` : nothing}
        </div>`
      : nothing
  }
  ${isEmpty ? (parts.empty?.() ?? empty(model)) : parts.content(value, question)} ${pause(progress, model)}`;
}

const howToSetSource = (tag: string) => `import { fileSource } from 'cloud-sync-insights/sources';
document.querySelector('${tag}').source = fileSource(files);
// or logAnalyticsSource({ client, workspaceId }), httpSource('/api/sync')`;

function noSource({ text, tag }: FrameModel<SyncQuestion>): TemplateResult {
  return html`<div class="state">
    <p class="state-title">${text.panel.noSource.title}</p>
    <p>${text.panel.noSource.text}</p>
    <pre tabindex="0"><code>${howToSetSource(tag)}</code></pre>
  </div>`;
}

function empty<Q extends SyncQuestion>(model: FrameModel<Q>): TemplateResult {
  const { parts, about, environment, text, clearFilters } = model;
  const words = text.panel.empty;
  const filter = environment.chosenFilter;
  const active = chosenParts(filter, environment);
  const known = about.kind === 'ready' ? about.answered.value : null;
  const nothingThere = known !== null && known.latest === null;
  const ownTitle = active.length === 0 ? parts.emptyTitle : undefined;
  return html`<div class="state">
    <p class="state-title">${nothingThere ? words.noEvents : (ownTitle ?? words.title)}</p>
    ${
      active.length > 0
        ? html`<p>${words.filters}</p>
            <ul>
              ${active.map(
                ({ name, values }) =>
                  html`<li>
                    ${text.panel.dimensions[name] ?? name}:
                    <bdi>${values.map((value) => valueLabel(name, value, text)).join(', ')}</bdi>
                  </li>`,
              )}
            </ul>
            <button type="button" @click=${clearFilters}>${words.clear}</button>`
        : nothingThere
          ? jobHealth(model.advice('silence'), text)
          : html`<p>
                ${text.panel.dimensions['direction']}:
                ${valueLabel('direction', filter.direction ?? 'ad-to-entra', text)}
              </p>
              ${ownTitle === undefined ? html`<p>${words.otherDirection}</p>` : nothing}`
    }
  </div>`;
}

/** What is missing from an incomplete answer, in words. */
export function partialText({ reason, limit }: PartialAnswer, text: Messages, locale: string): string {
  const words = text.panel.partials[reason] ?? text.panel.partials.service;
  if (typeof limit !== 'number') return words(null);
  return words(formatCount(reason === 'size' ? Math.ceil(limit / MEGABYTE) : limit, locale));
}
