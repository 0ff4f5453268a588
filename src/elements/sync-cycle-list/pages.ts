import { html, nothing, type TemplateResult } from 'lit';
import { isFilterValue } from '../../model/filter-normal.js';
import { formatCount } from '../../model/formats.js';
import type { SummaryTable } from '../../model/question.js';
import type { Text } from './text.js';

export const ORDERS = ['recent', 'events'] as const;

/** Which cycle comes first: the one with the newest event, or the one with most events. */
export type Order = (typeof ORDERS)[number];

/** Cycles on a page. */
export const PAGE = 50;

/** The last cycle of a page. */
export interface PageEnd {
  id: string;
  lastSeen: string;
}

/** Where a turned page leads. */
export type Way = 'newer' | 'older';

interface Pages extends Pick<SummaryTable, 'rows' | 'next' | 'otherValues'> {
  /** How each page before this one ended. */
  ends: readonly PageEnd[];
  order: Order;
  place: 'above' | 'below';
  text: Text;
  locale: string;
}

/** Which cycles these are, and the ways to newer and older ones; nothing where there are no others. */
export function pages(
  { rows, next, otherValues, ends, order, place, text, locale }: Pages,
  turn: (way: Way, ends: readonly PageEnd[]) => void,
): TemplateResult | typeof nothing {
  if (ends.length === 0 && next === null) return nothing;
  const words = text.cycleList;
  const count = (number: number) => formatCount(number, locale);
  const first = ends.length * PAGE + 1;
  const all = ends.length === 0 ? count(rows.length + otherValues) : null;
  const last = rows.at(-1);
  return html`<div part="pages" class="pages ${place}" role="group" aria-label=${words.pages}>
    ${rows.length > 0 ? html`<span class="muted">${words.shown(count(first), count(first + rows.length - 1), all)}</span>` : nothing}
    ${
      ends.length > 0
        ? html`<button type="button" class="newer" @click=${() => turn('newer', ends.slice(0, -1))}>
            ${words.newer[order]}
          </button>`
        : nothing
    }
    ${
      next === null || !last
        ? nothing
        : isFilterValue(next)
          ? html`<button
              type="button"
              class="older"
              @click=${() => turn('older', [...ends, { id: next, lastSeen: last.lastSeen }])}
            >
              ${words.older[order]}
            </button>`
          : html`<span>${words.tooLong[order]}</span>`
    }
  </div>`;
}
