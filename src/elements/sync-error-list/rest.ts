import { html, nothing, type TemplateResult } from 'lit';
import { isFilterValue } from '../../model/filter-normal.js';
import { formatCount } from '../../model/formats.js';
import type { SummaryTable } from '../../model/question.js';
import { type ObjectCount, seenAndHeard } from '../../panel/objects.js';
import type { Text } from './text.js';

/** Codes on a page. A row is some forty nodes: a thousand of them make the page wait for seconds. */
export const PAGE = 100;

interface Rest {
  errors: SummaryTable;
  /** Objects of the codes that are not shown. */
  objects: ObjectCount;
  /** Where each page up to this one begins, except the first. */
  before: readonly string[];
  /** Has a person asked for more than the limit? */
  showAll: boolean;
  text: Text;
  locale: string;
}

interface Ways {
  turnTo(after: readonly string[]): void;
  showAll(): void;
}

/** What the limit left out, and the way there; nothing where all is shown. */
export function rest(
  { errors, objects, before, showAll, text, locale }: Rest,
  ways: Ways,
): TemplateResult | typeof nothing {
  const { rows, other, otherValues, next } = errors;
  const words = text.errorList;
  const toNext = showAll && next !== null && isFilterValue(next);
  if (otherValues === 0 && !toNext && before.length === 0) return nothing;
  const { count } = text.panel;
  const { events = 0 } = other[0] ?? {};
  const others = (inWords: string) =>
    words.others(
      formatCount(otherValues, locale),
      otherValues === 1,
      count.events(formatCount(events, locale), events === 1),
      count.objects(inWords, objects.count === 1),
    );
  return html`<div class="rest">
    ${
      otherValues > 0
        ? html`<span>${seenAndHeard({ shown: others(objects.shown), spoken: others(objects.spoken) })}</span>`
        : nothing
    }
    ${
      before.length > 0
        ? html`<button type="button" @click=${() => ways.turnTo(before.slice(0, -1))}>${words.previous}</button>`
        : nothing
    }
    ${toNext ? html`<button type="button" @click=${() => ways.turnTo([...before, next])}>${words.next}</button>` : nothing}
    ${
      showAll || otherValues === 0
        ? nothing
        : html`<button type="button" @click=${() => ways.showAll()}>
            ${rows.length + otherValues > PAGE ? words.showMore : words.showAll}
          </button>`
    }
  </div>`;
}
