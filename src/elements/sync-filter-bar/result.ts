import { html, type TemplateResult } from 'lit';
import { formatCount } from '../../model/formats.js';
import type { Summary } from '../../model/question.js';
import { type ObjectCount, seenAndHeard } from '../../panel/objects.js';
import type { Text } from './text.js';

/** How much passes the filter, as people see and hear it; `null` where nothing does. */
export function resultWords(
  summary: Summary,
  objects: (count: number) => ObjectCount,
  text: Text,
  locale: string,
): { shown: string; spoken: string } | null {
  const row = summary.tables[0]!.rows[0];
  if (!row || row.events === 0) return null;
  const events = text.panel.count.events(formatCount(row.events, locale), row.events === 1);
  const { shown, spoken } = objects(row.objects);
  const words = (number: string) => text.filterBar.matching(events, number, row.objects === 1);
  return { shown: words(shown), spoken: words(spoken) };
}

/** The line below the filters. */
export function resultLine(words: ReturnType<typeof resultWords>, text: Text): TemplateResult {
  if (words) return html`<p class="result"><bdi>${seenAndHeard(words)}</bdi></p>`;
  return html`<p class="result">${text.filterBar.none}</p>`;
}
