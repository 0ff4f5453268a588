import {
  html,
  LitElement,
  nothing,
  type CSSResultGroup,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { en, type Messages } from '../locales/en.js';
import { clearFilter, toggleValue } from '../model/filter-match.js';
import type { ListDimension, SyncFilter } from '../model/filter.js';
import type { AboutQuestion, Summary, SummaryTable, SyncQuestion } from '../model/question.js';
import type { TimeText } from '../model/record.js';
import { SourceError } from '../model/source-error.js';
import type { SyncDataSource } from '../sources/data-source.js';
import { buttonStyles } from '../styles/button.js';
import { panelStyles } from '../styles/panel.js';
import { tokens } from '../styles/tokens.js';
import { PanelEnvironment, type PanelProperties } from './environment.js';
import { changeFilter, type OpenRequest, SyncOpenEvent } from './events.js';
import { announcement, frame } from './frame.js';
import { LoadedLater } from './loaded-later.js';
import { News } from './news.js';
import { type ObjectCount, objectCount } from './objects.js';
import type { PanelParts } from './parts.js';
import { endOfPause } from './pause.js';
import { type Answered, QueryController, type QueryState } from './query-controller.js';
import { KeptFocus } from './kept-focus.js';
import { showTarget } from './show-target.js';
import { turn } from './turn.js';

/**
 * Base of every panel, also of panels you write: the shared properties, one question, five states, one frame.
 * A subclass states its {@link question} and its {@link parts}; both may read `this.environment`.
 *
 * @fires {SyncFilterChangeEvent} sync-filter-change - A person chose or cleared a filter. Cancelable; the nearest scope applies it.
 * @fires {SyncOpenEvent} sync-open - A person opened a count or row. Cancelable; the nearest scope, else the panel, shows it.
 * @csspart panel - The whole panel.
 * @csspart header - Heading and buttons.
 * @csspart heading - The heading.
 * @csspart body - The content, or the state shown in its place.
 * @csspart footer - What the numbers count, in which days, up to when.
 * @csspart new - The mark beside what came with the last refresh.
 * @csspart notice - The note of an incomplete answer, a failed refresh or details that could not be loaded.
 */
export abstract class SyncPanel<Q extends SyncQuestion> extends LitElement implements PanelProperties {
  static override styles: CSSResultGroup = [tokens, buttonStyles, panelStyles];

  static override properties: PropertyDeclarations = {
    source: { attribute: false },
    filter: { attribute: false },
    timeZone: { attribute: 'time-zone' },
    heading: {},
    headingLevel: { type: Number, attribute: 'heading-level' },
    staleAfter: { type: Number, attribute: 'stale-after' },
  };

  /** Where the panel gets its answers from. Default: the source of the nearest `sync-scope` or `provideSync`. */
  source: SyncDataSource | null = null;

  /** Which events the panel is about. Inside a scope these parts stand in place of the scope's, part by part. */
  filter: SyncFilter | null = null;

  /** IANA zone of days, hours and shown times, e.g. `Europe/Berlin`. Default: the scope's, else the viewer's. */
  timeZone: string | null = null;

  /** Text of the heading. Default: the panel's own; empty text shows none. */
  heading: string | null = null;

  /** Level of the heading for screen readers, 1 to 6. */
  headingLevel = 2;

  /** After how many minutes without newer data the footer says so, where the time range ends now or later. */
  staleAfter = 60;

  /** Filter, zone, language and source as they stand now. */
  protected readonly environment = new PanelEnvironment(this);

  /** The panel's question and its answer. */
  protected readonly query = new QueryController<Q>(this, this.environment, () => this.question());

  readonly #about = new QueryController<AboutQuestion>(this, this.environment, () => {
    const { range = 'all', within } = this.environment.filter;
    return { kind: 'about', filter: { range, direction: 'all', ...(within && { within }) } };
  });
  readonly #news = new News();
  readonly #advice = new LoadedLater(this, async () => (await import('../locales/en/advice.js')).advice);
  #firstTurn: Promise<void> | undefined;
  #mayDraw = false;
  #announced = '';
  #notOpened = false;
  #shown: unknown = null;
  #paused = false;
  #undrawable: { answered: Answered<Q> | null; error: SourceError } | null = null;

  constructor() {
    super();
    new KeptFocus(this);
  }

  /** What the panel asks now: built from properties and `this.environment.filter`; `null` asks nothing. */
  protected abstract question(): Q | null;

  /** What the panel shows. */
  protected abstract parts(): PanelParts<Q>;

  /** The panel's words. */
  protected get text(): Messages {
    return en;
  }

  /** Asks the present question again, and all panels with the same source with it. */
  refresh(): void {
    this.environment.asker?.refresh();
  }

  /** Keeps only one value of a dimension, or clears it if that is chosen already; `additive` adds or removes it. */
  protected toggle(dimension: ListDimension, value: string, additive = false): void {
    this.changeFilter(toggleValue(this.environment.changeableFilter, dimension, value, additive));
  }

  /** How a table's number of distinct objects is written: estimates are marked, whether its source says so of it or of all. */
  protected objectCount(count: number, table: Pick<SummaryTable, 'objectCounts'>): ObjectCount {
    return objectCount(count, this.#isEstimated([table]), this.environment.locale, this.text);
  }

  /** A mark beside what came with the last refresh: an event of this time, or a group last seen then. */
  protected newMark(time: TimeText): TemplateResult | typeof nothing {
    const { since } = this.#news;
    return since !== null && time > since
      ? html`<span part="new" class="new">${this.text.panel.isNew}</span>`
      : nothing;
  }

  /** Tells scope and page that a person wants this filter. */
  protected changeFilter(filter: SyncFilter): void {
    changeFilter(this, filter);
  }

  /** Opens what a count or row stands for. */
  protected open(request: OpenRequest): void {
    const event = new SyncOpenEvent(request);
    if (!this.dispatchEvent(event)) return;
    const { asker, chosenFilter, zone, locale } = this.environment;
    const context = { source: asker?.source ?? null, filter: chosenFilter, timeZone: zone, locale };
    this.#setNotOpened(false);
    const opened = event.scope
      ? event.scope.open(request, context)
      : showTarget(this.renderRoot as ShadowRoot, request, this.text, context);
    opened.catch(() => this.#setNotOpened(true));
  }

  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated) await this.environment.zoneFound();
    await super.scheduleUpdate();
  }

  /** Panels that are put into a page together ask together; then each draws its frame in a task of its own, and later its answer. */
  async #drawInTurn(): Promise<void> {
    await turn(this.environment);
    this.#mayDraw = true;
    this.requestUpdate();
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await this.#firstTurn;
    return super.getUpdateComplete();
  }

  protected override render(): TemplateResult | typeof nothing {
    this.#firstTurn ??= this.#drawInTurn();
    if (!this.#mayDraw) return nothing;
    this.#news.follow(this.environment.asker, this.#about.state);
    const parts = this.parts();
    const state = this.#drawable(this.query.state);
    return frame({
      parts,
      state,
      estimated: this.#isEstimated(tablesOf(this.#answered())),
      about: this.#undrawable ? { kind: 'idle' } : this.#about.state,
      environment: this.environment,
      text: this.text,
      heading: this.heading ?? parts.title,
      headingLevel: headingLevel(this.headingLevel),
      tag: holderOf(this),
      announcement: this.#announce(parts, state),
      notOpened: this.#notOpened,
      dismiss: () => this.#setNotOpened(false),
      advice: (about) => this.#advice.value?.[about],
      staleAfter: this.staleAfter,
      retry: () => this.#retry(),
      clearFilters: () => this.changeFilter(clearFilter(this.environment.changeableFilter)),
    });
  }

  /** An answer that cannot be drawn is an error of the source, not an exception of the page. */
  protected override update(changed: PropertyValues<this>): void {
    try {
      super.update(changed);
    } catch (cause) {
      this.#undrawable = { answered: this.#answered(), error: this.#drawError(cause) };
      super.update(changed);
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.toggleAttribute('data-busy', this.query.state.kind === 'loading');
  }

  /** What a person wanted to see could not be loaded: said until it is dismissed or something is opened. */
  #setNotOpened(notOpened: boolean): void {
    if (this.#notOpened === notOpened) return;
    this.#notOpened = notOpened;
    this.#announced = notOpened ? this.text.panel.notOpened : '';
    this.requestUpdate();
  }

  #retry(): void {
    this.query.retry();
    if (this.#about.state.kind === 'error') this.#about.retry();
  }

  #isEstimated(tables: readonly Pick<SummaryTable, 'objectCounts'>[]): boolean {
    const about = this.#about.state;
    const every = 'answered' in about && about.answered?.value.objectCounts === 'estimated';
    return every || tables.some(({ objectCounts }) => objectCounts === 'estimated');
  }

  #answered(): Answered<Q> | null {
    const { state } = this.query;
    return 'answered' in state ? state.answered : null;
  }

  #drawError(cause: unknown): SourceError {
    return new SourceError('invalid-data', this.text.panel.wrongShape, { cause });
  }

  #drawable(state: QueryState<Q>): QueryState<Q> {
    if (this.#undrawable && this.#undrawable.answered !== this.#answered()) this.#undrawable = null;
    return this.#undrawable ? { kind: 'error', error: this.#undrawable.error, answered: null } : state;
  }

  /** One message for each new value or error, and for a pause; no other while loading. */
  #announce(parts: PanelParts<Q>, state: QueryState<Q>): string {
    if (state.kind === 'no-source') this.#announced = '';
    const pause = state.kind === 'loading' ? endOfPause(state.progress?.waitingUntil, this.environment.locale) : null;
    if (pause && !this.#paused) this.#announced = this.text.panel.updated(parts.title, this.text.panel.waiting(pause));
    this.#paused = pause !== null;
    const shown = state.kind === 'ready' ? state.answered : state.kind === 'error' ? state.error : null;
    if (shown && shown !== this.#shown) {
      this.#shown = shown;
      this.#announced = announcement(parts, state, this.text, this.environment.locale);
    }
    return this.#announced;
  }
}

/** The element that a person would give a source: a workbook hides its panels. */
function holderOf(panel: Element): string {
  const root = panel.getRootNode();
  return root instanceof ShadowRoot && root.host.localName === 'sync-workbook' ? root.host.localName : panel.localName;
}

function tablesOf(answered: Answered<SyncQuestion> | null): readonly SummaryTable[] {
  return answered?.question.kind === 'summary' ? (answered.value as Summary).tables : [];
}

function headingLevel(given: number): number {
  return Number.isInteger(given) && given >= 1 && given <= 6 ? given : 2;
}
