import { html, nothing, type TemplateResult } from 'lit';
import type { SyncFilter } from '../../model/filter.js';
import type { Chip } from './chosen-filter.js';
import type { Text } from './text.js';
import { repeat } from '../../panel/repeat.js';

/** Each active filter as a button that takes it away (unless it is the bar's own), and one that takes all away. */
export function chipList(
  chips: readonly Chip[],
  text: Text,
  remove: (rest: SyncFilter) => void,
  clearAll: () => void,
): TemplateResult {
  const words = text.filterBar;
  return html`<div class="active">
    <ul part="chips" class="chips" role="list" aria-label=${words.active}>
      ${repeat(
        chips,
        ({ key }) => key,
        (chip) => html`<li>${chipButton(chip, text, remove)}</li>`,
      )}
    </ul>
    ${
      chips.some(({ rest }) => rest)
        ? html`<button type="button" class="link" @click=${clearAll}>${words.clearAll}</button>`
        : nothing
    }
  </div>`;
}

function chipButton({ name, value, rest }: Chip, text: Text, remove: (rest: SyncFilter) => void): TemplateResult {
  const label = html`<span class="label"><bdi>${name}:</bdi> <bdi>${value}</bdi></span>`;
  if (!rest) return html`<span part="chip" class="chip fixed" title=${value}>${label}</span>`;
  return html`<button
    type="button"
    part="chip"
    class="chip"
    title=${value}
    aria-label=${text.filterBar.remove(`${name}: ${value}`)}
    @click=${() => remove(rest)}
  >
    ${label} <span aria-hidden="true">×</span>
  </button>`;
}
