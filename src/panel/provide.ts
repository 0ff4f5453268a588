import { ContextProvider } from '@lit/context';
import { en } from '../locales/en.js';
import type { SyncFilter } from '../model/filter.js';
import { roundNow } from '../model/range.js';
import type { SyncDataSource } from '../sources/data-source.js';
import { type Asker, askerFor } from './asker.js';
import { sourceContext, viewContext, type SyncView } from './contexts.js';
import type { OpenContext, OpenRequest, ScopeActions, SyncFilterChangeEvent, SyncOpenEvent } from './events.js';
import { showTarget } from './show-target.js';

/** What a node provides to the panels inside it. */
export interface ProvideOptions {
  /** Default: none; panels inside say how to set one. */
  source?: SyncDataSource | null;
  /** Default: `{}`. */
  filter?: SyncFilter;
  /** IANA zone. Default: the viewer's. */
  timeZone?: string | null;
}

/** Gives a source, a filter and a zone to all panels inside a node, applies their filters and shows what they open. */
export class SyncProvider implements ScopeActions {
  readonly #node: HTMLElement;
  readonly #source: ContextProvider<typeof sourceContext, HTMLElement>;
  readonly #view: ContextProvider<typeof viewContext, HTMLElement>;
  #asker: Asker | null;
  #current: SyncView;

  constructor(node: HTMLElement, options: ProvideOptions = {}) {
    this.#node = node;
    this.#asker = options.source ? askerFor(options.source) : null;
    this.#current = { filter: options.filter ?? {}, timeZone: options.timeZone ?? null, now: roundNow(Date.now()) };
    this.#source = new ContextProvider(node, { context: sourceContext, initialValue: this.#asker });
    this.#view = new ContextProvider(node, { context: viewContext, initialValue: this.#current });
    node.addEventListener('sync-filter-change', this.#claim);
    node.addEventListener('sync-open', this.#claim);
  }

  /** Tells panels that were there before this provider; only needed for nodes that are no Lit elements. */
  announce(): void {
    this.#source.hostConnected();
    this.#view.hostConnected();
  }

  get source(): SyncDataSource | null {
    return this.#asker?.source ?? null;
  }

  set source(source: SyncDataSource | null) {
    this.#asker = source ? askerFor(source) : null;
    this.#source.setValue(this.#asker);
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

  applyFilter(filter: SyncFilter): void {
    this.filter = filter;
  }

  open(request: OpenRequest, context: OpenContext): void {
    void showTarget(this.#node.shadowRoot ?? this.#node, request, en, context);
  }

  /** Stops providing; panels inside look for an outer scope. */
  dispose(): void {
    this.#node.removeEventListener('sync-filter-change', this.#claim);
    this.#node.removeEventListener('sync-open', this.#claim);
    for (const provider of [this.#source, this.#view]) {
      this.#node.removeEventListener('context-request', provider.onContextRequest);
      this.#node.removeEventListener('context-provider', provider.onProviderRequest);
      provider.setValue(null);
      provider.clearCallbacks();
    }
  }

  #show(change: Partial<SyncView>): void {
    this.#current = { ...this.#current, ...change };
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
