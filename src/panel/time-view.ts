import { html, type TemplateResult } from 'lit';
import { formatDateTime } from '../model/formats.js';
import type { TimeText } from '../model/record.js';
import type { PanelEnvironment } from './environment.js';

/** A time for people and machines. HTML knows no more than three decimals of a second. */
export function timeView(time: TimeText, { locale, zone }: Pick<PanelEnvironment, 'locale' | 'zone'>): TemplateResult {
  return html`<time datetime=${`${time.slice(0, 23)}Z`}><bdi>${formatDateTime(time, { locale, zone })}</bdi></time>`;
}
