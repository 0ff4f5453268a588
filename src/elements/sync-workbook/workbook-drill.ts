import { canonicalJson } from '../../model/canonical.js';
import type { SyncFilter } from '../../model/filter.js';
import type { Messages } from '../../locales/en.js';
import type { Drill } from '../../panel/drill.js';
import type { OpenContext, OpenRequest } from '../../panel/events.js';
import { focusedElement, focusPanel } from '../../panel/kept-focus.js';
import type { Sheet } from '../../panel/sheet.js';

/** Where a workbook shows what people open. */
export interface DrillPlace {
  root(): ShadowRoot;
  /** `panel`: in place of the tab's content, in {@link view}. */
  mode(): 'dialog' | 'panel';
  /** Filled with views in the mode `panel`. */
  view(): Element;
  /** What is open has changed; `inside` a view where that has only gone on. Resolves when the workbook shows it. */
  changed(inside?: boolean): Promise<unknown>;
}

/** What people opened in a workbook: in a side sheet, or in place of the tab's content. */
export class WorkbookDrill {
  readonly #place: DrillPlace;
  #sheet: Sheet | null = null;
  #inPlace: Drill | null = null;
  #opener: Element | null = null;

  constructor(place: DrillPlace) {
    this.#place = place;
  }

  /** What is open, the one that is seen last. */
  get requests(): readonly OpenRequest[] {
    return (this.#inPlace ?? this.#sheet?.drill)?.requests ?? [];
  }

  /** Is it shown in place of the tab's content? */
  get isInPlace(): boolean {
    return this.#inPlace !== null;
  }

  /** Rejects if it cannot be loaded. */
  async open(request: OpenRequest, context: OpenContext, text: Messages): Promise<void> {
    const opener = focusedElement(document);
    if (this.#place.mode() === 'dialog') {
      const { openSheet } = await import('../../panel/sheet.js');
      const changed = (inside: boolean) => {
        // Of a sheet that is on its way, or was closed from here, there is nothing to tell.
        if (!this.#sheet) return;
        if (!this.#sheet.isOpen) this.#sheet = null;
        void this.#place.changed(inside);
      };
      const sheet = await openSheet(this.#place.root(), request, text, context, opener, changed);
      if (sheet?.isOpen) this.#sheet = sheet;
      await this.#place.changed();
      return;
    }
    const { Drill } = await import('../../panel/drill.js');
    const drill: Drill = new Drill(this.#place.view(), {
      changed: (inside) => this.#inPlace === drill && void this.#place.changed(inside),
      moved: () => this.close(),
    });
    await drill.open(request, context);
    this.#inPlace?.close();
    this.#inPlace = drill;
    this.#opener = opener;
    await this.#place.changed();
    const panel = this.#place.view().querySelector('.view:last-child > *')?.shadowRoot;
    if (panel) focusPanel(panel);
  }

  /** Shows the view before; closes the first one. */
  back(): void {
    if (this.requests.length < 2) this.close();
    else (this.#inPlace ?? this.#sheet?.drill)?.back();
  }

  /** Closes all views. {@link DrillPlace.changed} tells of it where they stood in place of the tab's content. */
  close(): void {
    const sheet = this.#sheet;
    this.#sheet = null;
    sheet?.close();
    if (!this.#inPlace) return;
    this.#inPlace.close();
    this.#inPlace = null;
    const { activeElement } = this.#place.root();
    const isLeft = activeElement
      ? !this.#place.view().parentElement!.contains(activeElement)
      : focusedElement(document) !== document.body;
    const opener = isLeft ? null : this.#opener;
    void this.#place.changed().then(() => opener instanceof HTMLElement && opener.focus());
  }

  /** Takes the filter that holds around all views now. */
  set filter(filter: SyncFilter) {
    const drill = this.#inPlace ?? this.#sheet?.drill;
    if (drill) drill.filter = filter;
  }

  /** Brings about what an address says is open. */
  async follow(wanted: OpenRequest | undefined, context: () => OpenContext, text: Messages): Promise<void> {
    const { requests } = this;
    if (!wanted) return this.close();
    if (isSame(requests.at(-1), wanted)) return;
    if (isSame(requests.at(-2), wanted)) return this.back();
    const drill = this.#inPlace ?? this.#sheet?.drill;
    await (drill ? drill.open(wanted, context()) : this.open(wanted, context(), text));
  }
}

function isSame(one: OpenRequest | undefined, other: OpenRequest): boolean {
  return one !== undefined && keyOf(one) === keyOf(other);
}

/** What an address cannot hold makes no difference. */
function keyOf({
  kind,
  key = '',
  filter: { search: _search, targetName: _targetName, ...filter } = {},
}: OpenRequest): string {
  return canonicalJson({ kind, key, filter });
}
