import { html, type TemplateResult } from 'lit';
import type { Text } from './text.js';

const LONGEST_SEARCH = 200;

/** The search box. It applies on Enter, on leaving it and on clearing it. */
export function searchBox(search: string, fixed: boolean, text: Text, apply: (search: string) => void): TemplateResult {
  const words = text.filterBar;
  const read = (event: Event) => apply((event.target as HTMLInputElement).value.trim());
  // "change" comes with Enter and on leaving; "search" where a browser has a button that clears the box.
  return html`<label part="search" class="search">
    <bdi class="name">${words.search}:</bdi>
    <input
      type="search"
      enterkeyhint="search"
      maxlength=${LONGEST_SEARCH}
      autocomplete="off"
      placeholder=${words.searchHint}
      title=${words.searchApplies}
      ?disabled=${fixed}
      .value=${search}
      @change=${read}
      @search=${read}
    />
  </label>`;
}
