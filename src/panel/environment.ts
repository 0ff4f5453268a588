import { type Context, ContextConsumer } from '@lit/context';
import type { ReactiveController, ReactiveElement } from 'lit';
import type { SyncFilter } from '../model/filter.js';
import { resolveRange, roundNow } from '../model/range.js';
import { viewerZone } from '../model/zone.js';
import type { SyncDataSource } from '../sources/data-source.js';
import { type Asker, askerFor } from './asker.js';
import { attachContextRoot, sourceContext, viewContext, type SyncView } from './contexts.js';

/** What the environment reads of its element: properties that only the element's user writes. */
export interface PanelProperties {
  source: SyncDataSource | null;
  filter: SyncFilter | null;
  timeZone: string | null;
}

/**
 * What a panel asks and shows depends on: its own properties, else the nearest scope. Requests an update whenever that
 * changes. A move to another scope is followed; leaving all scopes leaves no source behind.
 */
export class PanelEnvironment implements ReactiveController {
  readonly #host: ReactiveElement & PanelProperties;
  #contextAsker: Asker | null = null;
  #view: SyncView | null = null;
  #watched: Asker | null = null;
  #unsubscribe: (() => void) | undefined;
  readonly #now = roundNow(Date.now());
  #locale = 'en';

  constructor(host: ReactiveElement & PanelProperties) {
    this.#host = host;
    host.addController(this);
    this.#consume(sourceContext, (asker) => (this.#contextAsker = asker));
    this.#consume(viewContext, (view) => (this.#view = view));
  }

  /** Asks the own source, else the nearest scope's; `null` where there is none. */
  get asker(): Asker | null {
    return this.#host.source ? askerFor(this.#host.source) : this.#contextAsker;
  }

  /** The scope's filter with the panel's own on top, as a person would change it (range not resolved). */
  get chosenFilter(): SyncFilter {
    return { ...this.#view?.filter, ...this.#host.filter };
  }

  /** The filter of questions: the chosen one with its range resolved against *now*. Throws `bad-query` for a wrong range. */
  get filter(): SyncFilter {
    const chosen = this.chosenFilter;
    const range = resolveRange(chosen.range ?? this.asker?.source.defaultRange ?? 'all', this.now);
    return { ...chosen, range };
  }

  /** Milliseconds; the scope's, else the panel's own, rounded down to five minutes. */
  get now(): number {
    return this.#view?.now ?? this.#now;
  }

  get zone(): string {
    return this.#host.timeZone ?? this.#view?.timeZone ?? viewerZone();
  }

  /** BCP 47 language of the page around the panel. */
  get locale(): string {
    return this.#locale;
  }

  /** Watches the source that is in use now. */
  hostUpdate(): void {
    const asker = this.#host.isConnected ? this.asker : null;
    if (asker === this.#watched) return;
    this.#unsubscribe?.();
    this.#watched = asker;
    this.#unsubscribe = asker?.subscribe(() => this.#host.requestUpdate());
  }

  hostConnected(): void {
    attachContextRoot(this.#host.ownerDocument);
    this.#locale = languageOf(this.#host);
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#watched = null;
    this.#contextAsker = null;
    this.#view = null;
  }

  #consume<T>(context: Context<symbol, T | undefined>, take: (value: T | null) => void): void {
    const consumer = new ContextConsumer(this.#host, {
      context,
      subscribe: true,
      callback: (value) => {
        take(value ?? null);
        this.#host.requestUpdate();
        // A scope that stops providing says so with undefined: an outer one may take over.
        if (value === undefined) queueMicrotask(() => this.#host.isConnected && consumer.hostConnected());
      },
    });
  }
}

/** The page's language around an element, in the viewer's variety of it: `en-GB` for a viewer of a page in `en`. */
function languageOf(element: Element): string {
  for (let node: Element | null = element; node;) {
    const found: Element | null = node.closest('[lang]:not([lang=""])');
    if (found) return inViewersVariety(found.getAttribute('lang')!);
    const root: Node = node.getRootNode();
    node = root instanceof ShadowRoot ? root.host : null;
  }
  return navigator.language || 'en';
}

function inViewersVariety(language: string): string {
  const lower = language.toLowerCase();
  return navigator.languages.find((own) => own.toLowerCase().startsWith(`${lower}-`)) ?? language;
}
