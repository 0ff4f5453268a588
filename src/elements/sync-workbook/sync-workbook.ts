import { html, LitElement, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { cache } from 'lit/directives/cache.js';
import type { SyncFilter } from '../../model/filter.js';
import { viewerZone } from '../../model/zone.js';
import { languageOf } from '../../panel/environment.js';
import type { OpenContext } from '../../panel/events.js';
import { NamedSource } from '../../panel/open-source.js';
import type { SyncDataSource } from '../../sources/data-source.js';
import { buttonStyles } from '../../styles/button.js';
import { tokens } from '../../styles/tokens.js';
import { workbookStyles } from './sync-workbook.styles.js';
import { type Tab, TAB_CONTENTS, tabOf } from './tabs.js';
import { tabList } from './tab-list.js';
import { text } from './text.js';
import { ViewLink } from './view-link.js';
import { WorkbookDrill } from './workbook-drill.js';
import { WorkbookScope } from './workbook-scope.js';

/**
 * The whole workbook: tabs, one filter for all panels, and what people open from them. It is a scope for the panels inside.
 *
 * @csspart workbook - All of it.
 * @csspart header - Heading and buttons.
 * @csspart heading - The heading.
 * @csspart filters - The filter bar.
 * @csspart tabs - The list of tabs.
 * @csspart view - What the chosen tab shows.
 * @csspart opened - What was opened in place of that, with `drill="panel"`.
 */
export class SyncWorkbook extends LitElement {
  static override styles = [tokens, buttonStyles, workbookStyles];

  static override properties: PropertyDeclarations = {
    _chosenTab: { state: true },
    _message: { state: true },
    _loaded: { state: true },
    source: { attribute: false },
    filter: { attribute: false, hasChanged: () => true },
    timeZone: { attribute: 'time-zone' },
    src: {},
    endpoint: {},
    refreshInterval: { attribute: 'refresh-interval' },
    tab: {},
    urlState: { attribute: 'url-state' },
    drill: {},
    heading: {},
    headingLevel: { type: Number, attribute: 'heading-level' },
  };

  readonly #named = new NamedSource();
  readonly #scope: WorkbookScope = new WorkbookScope(this, {
    filterSet: (filter) => (this.#drill.filter = filter),
    filterChanged: () => this.#link.write(),
    open: (request, context) => this.#drill.open(request, context, text),
  });
  readonly #drill: WorkbookDrill = new WorkbookDrill({
    root: () => this.renderRoot as ShadowRoot,
    mode: () => (this.drill === 'panel' ? 'panel' : 'dialog'),
    view: () => this.renderRoot.querySelector('.opened-views')!,
    changed: (inside) => this.#openedChanged(inside),
  });
  readonly #link: ViewLink = new ViewLink({
    scope: this.#scope,
    drill: this.#drill,
    start: () => this,
    tab: () => this.#shownTab,
    chooseTab: (name) => (this._chosenTab = tabOf(name)),
    openContext: () => this.#openContext(),
    say: (message) => (this._message = message),
  });

  private _chosenTab: Tab | null = null;
  private _message = '';
  private _loaded: ReadonlyMap<Tab, 'loading' | 'loaded' | 'failed'> = new Map();

  /** Where all panels get their answers from. Default: what `src` or `endpoint` name, else the source of an outer scope. */
  source: SyncDataSource | null = null;

  /** The filter to start from. Setting it again replaces what people chose since. */
  filter: SyncFilter = {};

  /** IANA zone of days, hours and shown times, e.g. `Europe/Berlin`. Default: the link's, else the viewer's. */
  timeZone: string | null = null;

  /** Addresses of log files to read, separated by white space. */
  src: string | null = null;

  /** Address of a server's handler (`createSyncHandler`) to ask. */
  endpoint: string | null = null;

  /** How often the source is asked again while the page is seen: an ISO 8601 duration, e.g. `PT5M`. Default: never. */
  refreshInterval: string | null = null;

  /** The tab to begin with: `summary` (default), `details`, `cycles` or `object`. People choose others since. */
  tab: Tab = 'summary';

  /** Keeps the view in the fragment of the page's address, under this name (`sync` if empty), so that it can be handed on. */
  urlState: string | null = null;

  /** Where what people open is shown: in a side sheet (`dialog`, default) or in place of the tab's content (`panel`). */
  drill: 'dialog' | 'panel' = 'dialog';

  /** Text of the heading; empty text shows none. */
  heading: string | null = null;

  /** Level of the heading for screen readers, 1 to 5; that of panels is one deeper. */
  headingLevel = 2;

  /** Asks the source for fresh answers. */
  refresh(): void {
    this.#scope.refresh();
  }

  /** The filter as it stands now, with what people chose. */
  get currentFilter(): SyncFilter {
    return this.#scope.filter;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#scope.resume();
    this.#link.connect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#scope.pause();
    this.#link.disconnect();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const named = changed.has('src') || changed.has('endpoint');
    if (named || changed.has('source')) this.#scope.source = this.source ?? this.#named.of(this);
    if (changed.has('filter')) this.#scope.filter = this.filter;
    if (changed.has('tab')) this._chosenTab = null;
    if (changed.has('refreshInterval')) this.#scope.refreshInterval = this.refreshInterval;
    if (changed.has('urlState')) this.#link.use(this.urlState);
    if (changed.has('timeZone') || changed.has('urlState')) this.#scope.timeZone = this.#link.timeZone;
    this.#load(this.#shownTab);
  }

  protected override firstUpdated(): void {
    this.#link.followOpened();
  }

  protected override render(): TemplateResult {
    const words = text.workbook;
    const heading = this.heading ?? words.title;
    const tab = this.#shownTab;
    const inPlace = this.#drill.isInPlace;
    const level = Math.min(Math.max(1, Math.floor(this.headingLevel) || 2), 5);
    return html`<div part="workbook" class="workbook" role="group" aria-label=${heading || words.title}>
      <div part="header" class="header">
        ${heading ? html`<div part="heading" class="heading" role="heading" aria-level=${level}>${heading}</div>` : nothing}
        <div class="buttons">
          ${
            this.#link.isKept
              ? html`<button type="button" class="copy-link" @click=${() => this.#link.copy()}>
                  ${words.copyLink}
                </button>`
              : nothing
          }
          <button type="button" class="refresh" @click=${this.refresh}>${words.refresh}</button>
        </div>
      </div>
      <p class="message" role="status">${this._message}</p>
      <sync-filter-bar part="filters" heading="" heading-level=${level + 1}></sync-filter-bar>
      ${tabList(tab, text, (chosen) => this.#choose(chosen))}
      <div
        part="view"
        class="view"
        id="view"
        role="tabpanel"
        aria-labelledby=${`tab-${tab}`}
        ?hidden=${inPlace}
        aria-busy=${this._loaded.get(tab) === 'loading' ? 'true' : 'false'}
      >
        ${cache(this.#content(tab, level + 1))}
      </div>
      <div part="opened" class="opened" ?hidden=${!inPlace}>
        <div class="buttons"><button type="button" @click=${() => this.#drill.back()}>${text.panel.back}</button></div>
        <div class="opened-views"></div>
      </div>
    </div>`;
  }

  #content(tab: Tab, level: number): TemplateResult {
    switch (this._loaded.get(tab)) {
      case 'loaded':
        return TAB_CONTENTS[tab].content(level);
      case 'failed':
        return html`<p class="wide">${text.workbook.tabFailed}</p>`;
      default:
        return html`<p class="wide">${text.workbook.loading}</p>`;
    }
  }

  get #shownTab(): Tab {
    return this._chosenTab ?? tabOf(this.tab) ?? 'summary';
  }

  /** A tab that could not be loaded is tried again when it is chosen again. */
  #load(tab: Tab): void {
    if (this._loaded.has(tab)) return;
    const note = (state: 'loading' | 'loaded' | 'failed') => (this._loaded = new Map([...this._loaded, [tab, state]]));
    note('loading');
    TAB_CONTENTS[tab].load().then(
      () => note('loaded'),
      () => note('failed'),
    );
  }

  #choose(tab: Tab): void {
    if (this._loaded.get(tab) === 'failed') this._loaded = new Map([...this._loaded].filter(([name]) => name !== tab));
    this._chosenTab = tab;
    this._message = '';
    this.#drill.close();
    this.#link.write();
  }

  #openedChanged(inside = false): Promise<unknown> {
    this.requestUpdate();
    this.#link.write(inside);
    return this.updateComplete;
  }

  #openContext(): OpenContext {
    const { filter, timeZone, asker } = this.#scope;
    return { source: asker?.source ?? null, filter, timeZone: timeZone ?? viewerZone(), locale: languageOf(this) };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sync-workbook': SyncWorkbook;
  }
}
