import { ContextRoot, createContext } from '@lit/context';
import type { SyncFilter } from '../model/filter.js';
import type { Asker } from './asker.js';

/** What a scope gives the panels inside besides the source. */
export interface SyncView {
  readonly filter: SyncFilter;
  /** IANA zone, or `null` for the viewer's. */
  readonly timeZone: string | null;
  /** The scope's *now* in milliseconds, the same for all its panels. */
  readonly now: number;
}

// A scope that provides no more says so with `undefined`.
// The version is part of the key: panels and scopes of incompatible releases on one page do not find each other.
export const sourceContext = createContext<Asker | undefined, symbol>(Symbol.for('cloud-sync-insights.source.1'));
export const viewContext = createContext<SyncView | undefined, symbol>(Symbol.for('cloud-sync-insights.view.1'));

const rooted = new WeakSet<Document>();

/** Remembers requests of panels that were ready before their scope, so that definition order does not matter. */
export function attachContextRoot(document: Document): void {
  if (rooted.has(document)) return;
  rooted.add(document);
  new ContextRoot().attach(document.documentElement);
}
