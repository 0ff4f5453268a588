import { ContextEvent, ContextProvider } from '@lit/context';
import type { ReactiveControllerHost } from 'lit';
import { en } from '../locales/en.js';
import type { SyncFilter } from '../model/filter.js';
import { roundNow } from '../model/range.js';
import type { SyncDataSource } from '../sources/data-source.js';
import { type Asker, askerFor } from './asker.js';
import { sourceContext, viewContext, type SyncView } from './contexts.js';
import type { OpenContext, OpenRequest, ScopeActions, SyncFilterChangeEvent, SyncOpenEvent } from './events.js';
import { Refreshing } from './refreshing.js';
import { showTarget } from './show-target.js';

/** What a node provides to the panels inside it. */
export interface ProvideOptions {
  /** Default: none; panels inside say how to set one. */
  source?: SyncDataSource | null;
  /** Default: `{}`. */
  filter?: SyncFilter;
  /** IANA zone. Default: the viewer's. */
  timeZone?: string | null;
  /** How often the source is asked again while the page is seen, e.g. `PT5M`; at least ten seconds. Default: never. */
  refreshInterval?: string | null;
}

/**
 * Gives a source, a filter and a zone to all panels inside a node, applies their filters and shows what they open.
 * Without a source of its own the panels inside keep that of an outer scope.
 */
export class SyncProvider implements ScopeActions {
  readonly #node: HTMLElement;
  readonly #view: ContextProvider<typeof viewContext, HTMLElement>;
  #source: ContextProvider<typeof sourceContext, HTMLElement> | null = null;
  readonly #refreshing = new Refreshing(() => this.refresh());
  #current: SyncView;

  constructor(node: HTMLElement, options: ProvideOptions = {}) {
    this.#node = node;
    this.#current = { filter: options.filter ?? {}, timeZone: options.timeZone ?? null, now: roundNow(Date.now()) };
    this.#view = new ContextProvider(node, { context: viewContext, initialValue: this.#current });
    this.source = options.source ?? null;
    if (options.refreshInterval) this.refreshInterval = options.refreshInterval;
    node.addEventListener('sync-filter-change', this.#claim);
    node.addEventListener('sync-open', this.#claim);
  }

  /** Tells panels that were there before this provider; only needed for nodes that are no Lit elements. */
  announce(): void {
    this.#view.hostConnected();
    this.#source?.hostConnected();
    this.resume();
  }

  get source(): SyncDataSource | null {
    return this.#source?.value?.source ?? null;
  }

  set source(source: SyncDataSource | null) {
    if (!source) {
      if (this.#source) this.#end(this.#source);
      this.#source = null;
    } else if (this.#source) this.#source.setValue(askerFor(source));
    else {
      this.#source = new ContextProvider(this.#node, { context: sourceContext, initialValue: askerFor(source) });
      this.#source.hostConnected();
    }
  }

  /** Asks the own source, else that of an outer scope. */
  get asker(): Asker | null {
    let found = this.#source?.value ?? null;
    const outer = this.#node.parentNode;
    if (!found) outer?.dispatchEvent(new ContextEvent(sourceContext, this.#node, (asker) => (found = asker ?? null)));
    return found;
  }

  /** The filter as it stands now, with what people chose. */
  get filter(): SyncFilter {
    return this.#current.filter;
  }

  set filter(filter: SyncFilter) {
    this.#show({ filter });
  }

  get timeZone(): string | null {
    return this.#current.timeZone;
  }

  set timeZone(timeZone: string | null) {
    this.#show({ timeZone });
  }

  /** How often the source is asked again while the page is seen, e.g. `PT5M`; `null`: never. */
  set refreshInterval(interval: string | null) {
    this.#refreshing.interval = interval;
  }

  /** Asks the source that the panels inside use for fresh answers. */
  refresh(): void {
    this.asker?.refresh();
    this.#show({});
  }

  /** Goes on with what {@link pause} has stopped; what was missed meanwhile is caught up once. */
  resume(): void {
    this.#refreshing.start();
  }

  /** Refreshes no more by itself. */
  pause(): void {
    this.#refreshing.stop();
  }

  applyFilter(filter: SyncFilter): void {
    this.filter = filter;
  }

  open(request: OpenRequest, context: OpenContext): Promise<void> {
    return showTarget(this.#node.shadowRoot ?? this.#node, request, en, context);
  }

  /** Stops providing; panels inside look for an outer scope. */
  dispose(): void {
    this.pause();
    this.#node.removeEventListener('sync-filter-change', this.#claim);
    this.#node.removeEventListener('sync-open', this.#claim);
    this.source = null;
    this.#end(this.#view);
  }

  #end(
    provider: ContextProvider<typeof sourceContext, HTMLElement> | ContextProvider<typeof viewContext, HTMLElement>,
  ): void {
    const host: HTMLElement & Partial<ReactiveControllerHost> = this.#node;
    host.removeController?.(provider);
    host.removeEventListener('context-request', provider.onContextRequest);
    host.removeEventListener('context-provider', provider.onProviderRequest);
    provider.setValue(undefined);
    provider.clearCallbacks();
  }

  #show(change: Partial<SyncView>): void {
    this.#current = { ...this.#current, ...change, now: roundNow(Date.now()) };
    this.#view.setValue(this.#current);
  }

  // The panel acts after the event has passed everybody, so that any listener may prevent it; the nearest scope comes first.
  readonly #claim = (event: SyncFilterChangeEvent | SyncOpenEvent): void => {
    event.scope ??= this;
  };
}

/**
 * Makes a node of the page the scope of all panels inside: `provideSync(document.body, { source })`. Nestable; the
 * nearest wins. Assign `source`, `filter` or `timeZone` of what it returns to change them, call `dispose()` to end it.
 */
export function provideSync(node: HTMLElement, options: ProvideOptions = {}): SyncProvider {
  const provider = new SyncProvider(node, options);
  provider.announce();
  return provider;
}
