import { html, type TemplateResult } from 'lit';

/** Buttons that choose an order; looks in `styles/order-buttons.ts`. */
export function orderButtons<Order extends string>(
  orders: readonly Order[],
  shown: Order,
  words: Record<Order | 'label', string>,
  choose: (order: Order) => void,
): TemplateResult {
  return html`<div part="order" class="order" role="group" aria-label=${words.label}>
    ${orders.map(
      (order) =>
        html`<button type="button" aria-pressed=${shown === order ? 'true' : 'false'} @click=${() => choose(order)}>
          ${words[order]}
        </button>`,
    )}
  </div>`;
}
