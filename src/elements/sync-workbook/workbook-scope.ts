import { canonicalJson } from '../../model/canonical.js';
import type { SyncFilter } from '../../model/filter.js';
import type { OpenContext, OpenRequest } from '../../panel/events.js';
import { SyncProvider } from '../../panel/provide.js';

/** What a workbook does itself of what a scope does. */
export interface WorkbookActions {
  /** Another filter holds, whoever set it. */
  filterSet(filter: SyncFilter): void;
  /** A person changed the filter. */
  filterChanged(): void;
  open(request: OpenRequest, context: OpenContext): Promise<void>;
}

/** The scope that a workbook is: it tells when people filter, and shows itself what they open. */
export class WorkbookScope extends SyncProvider {
  readonly #actions: WorkbookActions;

  constructor(node: HTMLElement, actions: WorkbookActions) {
    super(node);
    this.#actions = actions;
  }

  override get filter(): SyncFilter {
    return super.filter;
  }

  override set filter(filter: SyncFilter) {
    const isOther = canonicalJson(filter) !== canonicalJson(super.filter);
    super.filter = filter;
    if (isOther) this.#actions.filterSet(filter);
  }

  override applyFilter(filter: SyncFilter): void {
    super.applyFilter(filter);
    this.#actions.filterChanged();
  }

  override open(request: OpenRequest, context: OpenContext): Promise<void> {
    return this.#actions.open(request, context);
  }
}
