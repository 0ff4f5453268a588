import { css, html, LitElement, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { SyncFilter } from '../../model/filter.js';
import { NamedSource } from '../../panel/open-source.js';
import { SyncProvider } from '../../panel/provide.js';
import type { SyncDataSource } from '../../sources/data-source.js';

/**
 * A provider without looks: source, filter and zone for the panels inside, wherever they stand. A filter chosen in one
 * panel holds for all of them; what a panel opens is shown by the scope. A scope inside a scope has a filter and a zone of
 * its own.
 *
 * @slot - Any content with panels in it.
 */
export class SyncScope extends LitElement {
  static override styles = css`
    :host {
      display: contents;
    }
  `;

  static override properties: PropertyDeclarations = {
    source: { attribute: false },
    filter: { attribute: false, hasChanged: () => true },
    timeZone: { attribute: 'time-zone' },
    src: {},
    endpoint: {},
    refreshInterval: { attribute: 'refresh-interval' },
  };

  readonly #provider = new SyncProvider(this);
  readonly #named = new NamedSource();

  /** Where the panels inside get their answers from. Default: what `src` or `endpoint` name, else the source of an outer scope. */
  source: SyncDataSource | null = null;

  /** The filter to start from. Setting it again replaces what people chose since. */
  filter: SyncFilter = {};

  /** IANA zone of days, hours and shown times, e.g. `Europe/Berlin`. Default: the viewer's. */
  timeZone: string | null = null;

  /** Addresses of log files to read, separated by white space. */
  src: string | null = null;

  /** Address of a server's handler (`createSyncHandler`) to ask. */
  endpoint: string | null = null;

  /** How often the source is asked again while the page is seen: an ISO 8601 duration, e.g. `PT5M`. Default: never. */
  refreshInterval: string | null = null;

  /** The filter as it stands now, with what people chose in the panels inside. */
  get currentFilter(): SyncFilter {
    return this.#provider.filter;
  }

  /** Asks the source for fresh answers. */
  refresh(): void {
    this.#provider.refresh();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#provider.resume();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#provider.pause();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const named = changed.has('src') || changed.has('endpoint');
    if (named || changed.has('source')) this.#provider.source = this.source ?? this.#named.of(this);
    if (changed.has('filter')) this.#provider.filter = this.filter;
    if (changed.has('timeZone')) this.#provider.timeZone = this.timeZone;
    if (changed.has('refreshInterval')) this.#provider.refreshInterval = this.refreshInterval;
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sync-scope': SyncScope;
  }
}
