import { html, type TemplateResult } from 'lit';
import type { Messages } from '../locales/en.js';

/** A link to a page of Microsoft Learn, in a new tab. */
export function docsLink(url: string, name: string, text: Messages): TemplateResult {
  return html`<a href=${url} target="_blank" rel="noopener"
    >${text.panel.docs(name)} <span class="visually-hidden">${text.panel.newTab}</span></a
  >`;
}
