import { html, nothing, type TemplateResult } from 'lit';
import { isFilterValue } from '../model/filter-normal.js';
import { clickOnAdditiveEnter, isAdditive } from './additive.js';

/** A value that people filter by. */
export interface FilterButton {
  value: string;
  content: TemplateResult;
  /** Is this value kept by name? */
  chosen: boolean;
  /** Classes besides `plain`. */
  kind: string;
  title?: string;
  /** `additive`: the value is added to what is chosen, or taken out of it. */
  pick(additive: boolean): void;
}

/** A button that keeps only a value, or adds it to others; only its content where no filter can hold the value. */
export function filterButton({ value, content, chosen, kind, title, pick }: FilterButton): TemplateResult {
  if (!isFilterValue(value)) return content;
  return html`<button
    type="button"
    class="plain ${kind}"
    title=${title ?? nothing}
    aria-pressed=${chosen ? 'true' : 'false'}
    @keydown=${clickOnAdditiveEnter}
    @click=${(event: MouseEvent) => pick(isAdditive(event))}
  >
    ${content}
  </button>`;
}
