import { html, nothing, type TemplateResult } from 'lit';
import { formatCount } from '../../model/formats.js';
import { UNKNOWN, type SyncStepDetail } from '../../model/record.js';
import { loggedPairs, section, statusMark, type EventView } from './event-view.js';
import { skipReason } from './problem.js';

/** The steps in the order logged. */
export function steps(view: EventView): TemplateResult {
  const words = view.text.logDetail.steps;
  const logged = view.record.steps;
  return section(
    'steps',
    words.title,
    view,
    logged.length === 0
      ? html`<p class="muted">${words.none}</p>`
      : html`<p class="muted">${words.order}</p>
          <ol>
            ${logged.map((step) => html`<li>${stepTemplate(step, view)}</li>`)}
          </ol>`,
  );
}

function stepTemplate(step: SyncStepDetail, view: EventView): TemplateResult {
  const { text, record } = view;
  const words = text.logDetail.steps;
  const phrase = words.phrase(step.name, step.type, record.type);
  const reason = step.details.find(([key]) => key.toLowerCase() === 'skipreason')?.[1];
  return html`<p class="step-line">
      ${statusMark(step.status ?? UNKNOWN, text)} ${phrase === null ? nothing : html`<span>${phrase}</span>`}
      <code class="raw-name"><bdi>${step.name}</bdi></code>
      ${step.type === null ? nothing : html`<span class="muted"><bdi>${words.type(step.type)}</bdi></span>`}
    </p>
    ${step.description === null ? nothing : html`<p><bdi>${step.description}</bdi></p>`}
    ${reason ? skipReason(reason, view) : nothing} ${attributes(step, view)}`;
}

/** An import step lists every attribute of the object, most of them empty: the filled ones first, the empty ones by name. */
function attributes(
  { name, details }: SyncStepDetail,
  { text, locale, copy }: EventView,
): TemplateResult | typeof nothing {
  if (details.length === 0) return nothing;
  const words = text.logDetail.steps;
  const filled = details.filter(([, value]) => value.trim() !== '');
  const empty = details.filter(([, value]) => value.trim() === '');
  return html`${
    filled.length === 0
      ? nothing
      : html`<details>
          <summary>${words.attributes(formatCount(filled.length, locale), filled.length === 1)}</summary>
          ${copy.button(words.copied(name), filled.map(([key, value]) => `${key}: ${value}`).join('\n'), text)}
          <dl>${loggedPairs(filled)}</dl>
        </details>`
  }
  ${
    empty.length === 0
      ? nothing
      : html`<details>
          <summary>${words.emptyAttributes(formatCount(empty.length, locale), empty.length === 1)}</summary>
          <ul class="names">
            ${empty.map(([key]) => html`<li><bdi>${key}</bdi></li>`)}
          </ul>
        </details>`
  }`;
}
