import { type Context, ContextConsumer } from '@lit/context';
import type { ReactiveController, ReactiveElement } from 'lit';
import type { SyncFilter } from '../model/filter.js';
import { checkSpan, resolveRange, roundNow } from '../model/range.js';
import { SourceError } from '../model/source-error.js';
import { viewerZone } from '../model/zone.js';
import type { SyncDataSource } from '../sources/data-source.js';
import { type Asker, askerFor } from './asker.js';
import { attachContextRoot, sourceContext, viewContext, type SyncView } from './contexts.js';
import { turn } from './turn.js';

let isZoneFound = false;
let findingZone: Promise<void> | undefined;

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
  #now = roundNow(Date.now());
  #ownSource: SyncDataSource | null = null;
  #ownFilter: SyncFilter | null = null;
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

  /** What holds for this panel: the scope's filter with the panel's own parts on top (range not resolved). */
  get chosenFilter(): SyncFilter {
    return { ...this.#view?.filter, ...this.#host.filter };
  }

  /** What a person's change starts from: the scope's filter, since the panel's own parts are not for the others. */
  get changeableFilter(): SyncFilter {
    return this.#view?.filter ?? this.#host.filter ?? {};
  }

  /** The filter of questions: the chosen one with its range resolved against *now*. Throws `bad-query` for a wrong one. */
  get filter(): SyncFilter {
    const chosen = this.chosenFilter;
    checkFilterShape(chosen);
    const range = resolveRange(chosen.range ?? this.asker?.source.defaultRange ?? 'all', this.now);
    return { ...chosen, range };
  }

  /** Milliseconds, rounded down to five minutes: when the source was last refreshed or filter or source last set. */
  get now(): number {
    return Math.max(this.asker?.now ?? 0, this.#view?.now ?? this.#now);
  }

  get zone(): string {
    return this.#host.timeZone || this.#view?.timeZone || viewerZone();
  }

  /** Resolves when {@link zone} can be read quickly; `null` if it can be already. */
  zoneFound(): Promise<void> | null {
    if (isZoneFound || this.#host.timeZone || this.#view?.timeZone) return null;
    return (findingZone ??= findZone());
  }

  /** BCP 47 language of the page around the panel. */
  get locale(): string {
    return this.#locale;
  }

  /** Watches the source that is in use now. */
  hostUpdate(): void {
    const { source, filter } = this.#host;
    if (source !== this.#ownSource || filter !== this.#ownFilter) this.#now = roundNow(Date.now());
    [this.#ownSource, this.#ownFilter] = [source, filter];
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
    this.#contextAsker = null;
    this.#view = null;
    // A move is not a removal.
    setTimeout(() => {
      if (this.#host.isConnected) return;
      this.#unsubscribe?.();
      this.#unsubscribe = undefined;
      this.#watched = null;
    });
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

/** A browser takes long for the first formatter of a page: it gets a task of its own. */
async function findZone(): Promise<void> {
  await turn(viewerZone);
  viewerZone();
  isZoneFound = true;
  await turn(viewerZone);
}

/** The page's language around an element, in the viewer's variety of it: `en-GB` for a viewer of a page in `en`. */
export function languageOf(element: Element): string {
  for (let node: Element | null = element; node;) {
    const found: Element | null = node.closest('[lang]:not([lang=""])');
    if (found) return inViewersVariety(canonical(found.getAttribute('lang')!));
    const root: Node = node.getRootNode();
    node = root instanceof ShadowRoot ? root.host : null;
  }
  return navigator.language || 'en';
}

/** `en_US` and other text that is no language tag must not reach `Intl`, which throws. */
function canonical(language: string): string {
  try {
    return Intl.getCanonicalLocales(language.trim().replaceAll('_', '-'))[0] ?? 'en';
  } catch {
    return navigator.language || 'en';
  }
}

/** Throws `bad-query`, naming the part, for what a page may have set in place of lists and texts. */
function checkFilterShape(filter: SyncFilter, place = 'filter'): void {
  const { range: _range, brush, direction, search, within, ...lists } = filter;
  if (brush) checkSpan(brush, 'brush');
  if (within) checkFilterShape(within, `${place}.within`);
  const texts: [string, unknown][] = [['direction', direction], ['search', search]]; // prettier-ignore
  for (const [name, part] of texts) {
    if (part !== undefined && typeof part !== 'string')
      throw new SourceError('bad-query', `${place}.${name} has to be text.`);
  }
  for (const [name, part] of Object.entries(lists)) {
    if (part === undefined) continue;
    if (!Array.isArray(part) || part.some((value) => typeof value !== 'string')) {
      throw new SourceError('bad-query', `${place}.${name} has to be a list of texts.`);
    }
  }
}

function inViewersVariety(language: string): string {
  const lower = language.toLowerCase();
  return navigator.languages.find((own) => own.toLowerCase().startsWith(`${lower}-`)) ?? language;
}
