import { html, nothing, type TemplateResult } from 'lit';
import type { ChosenTime } from './chosen-time.js';

/** What people can do with a chart over time beside its heading: choose all times again, see a table in its place. */
export function chartButtons(
  words: { clearTime: string; showTable: string },
  time: ChosenTime,
  tableShown: boolean,
  showTable: (shown: boolean) => void,
): TemplateResult {
  // The button goes away with the chosen time; its neighbour takes the focus.
  const clear = ({ currentTarget }: Event) => {
    const table = (currentTarget as Element).parentElement!.querySelector<HTMLElement>('.show-table')!;
    time.clear();
    table.focus();
  };
  return html`<div class="actions">
    ${time.span ? html`<button type="button" @click=${clear}>${words.clearTime}</button>` : nothing}
    <button
      type="button"
      class="show-table"
      aria-pressed=${tableShown ? 'true' : 'false'}
      @click=${() => showTable(!tableShown)}
    >
      ${words.showTable}
    </button>
  </div>`;
}
