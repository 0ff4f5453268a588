import {
  html,
  nothing,
  type CSSResultGroup,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { formatCount, formatSpan } from '../../model/formats.js';
import type { LinkedObjects } from '../../model/history.js';
import type { ObjectsPage, ObjectsQuestion, RecordsQuestion, SummaryQuestion } from '../../model/question.js';
import { CopyText } from '../../panel/copy-text.js';
import { ErrorTexts } from '../../panel/error-texts.js';
import { partialText } from '../../panel/frame.js';
import { PagedRows } from '../../panel/paged-rows.js';
import type { PanelParts } from '../../panel/parts.js';
import { QueryController } from '../../panel/query-controller.js';
import { searchBox } from '../../panel/search-box.js';
import { SyncPanel } from '../../panel/sync-panel.js';
import { rowsStyles } from '../../styles/rows.js';
import { eventDays } from './event-days.js';
import { foundObjects } from './found-objects.js';
import { type HistoryView, nameOf, section } from './history-view.js';
import { identity, stateNow, trends } from './object-view.js';
import { ObjectSearch } from './object-search.js';
import { objectHistoryStyles } from './sync-object-history.styles.js';
import { text, type Text } from './text.js';

/**
 * Everything that happened to one object, in all jobs, targets and directions, and its state now. People find the object
 * by UPN, name, source or target id; objects that share an id, since one system's target is the next one's source, are
 * one. Of the filter only the time range counts; people can look in all loaded time.
 *
 * @csspart search - The search box with its button.
 * @csspart found - The objects to choose from where several are found.
 * @csspart object - Names, type, UPN and ids of the object.
 * @csspart state - Its state now, in each pair of systems.
 * @csspart trend - Its events over time by status.
 * @csspart events - Its events by day, newest first.
 * @csspart table - The table of events.
 * @csspart event - One event.
 * @csspart before - The way to the events before those in the page.
 * @csspart more - How many events are shown, and the way to more.
 */
export class SyncObjectHistory extends SyncPanel<ObjectsQuestion> {
  static override styles: CSSResultGroup = [SyncPanel.styles, rowsStyles, objectHistoryStyles];

  static override properties: PropertyDeclarations = {
    objectKey: { attribute: 'object-key' },
    searchText: { attribute: 'search-text' },
  };

  readonly #search = new ObjectSearch(this, this.environment);
  readonly #events = new QueryController<RecordsQuestion>(this, this.environment, () => this.#search.eventsQuestion());
  readonly #rows = new PagedRows<RecordsQuestion>(this, this.environment, () => this.#events.state);
  readonly #totals = new QueryController<SummaryQuestion>(this, this.environment, () => this.#search.totalsQuestion());
  readonly #errorTexts = new ErrorTexts(this);
  readonly #copy = new CopyText(this);

  /** Key of the object to show, as in answers to `objects` questions: its source id, else its target id. */
  objectKey: string | null = null;

  /** What to look for at first: a UPN, a name or an id. Without effect beside an `objectKey`. */
  searchText: string | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('objectKey') || changed.has('searchText')) this.#search.begin(this.objectKey, this.searchText);
    const { state } = this.query;
    this.#search.follow('answered' in state ? state.answered : null);
    this.#rows.follow(this.#search.eventsKey);
  }

  protected override get text(): Text {
    return text;
  }

  protected override question(): ObjectsQuestion | null {
    return this.#search.question();
  }

  protected override parts(): PanelParts<ObjectsQuestion> {
    const words = this.text.objectHistory;
    return {
      title: words.title,
      counts: 'events',
      isEmpty: ({ rows }) => rows.length === 0,
      empty: () => this.noneFound(),
      idle: html`<div class="state"><p>${words.idle}</p></div>`,
      content: (page) => (this.#search.object ? this.history(this.#search.object) : this.several(page)),
      summary: () => this.summary(),
      ...(this.environment.asker && {
        actions: searchBox({
          ...words.search,
          value: this.#search.boxText,
          search: (typed) => this.#search.wish({ typed, chosen: null }),
        }),
      }),
    };
  }

  private summary(): string {
    const words = this.text.objectHistory;
    const { object, found } = this.#search;
    if (object) return words.summary(nameOf(this.#search.main(object)) ?? words.unnamed);
    return words.foundSeveral(this.objects(found.length));
  }

  private noneFound(): TemplateResult {
    const words = this.text.objectHistory;
    const wanted = this.#search.wanted ?? { search: '' };
    return html`<div class="state">
      <p class="state-title">${words.none}</p>
      <p>${words.asked} <bdi>${'search' in wanted ? wanted.search : wanted.identity[0]}</bdi></p>
      <p>${words.noneText} <bdi>${this.span()}</bdi></p>
      ${this.timeButton()}
    </div>`;
  }

  private span(): string {
    const { range } = this.#search.scope;
    return range === 'all' ? this.text.objectHistory.allTime : formatSpan(range, this.environment);
  }

  /** The way to all loaded time and back. */
  private timeButton(): TemplateResult | typeof nothing {
    const words = this.text.objectHistory;
    const { everything } = this.#search.wishes;
    if (!everything && this.#search.scope.range === 'all') return nothing;
    return html`<button type="button" @click=${() => this.#search.wish({ everything: !everything })}>
      ${everything ? words.onlyRange : words.searchAll}
    </button>`;
  }

  private several({ next }: ObjectsPage): TemplateResult {
    const words = this.text.objectHistory;
    const { state } = this.#totals;
    const rows = state.kind === 'ready' ? (state.answered.value.tables[0]?.rows ?? []) : [];
    const systems = new Map<string, string[]>();
    for (const { key } of rows) systems.set(key[0]!, [...(systems.get(key[0]!) ?? []), key[1]!]);
    const { found, foundBy } = this.#search;
    const asList = () => this.open({ kind: 'objects', filter: this.#search.only({ search: foundBy ?? '' }) });
    return html`<p>${words.several(this.objects(found.length))}</p>
      ${foundObjects(found, systems, this.view(), (chosen) => this.#search.wish({ chosen }))}
      ${next === null ? nothing : html`<p>${words.severalMore}</p>`}
      <p class="buttons">
        <button type="button" class="link" @click=${asList}>${words.asList}</button>
        ${this.timeButton()}
      </p>`;
  }

  private history(object: LinkedObjects): TemplateResult {
    const words = this.text.objectHistory;
    const { state } = this.#totals;
    const summary = state.kind === 'ready' ? state.answered.value : null;

    const view = this.view(object.ids);
    return html`<div class="history">
      ${this.waysOut()} ${identity(object, this.#search.main(object), this.#rows.rows, view)}
      ${stateNow(object, summary, view)}
      ${
        state.kind === 'error'
          ? html`<p>
              ${words.totalsFailed}
              <button type="button" @click=${() => this.#totals.retry()}>${this.text.panel.retry}</button>
            </p>`
          : nothing
      }
      ${summary ? trends(summary, view) : nothing} ${this.eventSection(object, view)}
    </div>`;
  }

  /** Back to the objects found, and to other times. */
  private waysOut(): TemplateResult | typeof nothing {
    const words = this.text.objectHistory;
    const { chosen, everything } = this.#search.wishes;
    const time = this.timeButton();
    if (!chosen && time === nothing) return nothing;
    const back = () => this.#search.wish({ chosen: null });
    return html`<div class="buttons">
      ${chosen ? html`<button type="button" @click=${back}>${words.back}</button>` : nothing}
      ${everything ? html`<span class="muted">${words.inAll}</span>` : nothing} ${time}
    </div>`;
  }

  private eventSection({ ids }: LinkedObjects, view: HistoryView): TemplateResult {
    const words = this.text.objectHistory;
    const { state } = this.#events;
    const isThere = this.#rows.isCurrent;
    const problem = state.kind === 'error' ? state.error : null;
    const partial = 'answered' in state ? state.answered?.partial : null;
    return section(
      'events',
      words.events,
      view,
      html`<button
          type="button"
          class="link"
          @click=${() => this.open({ kind: 'records', filter: this.#search.only({ identity: ids }) })}
        >
          ${words.allEvents}
        </button>
        ${
          problem
            ? html`<p role="alert">
                ${isThere ? words.eventsOutdated : words.eventsFailed} ${this.text.panel.errors[problem.reason].title}.
                <bdi>${problem.message}</bdi>
                <button type="button" @click=${() => this.#events.retry()}>${this.text.panel.retry}</button>
              </p>`
            : nothing
        }
        ${
          partial && partial.reason !== 'loading'
            ? html`<p part="notice" class="notice">${partialText(partial, this.text, this.environment.locale)}</p>`
            : nothing
        }
        ${
          isThere
            ? html`${this.#rows.before(this.text)} ${eventDays(this.#rows.rowsInView, view)}
              ${this.#rows.end(this.text, this.text.panel.count.events)}`
            : problem
              ? nothing
              : html`<p class="muted">${this.text.panel.loading}</p>`
        }`,
    );
  }

  /** @param ids of the object in view: the way to newer and older events leads through those of the object. */
  private view(ids: readonly string[] = []): HistoryView {
    return {
      environment: this.environment,
      text: this.text,
      level: Math.min(this.headingLevel + 1, 6),
      copy: this.#copy,
      explain: (code, cloudSync) => this.#errorTexts.find(code, { cloudSync }),
      newMark: (time) => this.newMark(time),
      open: (request) => this.open({ filter: this.#search.only({ identity: ids }), ...request }),
    };
  }

  private objects(count: number): string {
    return this.text.panel.count.objects(formatCount(count, this.environment.locale), count === 1);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sync-object-history': SyncObjectHistory;
  }
}
