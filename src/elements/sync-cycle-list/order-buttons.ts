import { html, type TemplateResult } from 'lit';
import type { Text } from './text.js';

/** Which cycle comes first: the one with the newest event, or the one with most events. */
export type Order = 'recent' | 'events';

/** Two buttons that choose the order. */
export function orderButtons(shown: Order, { cycleList }: Text, choose: (order: Order) => void): TemplateResult {
  const words = cycleList.order;
  const button = (order: Order) =>
    html`<button type="button" aria-pressed=${shown === order ? 'true' : 'false'} @click=${() => choose(order)}>
      ${words[order]}
    </button>`;
  return html`<div part="order" class="order" role="group" aria-label=${words.label}>
    ${button('recent')}${button('events')}
  </div>`;
}
