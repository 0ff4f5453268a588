import { html, nothing, type CSSResultGroup, type PropertyDeclarations, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { objectTiles, type ObjectTile } from '../../charts/object-tiles.js';
import { sparkline } from '../../charts/sparkline.js';
import { statusIcon } from '../../charts/status-icon.js';
import { isFilterValue } from '../../model/filter-normal.js';
import { formatCount, formatPercent } from '../../model/formats.js';
import type { Summary, SummaryQuestion, SummaryTable } from '../../model/question.js';
import { type Choice, choiceOf } from '../../panel/choice.js';
import { filterButton } from '../../panel/filter-button.js';
import { valueLabel } from '../../panel/labels.js';
import { seenAndHeard } from '../../panel/objects.js';
import type { PanelParts } from '../../panel/parts.js';
import { repeat } from '../../panel/repeat.js';
import { SyncPanel } from '../../panel/sync-panel.js';
import { trendLabel } from '../../panel/trend.js';
import { objectTilesStyles } from './sync-object-tiles.styles.js';
import { text, type Text } from './text.js';

type By = 'type' | 'status' | 'action';

const MOST_TILES = 24;
const DEFAULT_TILES = 12;

/** What a tile counts, and how it is called. */
interface Face {
  label: string;
  /** `null`: all values together. `undefined`: values that are not named. */
  value: string | null | undefined;
  /** Where its number of objects comes from. */
  table: SummaryTable;
  bins: SummaryTable['bins'];
}

/**
 * A tile for each object type, status or action: distinct objects, events with their share and trend; most objects first.
 * A click on a tile keeps only its value, Ctrl/⌘-click adds it; numbers of objects open their list.
 *
 * @csspart tiles - The list of tiles.
 * @csspart tile - One tile.
 * @csspart note - The note on counts that do not add up.
 * @csspart status-icon - The shape beside a status.
 */
export class SyncObjectTiles extends SyncPanel<SummaryQuestion> {
  static override styles: CSSResultGroup = [SyncPanel.styles, objectTilesStyles];

  static override properties: PropertyDeclarations = {
    by: {},
    top: { type: Number },
  };

  /** What there is a tile for each value of: `type` (of the object), `status` or `action`. */
  by: By = 'type';

  /** How many values have a tile of their own, 1 to 24, 12 by default; the others share one. */
  top = DEFAULT_TILES;

  protected override get text(): Text {
    return text;
  }

  protected override question(): SummaryQuestion {
    const { filter, zone } = this.environment;
    const by = [this.#by];
    const order = 'objects';
    const top = this.#top;
    return {
      kind: 'summary',
      filter,
      zone,
      groupings: [
        { by, ignoreOwn: true, order, top },
        { by, bin: 'auto', ignoreOwn: true, order, top },
        { by: [], ignoreOwn: by },
      ],
    };
  }

  protected override parts(): PanelParts<SummaryQuestion> {
    const words = this.text.objectTiles;
    const { state } = this.query;
    const answered = 'answered' in state ? state.answered : null;
    return {
      // What is shown may be older than what is asked.
      title: words.title[answered ? dimensionOf(answered.question) : this.#by],
      counts: 'both',
      isEmpty: ({ tables }) => tables[0]!.rows.length === 0,
      content: (summary, question) => this.#content(summary, dimensionOf(question)),
      summary: (summary, question) => this.#summary(summary, dimensionOf(question)),
    };
  }

  get #by(): By {
    return this.by === 'status' || this.by === 'action' ? this.by : 'type';
  }

  get #top(): number {
    return Number.isInteger(this.top) && this.top > 0 ? Math.min(this.top, MOST_TILES) : DEFAULT_TILES;
  }

  #summary(summary: Summary, by: By): string {
    const { values, otherValues, all } = objectTiles(summary);
    const count = values.length + otherValues;
    const { objects, events } = this.text.panel.count;
    return this.text.objectTiles.summary(
      by,
      this.#count(count),
      count === 1,
      objects(this.objectCount(all.objects, summary.tables[2]!).spoken, all.objects === 1),
      events(this.#count(all.events), all.events === 1),
    );
  }

  #content(summary: Summary, by: By): TemplateResult {
    const words = this.text.objectTiles;
    const { values, others, otherValues, all, overlaps } = objectTiles(summary);
    const [table, { bins }, over] = summary.tables as [SummaryTable, SummaryTable, SummaryTable];
    const choice = choiceOf(this.environment.chosenFilter, by);
    const face = { table, bins };
    const rest = words.others(by, this.#count(otherValues), otherValues === 1);
    return html`<ul part="tiles" class="tiles" role="list">
        ${this.#tile(all, { label: words.all, value: null, table: over, bins }, by, choice)}
        ${repeat(
          values,
          ({ value }) => value,
          (tile) => {
            const label = valueLabel(by, tile.value, this.text);
            return this.#tile(tile, { ...face, label, value: tile.value }, by, choice);
          },
        )}
        ${others ? this.#tile(others, { ...face, label: rest, value: undefined }, by, choice) : nothing}
      </ul>
      ${overlaps ? html`<p part="note" class="muted note"><bdi>${words.note}</bdi></p>` : nothing}`;
  }

  #tile(tile: ObjectTile, face: Face, by: By, choice: Choice): TemplateResult {
    const { value, bins } = face;
    const words = this.text.objectTiles;
    const { events, share, trend } = tile;
    const named = typeof value === 'string';
    const looks = {
      tile: true,
      all: value === null,
      chosen: named && choice.has(value),
      dimmed: named && choice.dims(value),
    };
    return html`<li part="tile" class=${classMap(looks)}>
      <p class="label">${named && by === 'status' ? statusIcon(value) : nothing} ${this.#label(face, by, choice)}</p>
      <p class="objects"><bdi>${this.#objects(tile.objects, face, by)}</bdi></p>
      <p class="events">
        <bdi>${this.text.panel.count.events(this.#count(events), events === 1)}</bdi>
        ${
          value !== null && share !== null
            ? html`<br /><bdi class="muted">${words.share(formatPercent(share, this.environment.locale))}</bdi>`
            : nothing
        }
      </p>
      <div class="trend">
        ${
          bins && trend.length > 0
            ? sparkline({ values: trend, label: trendLabel(trend, bins, this.environment, this.text) })
            : nothing
        }
      </div>
    </li>`;
  }

  #label({ label, value }: Face, by: By, choice: Choice): TemplateResult {
    const content = html`<bdi>${label}</bdi>`;
    if (typeof value !== 'string') return content;
    return filterButton({
      value,
      content,
      chosen: choice.has(value),
      kind: 'filter',
      title: label,
      pick: (additive) => this.toggle(by, value, additive),
    });
  }

  /** A number that can be opened opens as many objects: all tiles counted whatever is chosen among them. */
  #objects(objects: number, { label, value, table }: Face, by: By): TemplateResult {
    const words = this.text.objectTiles;
    const counted = this.objectCount(objects, table);
    const unit = html`<span class="muted">${words.objects(objects === 1)}</span>`;
    if (objects === 0 || value === undefined || (value !== null && !isFilterValue(value)))
      return html`<span class="number">${seenAndHeard(counted)}</span> ${unit}`;
    const chosen = (this.environment.chosenFilter[by]?.length ?? 0) > 0;
    const filter = value !== null ? { [by]: [value] } : chosen ? { [by]: [] } : {};
    return html`<button
        type="button"
        class="link number"
        aria-label=${words.openObjects(label, counted.spoken, objects === 1)}
        @click=${() => this.open({ kind: 'objects', filter })}
      >
        ${counted.shown}
      </button>
      ${unit}`;
  }

  #count(count: number): string {
    return formatCount(count, this.environment.locale);
  }
}

function dimensionOf({ groupings }: SummaryQuestion): By {
  return groupings[0]!.by[0] as By;
}

declare global {
  interface HTMLElementTagNameMap {
    'sync-object-tiles': SyncObjectTiles;
  }
}
