import { html, nothing, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from 'lit';
import { clearFilter, toggleValue, withoutDimension } from '../../model/filter-match.js';
import type { Dimension, DirectionFilter, ListDimension, SyncFilter, SyncRange } from '../../model/filter.js';
import type { Summary, SummaryQuestion } from '../../model/question.js';
import type { PanelParts } from '../../panel/parts.js';
import { SyncPanel } from '../../panel/sync-panel.js';
import { chipList } from './chips.js';
import { type Chip, chipsOf, readableFilter } from './chosen-filter.js';
import { directionPicker } from './direction-picker.js';
import { filterLabel } from './filter-label.js';
import { listPicker } from './list-picker.js';
import { NextFocus } from './next-focus.js';
import { Popups } from './popups.js';
import { rangePicker, typedRange, type TypedRange } from './range-picker.js';
import { rangeChoices } from './ranges.js';
import { resultLine, resultWords } from './result.js';
import { searchBox } from './search-box.js';
import { type BarFilter, shownFilters } from './shown-filters.js';
import { filterBarStyles } from './sync-filter-bar.styles.js';
import { text, type Text } from './text.js';
import { ValueList } from './value-list.js';

/**
 * The filters of the nearest scope: time range, direction, lists of values with their events, search, and what is chosen
 * as chips that can be removed, also what other panels chose. Lists are asked for when they are opened. Outside of a
 * scope it only fires `sync-filter-change`.
 *
 * @csspart filter - The button of a filter.
 * @csspart popup - The popup that such a button opens.
 * @csspart search - The search box with its label.
 * @csspart chips - The list of active filters.
 * @csspart chip - One active filter.
 */
export class SyncFilterBar extends SyncPanel<SummaryQuestion> {
  static override styles: CSSResultGroup = [SyncPanel.styles, filterBarStyles];

  static override properties: PropertyDeclarations = {
    _more: { state: true },
    _find: { state: true },
    _typed: { state: true },
    dimensions: {},
  };

  readonly #popups = new Popups(this, () => this.#startPopup());
  readonly #list = new ValueList(this, this.environment, () => this.#openDimension());

  constructor() {
    super();
    new NextFocus(this, this.#popups);
  }

  private _more = false;
  private _find = '';
  private _typed: TypedRange | null = null;

  /**
   * Which filters have a place, in order: names of dimensions, `range`, `direction` and `search`, with commas. Default:
   * `range,direction,status,action,type,search`, and a button for more.
   */
  dimensions: string | null = null;

  protected override get text(): Text {
    return text;
  }

  protected override question(): SummaryQuestion {
    const { filter, zone } = this.environment;
    return { kind: 'summary', filter, zone, groupings: [{ by: [] }] };
  }

  protected override parts(): PanelParts<SummaryQuestion> {
    return {
      title: this.text.filterBar.title,
      counts: 'both',
      // The bar keeps its height where nothing matches: what to take away are its chips.
      isEmpty: (summary) => this.result(summary) === null && this.#isLoadingMore(),
      content: (summary) => resultLine(this.result(summary), this.text),
      summary: (summary) => this.result(summary)?.spoken ?? this.text.filterBar.none,
      actions: this.controls(),
    };
  }

  private result(summary: Summary): ReturnType<typeof resultWords> {
    const objects = (count: number) => this.objectCount(count, summary.tables[0]!);
    return resultWords(summary, objects, this.text, this.environment.locale);
  }

  private controls(): TemplateResult {
    const words = this.text.filterBar;
    const { usual, more } = shownFilters(this.dimensions);
    const chips = this.chips();
    return html`<div class="controls">
      <div class="filters">
        ${usual.map((name) => this.control(name))} ${this._more ? more.map((name) => this.control(name)) : nothing}
        ${
          more.length > 0
            ? html`<button
                type="button"
                class="plain more"
                aria-expanded=${this._more ? 'true' : 'false'}
                @click=${() => (this._more = !this._more)}
              >
                ${this._more ? words.fewer : words.more}
              </button>`
            : nothing
        }
      </div>
      ${
        chips.length > 0
          ? chipList(
              chips,
              this.text,
              (rest) => this.change(rest),
              () => this.change(clearFilter(this.environment.changeableFilter)),
            )
          : nothing
      }
    </div>`;
  }

  private control(name: BarFilter): TemplateResult {
    if (name === 'search') {
      return searchBox(this.readable().search ?? '', this.isFixed(name), this.text, (wanted) => this.search(wanted));
    }
    const { locale, zone } = this.environment;
    const button = filterLabel(name, this.readable(), this.usualRange(), this.text, { locale, zone });
    return this.#popups.template({ name, button, fixed: this.isFixed(name), content: () => this.picker(name) });
  }

  private picker(name: Exclude<BarFilter, 'search'>): TemplateResult {
    const { environment, text } = this;
    const filter = this.readable();
    if (name === 'direction') {
      const chosen = filter.direction ?? 'ad-to-entra';
      return directionPicker(this.#list.state, chosen, text, environment.locale, (direction) => this.turn(direction));
    }
    if (name === 'range') {
      const { locale, zone } = environment;
      return rangePicker({
        choices: rangeChoices(filter.range, this.usualRange(), text, { locale, zone }),
        typed: (this._typed ??= typedRange(environment)),
        environment,
        text,
        choose: (range) => this.setRange(range),
        type: (typed) => (this._typed = typed),
      });
    }
    return listPicker({
      dimension: name,
      list: this.#list.state,
      chosen: filter[name] ?? [],
      find: this._find,
      environment,
      text,
      toggle: (value) => this.choose(name, value),
      search: (find) => (this._find = find),
      clear: () => this.change(withoutDimension(environment.changeableFilter, name)),
      showMore: () => this.#list.showMore(),
      retry: () => this.#list.retry(),
    });
  }

  private search(wanted: string): void {
    const { search, ...rest } = this.environment.changeableFilter;
    if (wanted !== (search ?? '').trim()) this.change(wanted ? { ...rest, search: wanted } : rest);
  }

  private choose(dimension: ListDimension, value: string): void {
    const filter = this.environment.changeableFilter;
    const readable = { ...filter, [dimension]: this.readable()[dimension] ?? [] };
    this.change(toggleValue(readable, dimension, value, true));
  }

  private turn(direction: DirectionFilter): void {
    this.change({ ...this.environment.changeableFilter, direction });
    this.#popups.close();
  }

  /** A brush is a span inside the range before. */
  private setRange(range: SyncRange | undefined): void {
    const rest = { ...this.environment.changeableFilter };
    delete rest.range;
    delete rest.brush;
    this.change(range === undefined ? rest : { ...rest, range });
    this.#popups.close();
  }

  /** Drawn anew also where nobody applies the change: boxes then show again what holds. */
  private change(filter: SyncFilter): void {
    this.changeFilter(filter);
    this.requestUpdate();
  }

  private readable(): SyncFilter {
    return readableFilter(this.environment.chosenFilter);
  }

  /** Inside a scope the bar's own parts hold whatever people choose. */
  private isFixed(part: keyof SyncFilter): boolean {
    return this.environment.changeableFilter !== this.filter && this.filter?.[part] !== undefined;
  }

  private chips(): Chip[] {
    const { chosenFilter, changeableFilter, locale, zone } = this.environment;
    const chips = chipsOf(chosenFilter, changeableFilter, this.text, { locale, zone });
    return chips.map((chip) => (this.isFixed(chip.part) ? { ...chip, rest: null } : chip));
  }

  private usualRange(): SyncRange {
    return this.environment.asker?.source.defaultRange ?? 'all';
  }

  #openDimension(): Dimension | null {
    const { open } = this.#popups;
    return open === null || open === 'range' ? null : (open as Dimension);
  }

  #startPopup(): void {
    this._find = '';
    this._typed = null;
  }

  #isLoadingMore(): boolean {
    const { state } = this.query;
    return 'answered' in state && state.answered?.partial?.reason === 'loading';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sync-filter-bar': SyncFilterBar;
  }
}
