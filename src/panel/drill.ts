import type { SyncFilter } from '../model/filter.js';
import { addFilter } from '../model/filter-match.js';
import type { OpenContext, OpenRequest } from './events.js';
import { focusedElement, focusPanel } from './kept-focus.js';
import { createTarget, loadTarget } from './open.js';
import { SyncProvider } from './provide.js';

/** One thing that a person opened. */
interface View {
  request: OpenRequest;
  readonly node: HTMLElement;
  readonly provider: SyncProvider;
  /** What had the focus when the next view took its place. */
  left: Element | null;
}

/** What a drill tells. */
export interface DrillListeners {
  /**
   * Other views are open, or another one is seen; `inside` a view where that has only gone on to another event. Not told
   * after {@link Drill.close}.
   */
  changed(inside: boolean): void;
  /** The place with the views was moved or removed. */
  moved(): void;
}

/**
 * What a person opened in one place, view upon view: the newest is seen, "back" shows the one before as it was left. Panels
 * inside open further views here, and filter only the view that they stand in.
 */
export class Drill {
  readonly #place: Element | ShadowRoot;
  readonly #listeners: DrillListeners;
  #views: View[] = [];
  #asked = 0;

  constructor(place: Element | ShadowRoot, listeners: DrillListeners) {
    this.#place = place;
    this.#listeners = listeners;
  }

  /** What is open, the one that is seen last. */
  get requests(): readonly OpenRequest[] {
    return this.#views.map(({ request }) => request);
  }

  /** Another filter holds around all views; what was chosen inside them gives way to it. */
  set filter(filter: SyncFilter) {
    let around = filter;
    for (const { request, provider } of this.#views) provider.filter = around = filterOf(request, around);
  }

  /** Rejects if the view cannot be loaded; one asked for later takes the place of one still on its way. */
  async open(request: OpenRequest, context: OpenContext): Promise<void> {
    const asked = ++this.#asked;
    await loadTarget(request);
    if (asked !== this.#asked || !this.#place.isConnected) return;
    const target = createTarget(request);
    const node = document.createElement('div');
    node.className = 'view';
    node.lang = context.locale;
    const before = this.#views.at(-1);
    if (before) {
      before.left = focusedElement(document);
      before.node.hidden = true;
    }
    this.#place.append(node);
    const provider = new DrillScope(node, this, request, context);
    provider.announce();
    // A source that holds all around is followed when another takes its place.
    if (provider.asker?.source !== context.source) provider.source = context.source;
    const view: View = { request, node, provider, left: null };
    this.#views.push(view);
    node.addEventListener('sync-show', ({ key, time }) => {
      view.request = { ...request, kind: 'record', key, ...(time !== null && { time }) };
      this.#listeners.changed(true);
    });
    node.append(target);
    target.addController({ hostDisconnected: () => this.#place.contains(target) && this.#listeners.moved() });
    this.#listeners.changed(false);
    await target.updateComplete;
    if (before && target.shadowRoot) focusPanel(target.shadowRoot);
  }

  /** Shows the view before and gives it the focus again; does nothing on the first. */
  back(): void {
    if (this.#views.length < 2) return;
    this.#asked++;
    end(this.#views.pop()!);
    const { node, left } = this.#views.at(-1)!;
    node.hidden = false;
    if (left?.isConnected && left instanceof HTMLElement) left.focus();
    else if (node.firstElementChild?.shadowRoot) focusPanel(node.firstElementChild.shadowRoot);
    this.#listeners.changed(false);
  }

  /** Ends all views. */
  close(): void {
    this.#asked++;
    this.#views.forEach(end);
    this.#views = [];
  }
}

class DrillScope extends SyncProvider {
  readonly #drill: Drill;

  constructor(node: HTMLElement, drill: Drill, request: OpenRequest, { filter, timeZone }: OpenContext) {
    super(node, { timeZone, filter: filterOf(request, filter) });
    this.#drill = drill;
  }

  override open(request: OpenRequest, context: OpenContext): Promise<void> {
    return this.#drill.open(request, context);
  }
}

/** An object's history is about all that happened to it, whatever was chosen where it was opened. */
function filterOf({ kind, filter: added }: OpenRequest, filter: SyncFilter): SyncFilter {
  const { range, within } = filter;
  const kept = kind === 'object' ? { ...(range && { range }), ...(within && { within }) } : filter;
  return addFilter(kept, added ?? {});
}

function end({ node, provider }: View): void {
  node.remove();
  provider.dispose();
}
