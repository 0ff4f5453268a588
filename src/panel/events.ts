import type { SyncFilter } from '../model/filter.js';
import type { TimeText } from '../model/record.js';
import type { SyncDataSource } from '../sources/data-source.js';

/** What takes a panel's wishes: the nearest scope. */
export interface ScopeActions {
  applyFilter(filter: SyncFilter): void;
  /** Rejects if it cannot be shown; the panel then says so. */
  open(request: OpenRequest, context: OpenContext): Promise<void>;
}

/** What the opened element is to work with: the panel's own surroundings. */
export interface OpenContext {
  source: SyncDataSource | null;
  /** The panel's filter; the request's own parts stand in place of its parts. */
  filter: SyncFilter;
  timeZone: string;
  /** BCP 47 language. */
  locale: string;
}

/** What a person wants to see. */
export interface OpenRequest {
  kind: 'objects' | 'object' | 'records' | 'record';
  /** Object key for `object`, event id for `record`. */
  key?: string;
  /** Time of the event, a hint for `record`. */
  time?: TimeText;
  /** What the activated cell adds to the panel's filter. */
  filter?: SyncFilter;
}

/** A person chose, added or cleared a filter in a panel. Cancelable: the nearest scope applies `filter` unless prevented. */
export class SyncFilterChangeEvent extends Event {
  /** The whole filter as it becomes. */
  readonly filter: SyncFilter;
  /** The nearest scope, once the event has passed it. */
  scope: ScopeActions | null = null;

  constructor(filter: SyncFilter) {
    super('sync-filter-change', { bubbles: true, composed: true, cancelable: true });
    this.filter = filter;
  }
}

/** A person opened a count, row or link. Cancelable: the nearest scope, else the panel itself, shows it unless prevented. */
export class SyncOpenEvent extends Event implements OpenRequest {
  readonly kind: OpenRequest['kind'];
  readonly key?: string;
  readonly time?: TimeText;
  readonly filter?: SyncFilter;
  /** The nearest scope, once the event has passed it. */
  scope: ScopeActions | null = null;

  constructor(request: OpenRequest) {
    super('sync-open', { bubbles: true, composed: true, cancelable: true });
    this.kind = request.kind;
    if (request.key !== undefined) this.key = request.key;
    if (request.time !== undefined) this.time = request.time;
    if (request.filter !== undefined) this.filter = request.filter;
  }
}

/** A person went on to another event in a panel that shows one. Not cancelable. */
export class SyncShowEvent extends Event {
  /** Id of the event that is shown now. */
  readonly key: string;
  readonly time: TimeText | null;

  constructor(key: string, time: TimeText | null) {
    super('sync-show', { bubbles: true, composed: true });
    this.key = key;
    this.time = time;
  }
}

/** Fires `sync-filter-change` from a node inside a scope; the nearest scope applies it unless a listener prevents that. */
export function changeFilter(node: EventTarget, filter: SyncFilter): void {
  const event = new SyncFilterChangeEvent(filter);
  if (node.dispatchEvent(event)) event.scope?.applyFilter(filter);
}

declare global {
  interface HTMLElementEventMap {
    'sync-filter-change': SyncFilterChangeEvent;
    'sync-open': SyncOpenEvent;
    'sync-show': SyncShowEvent;
  }
  interface DocumentEventMap {
    'sync-filter-change': SyncFilterChangeEvent;
    'sync-open': SyncOpenEvent;
    'sync-show': SyncShowEvent;
  }
  interface WindowEventMap {
    'sync-filter-change': SyncFilterChangeEvent;
    'sync-open': SyncOpenEvent;
    'sync-show': SyncShowEvent;
  }
}
