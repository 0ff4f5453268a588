import { html, type TemplateResult } from 'lit';
import type { LinkedObjects } from '../../model/history.js';
import { valueLabel } from '../../panel/labels.js';
import { timeView } from '../../panel/time-view.js';
import { type HistoryView, nameOf } from './history-view.js';

/** Objects to choose from. `systems`: source systems by object key, where they are known. */
export function foundObjects(
  objects: readonly LinkedObjects[],
  systems: ReadonlyMap<string, readonly string[]>,
  view: HistoryView,
  choose: (key: string) => void,
): TemplateResult {
  const { text, environment } = view;
  const words = text.objectHistory;
  return html`<ul role="list" part="found" class="found">
    ${objects.map(({ rows }) => {
      const main = rows[0]!;
      const name = nameOf(main) ?? main.key;
      const from = [...new Set(rows.flatMap(({ key }) => systems.get(key) ?? []))].join(', ');
      return html`<li>
        <button type="button" class="link" title=${name} @click=${() => choose(main.key)}>
          <bdi class="clamped">${name}</bdi>
        </button>
        <span><bdi class="clamped">${valueLabel('type', main.type, text)}</bdi></span>
        <span><bdi class="clamped" title=${main.upn ?? ''}>${main.upn}</bdi></span>
        ${from ? fact(words.sourceSystem, html`<bdi title=${from}>${from}</bdi>`) : html`<span></span>`}
        ${fact(words.lastSeen, timeView(main.lastSeen, environment))}
      </li>`;
    })}
  </ul>`;
}

function fact(label: string, value: TemplateResult): TemplateResult {
  return html`<span class="muted clamped">${label}: ${value}</span>`;
}
