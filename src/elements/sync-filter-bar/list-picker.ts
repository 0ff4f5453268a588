import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { isFilterValue, MOST_VALUES } from '../../model/filter-normal.js';
import type { ListDimension } from '../../model/filter.js';
import { formatCount } from '../../model/formats.js';
import type { PanelEnvironment } from '../../panel/environment.js';
import { failure } from '../../panel/failure.js';
import { repeat } from '../../panel/repeat.js';
import { labelOf } from './chosen-filter.js';
import type { Text } from './text.js';
import { PAGE, type ValueListState } from './value-list.js';

/** Longer lists can be searched. */
const LONG = 8;

/** All that an open list depends on. */
export interface ListPicker {
  dimension: ListDimension;
  list: ValueListState;
  /** In the filter's own form. */
  chosen: readonly string[];
  /** What people look for in the list. */
  find: string;
  environment: PanelEnvironment;
  text: Text;
  toggle(value: string): void;
  search(text: string): void;
  clear(): void;
  showMore(): void;
  retry(): void;
}

/** `events`: `null` where they are not known. */
interface Row {
  value: string;
  events: number | null;
}

/** The values of one dimension as checkboxes, with the number of their events. */
export function listPicker(picker: ListPicker): TemplateResult {
  const { dimension, list, chosen, find, text } = picker;
  const words = text.filterBar;
  const name = text.panel.dimensions[dimension] ?? dimension;
  const rows = rowsOf(picker);
  const wanted = find.trim().toLowerCase();
  const found = wanted
    ? rows.filter(({ value }) =>
        [value, labelOf(dimension, value, text)].some((one) => one.toLowerCase().includes(wanted)),
      )
    : rows;
  return html`<fieldset aria-busy=${list.kind === 'loading' ? 'true' : 'false'}>
    <legend>${name}</legend>
    ${
      rows.length + list.more > LONG
        ? html`<input
            type="text"
            class="find"
            autocomplete="off"
            aria-label=${words.find(name)}
            placeholder=${words.search}
            .value=${find}
            @input=${(event: InputEvent) => picker.search((event.target as HTMLInputElement).value)}
          />`
        : nothing
    }
    ${problem(picker)}
    ${repeat(
      found,
      ({ value }) => value,
      (row) => checkbox(row, picker),
    )}
    ${found.length === 0 && list.kind === 'ready' ? html`<p class="muted">${wanted ? words.noneFound : words.noValues}</p>` : nothing}
    ${chosen.length >= MOST_VALUES ? html`<p class="muted">${words.tooMany(count(MOST_VALUES, picker))}</p>` : nothing}
    ${rest(picker)}
    <p class="buttons"><button type="button" @click=${picker.clear}>${words.clear}</button></p>
  </fieldset>`;
}

/** Chosen values come first where the list does not hold them. */
function rowsOf({ list, chosen }: ListPicker): Row[] {
  const listed = new Set(list.values.map(({ value }) => value));
  const events = list.kind === 'ready' && list.more === 0 && !list.partial ? 0 : null;
  const missing = chosen.filter((value) => !listed.has(value)).map((value) => ({ value, events }));
  return [...missing, ...list.values];
}

function checkbox({ value, events }: Row, picker: ListPicker): TemplateResult {
  const { chosen, dimension, text, toggle } = picker;
  const checked = chosen.includes(value);
  const label = labelOf(dimension, value, text);
  return html`<label class="value">
    <input
      type="checkbox"
      .checked=${live(checked)}
      ?disabled=${!checked && (chosen.length >= MOST_VALUES || !isFilterValue(value))}
      @change=${() => toggle(value)}
    />
    <bdi class="label" title=${label}>${label}</bdi>
    ${
      events === null
        ? nothing
        : html`<span class="muted"><bdi>${text.panel.count.events(count(events, picker), events === 1)}</bdi></span>`
    }
  </label>`;
}

function problem(picker: ListPicker): TemplateResult | typeof nothing {
  const { list, text, environment, retry, clear } = picker;
  if (list.kind === 'no-source') return html`<p>${text.panel.noSource.title}</p>`;
  if (list.error)
    return failure(list.error, { text, environment, retry, clearFilters: clear, advice: () => undefined });
  if (list.kind === 'loading' && list.values.length === 0) return html`<p class="muted">${text.panel.loading}</p>`;
  if (!list.partial) return nothing;
  const words = text.panel.partials[list.partial.reason] ?? text.panel.partials.service;
  return html`<p class="notice">${words(null)}</p>`;
}

function rest(picker: ListPicker): TemplateResult | typeof nothing {
  const { list, find, text, toggle, chosen } = picker;
  const words = text.filterBar;
  const exact = find.trim();
  const known = chosen.includes(exact) || list.values.some(({ value }) => value === exact);
  const all = list.more === 0;
  if (all && list.values.length <= PAGE) return nothing;
  return html`<div class="rest">
    ${all ? nothing : html`<p class="muted">${words.notLoaded(count(list.values.length, picker), count(list.more, picker))}</p>`}
    ${
      exact && !known && !all && chosen.length < MOST_VALUES && isFilterValue(exact)
        ? html`<button type="button" @click=${() => toggle(exact)}>${words.exact}: <bdi>${exact}</bdi></button>`
        : nothing
    }
    <button type="button" aria-disabled=${all || list.kind === 'loading' ? 'true' : 'false'} @click=${picker.showMore}>
      ${all ? words.allShown : list.kind === 'loading' ? text.panel.loading : words.showMore}
    </button>
  </div>`;
}

function count(number: number, { environment }: ListPicker): string {
  return formatCount(number, environment.locale);
}
