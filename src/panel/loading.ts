import { html, nothing, type TemplateResult } from 'lit';
import type { Messages } from '../locales/en.js';
import { formatCount, formatPercent } from '../model/formats.js';
import type { SyncProgress } from '../sources/data-source.js';
import type { PanelEnvironment } from './environment.js';
import { endOfPause } from './pause.js';

interface LoadingModel {
  text: Messages;
  environment: PanelEnvironment;
}

/** What stands in place of an answer that is on its way. */
export function loading(
  progress: SyncProgress | null,
  { text, environment: { locale } }: LoadingModel,
): TemplateResult {
  const words = text.panel;
  const records = formatCount(progress?.records ?? 0, locale);
  const end = endOfPause(progress?.waitingUntil, locale);
  const line = end
    ? words.waiting(end)
    : !progress
      ? words.loading
      : typeof progress.fraction !== 'number'
        ? words.loadingRecords(records)
        : words.loadingShare(records, formatPercent(progress.fraction, locale));
  return html`<div class="state muted"><p>${line}</p></div>`;
}

/** A pause that the service asked for, said below what is shown meanwhile, so that nothing that people read moves. */
export function pause(
  progress: SyncProgress | null,
  { text, environment: { locale } }: LoadingModel,
): TemplateResult | typeof nothing {
  const end = endOfPause(progress?.waitingUntil, locale);
  return end ? html`<p class="muted">${text.panel.waiting(end)}</p>` : nothing;
}
