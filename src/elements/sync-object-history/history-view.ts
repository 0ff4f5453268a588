import { html, type TemplateResult, type nothing } from 'lit';
import type { ErrorText } from '../../model/error-text.js';
import type { ObjectRow } from '../../model/question.js';
import { UNKNOWN } from '../../model/record.js';
import type { OpenRequest } from '../../panel/events.js';
import type { CopyText } from '../../panel/copy-text.js';
import type { PanelEnvironment } from '../../panel/environment.js';
import type { Text } from './text.js';

/** What the parts of an object's view are drawn from. */
export interface HistoryView {
  environment: PanelEnvironment;
  text: Text;
  /** Level of section headings for screen readers. */
  level: number;
  copy: CopyText;
  explain(code: string, cloudSync: boolean): ErrorText | null;
  newMark(time: string): TemplateResult | typeof nothing;
  open(request: OpenRequest): void;
}

/** What people would call the object; `null` if the log has no name for it. */
export function nameOf({ sourceName, targetName, upn }: ObjectRow): string | null {
  return sourceName ?? targetName ?? upn;
}

/** A section with its heading, as a part of the panel. */
export function section(part: string, heading: string, view: HistoryView, content: TemplateResult): TemplateResult {
  return html`<section part=${part}>
    <div class="section-heading" role="heading" aria-level=${view.level}>${heading}</div>
    ${content}
  </section>`;
}

/** From which system to which. */
export function fromTo(source: string, target: string, text: Text): TemplateResult {
  const words = text.objectHistory;
  const name = (system: string) => (system === UNKNOWN ? words.unknownSystem : system);
  return html`<span class="systems"
    ><bdi>${name(source)}</bdi> <span class="arrow" aria-hidden="true">→</span
    ><span class="visually-hidden">${words.to}</span> <bdi>${name(target)}</bdi></span
  >`;
}

/** An error as its title, its code and the service's own reason. */
export function errorView(
  { errorCode, reason }: { errorCode: string | null; reason: string | null },
  cloudSync: boolean,
  { text, explain }: HistoryView,
): TemplateResult {
  if (!errorCode && !reason) {
    return html`<span class="muted" aria-hidden="true">–</span
      ><span class="visually-hidden">${text.objectHistory.noneLogged}</span>`;
  }
  const title = errorCode ? explain(errorCode, cloudSync)?.title : undefined;
  return html`${title ? html`<span class="error-title">${title}</span>` : ''}
  ${errorCode ? html`<span class="id"><bdi class="clamped" title=${errorCode}>${errorCode}</bdi></span>` : ''}
  ${reason ? html`<bdi class="clamped muted" title=${reason}>${reason}</bdi>` : ''}`;
}
