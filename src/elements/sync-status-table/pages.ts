import { html, nothing, type TemplateResult } from 'lit';
import { formatCount } from '../../model/formats.js';
import type { Text } from './text.js';

interface Pages {
  /** Rows before this page. */
  first: number;
  /** Rows on this page. */
  shown: number;
  all: number;
  text: Text;
  locale: string;
}

/** Which rows these are, and the ways to the pages before and after. */
export function pages({ first, shown, all, text, locale }: Pages, turn: (step: 1 | -1) => void): TemplateResult {
  const words = text.statusTable;
  const count = (number: number) => formatCount(number, locale);
  const end = first + shown;
  return html`<div class="pages">
    <span class="muted">${words.shown(count(first + 1), count(end), count(all))}</span>
    ${first > 0 ? html`<button type="button" @click=${() => turn(-1)}>${words.previous}</button>` : nothing}
    ${end < all ? html`<button type="button" @click=${() => turn(1)}>${words.next}</button>` : nothing}
  </div>`;
}
