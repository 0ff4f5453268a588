import { html, type TemplateResult } from 'lit';
import type { SyncFilter, SyncRange } from '../../model/filter.js';
import { formatCount, type TimeStyle } from '../../model/formats.js';
import { labelOf } from './chosen-filter.js';
import { rangeLabel } from './ranges.js';
import type { BarFilter } from './shown-filters.js';
import type { Text } from './text.js';

type Opened = Exclude<BarFilter, 'search'>;

/** A filter's name and what it is set to now. */
export function filterLabel(
  name: Opened,
  filter: SyncFilter,
  usualRange: SyncRange,
  text: Text,
  style: TimeStyle,
): TemplateResult {
  const label = name === 'range' ? text.filterBar.range : (text.panel.dimensions[name] ?? name);
  const chosen = chosenLabel(name, filter, usualRange, text, style);
  return html`<bdi class="name">${label}:</bdi> <bdi class="chosen">${chosen}</bdi>`;
}

function chosenLabel(name: Opened, filter: SyncFilter, usualRange: SyncRange, text: Text, style: TimeStyle): string {
  const words = text.filterBar;
  if (name === 'direction') return labelOf(name, filter.direction ?? 'ad-to-entra', text);
  if (name === 'range') {
    return filter.range ? rangeLabel(filter.range, text, style) : words.usual(rangeLabel(usualRange, text, style));
  }
  const [first, ...others] = filter[name] ?? [];
  if (first === undefined) return words.all;
  return others.length === 0 ? labelOf(name, first, text) : words.values(formatCount(others.length + 1, style.locale));
}
