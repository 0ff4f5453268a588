import { html, nothing, type TemplateResult } from 'lit';
import type { EventView } from './event-view.js';

/** The record as it was read: put into the page only while it is open, since it can be a megabyte. */
export function rawRecord(view: EventView, open: boolean, toggle: (open: boolean) => void): TemplateResult {
  const { record, text, copy } = view;
  const words = text.logDetail.raw;
  if (record.raw === '') return html`<p class="muted">${words.none}</p>`;
  return html`<details
    part="raw"
    class="raw"
    ?open=${open}
    @toggle=${(event: Event) => toggle((event.target as HTMLDetailsElement).open)}
  >
    <summary>${words.title}</summary>
    ${
      open
        ? html`${copy.button(words.title, record.raw, text)}
            <pre tabindex="0" aria-label=${words.title}><bdi>${record.raw}</bdi></pre>`
        : nothing
    }
  </details>`;
}
