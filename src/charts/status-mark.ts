import { html, type TemplateResult } from 'lit';
import { statusIcon } from './status-icon.js';

const COLOURED = ['success', 'failure', 'warning', 'skipped'];

/** A status as shape, colour and word; looks in `styles/status.ts`. */
export function statusMark(status: string, label: string): TemplateResult {
  const known = COLOURED.includes(status) ? status : 'unknown';
  return html`<span class="status status-${known}"
    >${statusIcon(status)}<bdi class="clamped" title=${label}>${label}</bdi></span
  >`;
}
