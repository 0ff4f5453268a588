import { html, nothing, type TemplateResult } from 'lit';
import { statusIcon } from '../../charts/status-icon.js';
import { statedRate, type Apart, type Outcomes } from '../../charts/success-rate.js';
import { isFilterValue } from '../../model/filter-normal.js';
import { formatCount, formatPercent } from '../../model/formats.js';
import type { Choice } from '../../panel/choice.js';
import { filterButton } from '../../panel/filter-button.js';
import { valueLabel } from '../../panel/labels.js';
import { NO_RATE } from './naming.js';
import type { Text } from './text.js';

export interface Headline {
  outcomes: Outcomes;
  text: Text;
  locale: string;
  choice: Choice;
  pick(status: string, additive: boolean): void;
}

/** The rate over the whole time in words: "98.5%" and "of 200 events that succeeded or failed". */
export function rateInWords({ success, failure }: Outcomes, { successRate: words }: Text, locale: string) {
  const rate = statedRate(success, failure);
  const events = success + failure;
  return {
    rate: rate === null ? null : formatPercent(rate, locale),
    of: rate === null ? words.nothing : words.of(formatCount(events, locale), events === 1),
  };
}

/** The rate, the statuses that it is made of, and apart from them those that it is not; each keeps only its own events. */
export function headline(view: Headline): TemplateResult {
  const { outcomes, text, locale } = view;
  const { success, failure, apart } = outcomes;
  const words = text.successRate;
  const { rate, of } = rateInWords(outcomes, text, locale);
  return html`<div class="headline" part="headline">
    <p class="rate">
      ${rate === null ? html`<span class="number" aria-hidden="true">${NO_RATE}</span>` : html`<span class="number">${rate}</span>`}
      <bdi class="of">${of}</bdi>
    </p>
    <div class="statuses" part="legend">
      ${list(
        words.counted,
        [
          { status: 'success', events: success },
          { status: 'failure', events: failure },
        ],
        view,
      )}
      ${apart.length > 0 ? list(words.apart, apart, view) : nothing}
    </div>
  </div>`;
}

function list(label: string, statuses: readonly Apart[], view: Headline): TemplateResult {
  return html`<div class="group">
    <bdi class="muted" aria-hidden="true">${label}:</bdi>
    <ul class="legend" role="list" aria-label=${label}>
      ${statuses.map((one) => html`<li class=${isDimmed(one, view) ? 'dimmed' : ''}>${entry(one, view)}</li>`)}
    </ul>
  </div>`;
}

function entry({ status, events }: Apart, { outcomes, text, locale, choice, pick }: Headline): TemplateResult {
  const count = formatCount(events, locale);
  const { restStatuses } = outcomes;
  const label =
    status === null
      ? text.successRate.rest(formatCount(restStatuses, locale), restStatuses === 1)
      : valueLabel('status', status, text);
  const content = html`${status === null ? nothing : statusIcon(status)}<bdi class="name">${label}</bdi>
    <span class="number" aria-hidden="true">${count}</span>
    <span class="visually-hidden">${text.panel.count.events(count, events === 1)}</span>`;
  if (status === null || !isFilterValue(status)) return html`<span class="entry">${content}</span>`;
  return filterButton({
    value: status,
    content,
    chosen: choice.has(status),
    kind: 'entry',
    title: label,
    pick: (additive) => pick(status, additive),
  });
}

function isDimmed({ status }: Apart, { choice }: Headline): boolean {
  return status !== null && choice.dims(status);
}
