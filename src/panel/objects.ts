import { html, type TemplateResult } from 'lit';
import { formatCount, formatObjects } from '../model/formats.js';
import type { panel } from '../locales/en/panel.js';

/** Words around a number, as people see and hear them. */
export interface SeenAndHeard {
  shown: string;
  spoken: string;
}

/** A number of distinct objects: shown as `≈45` and spoken as "about 45" where it is estimated. */
export interface ObjectCount extends SeenAndHeard {
  count: number;
}

/** A number of distinct objects in this language. No object is never an estimate. */
export function objectCount(
  count: number,
  estimated: boolean,
  locale: string,
  text: { panel: Pick<typeof panel, 'about'> },
): ObjectCount {
  const number = formatCount(count, locale);
  if (!estimated || count === 0) return { count, shown: number, spoken: number };
  return { count, shown: formatObjects(count, locale, true), spoken: text.panel.about(number) };
}

/** Both forms, each for those it is meant for: not every screen reader knows the sign. */
export function seenAndHeard({ shown, spoken }: SeenAndHeard): TemplateResult | string {
  if (shown === spoken) return shown;
  return html`<span aria-hidden="true">${shown}</span><span class="visually-hidden">${spoken}</span>`;
}
