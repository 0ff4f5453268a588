import { html, nothing, type TemplateResult } from 'lit';
import type { Messages } from '../locales/en.js';
import type { Advice } from '../locales/en/advice.js';
import { docsLink } from './docs-link.js';

/** Beside every silence: that these logs do not tell whether the job runs, and where that is told. */
export function jobHealth(advice: Advice | undefined, text: Messages): TemplateResult | typeof nothing {
  if (!advice) return nothing;
  return html`<p><bdi>${advice.action}</bdi> ${docsLink(advice.docs.url, advice.docs.name, text)}</p>`;
}
