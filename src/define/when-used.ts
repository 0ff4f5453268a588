/** Elements whose code is loaded when a page first uses their tag, by tag. */
const LATER: Readonly<Record<string, () => Promise<unknown>>> = {
  'sync-cycle-list': () => import('./sync-cycle-list.js'),
  'sync-filter-bar': () => import('./sync-filter-bar.js'),
  'sync-log-detail': () => import('./sync-log-detail.js'),
  'sync-log-table': () => import('./sync-log-table.js'),
  'sync-object-history': () => import('./sync-object-history.js'),
  'sync-object-list': () => import('./sync-object-list.js'),
  'sync-object-tiles': () => import('./sync-object-tiles.js'),
  'sync-success-rate': () => import('./sync-success-rate.js'),
  'sync-workbook': () => import('./sync-workbook.js'),
};

/**
 * Registers an element now, for pages that use its tag inside a shadow root of their own; does nothing for one that is
 * registered. Rejects if its code cannot be loaded.
 */
export async function defineElement(tag: string): Promise<void> {
  if (Object.hasOwn(LATER, tag) && !customElements.get(tag)) await LATER[tag]!();
}

/**
 * Registers each of the larger elements as soon as its tag is in the document, outside shadow roots: now or whenever it is
 * added. One whose code cannot be loaded is reported, and tried again with the next use.
 */
export function defineWhenUsed(document: Document): void {
  const waiting = new Set(Object.keys(LATER));
  const look = (element: Element) => {
    for (const tag of waiting) {
      if (element.localName !== tag && !element.querySelector(tag)) continue;
      waiting.delete(tag);
      defineElement(tag).catch((error: unknown) => {
        waiting.add(tag);
        reportError(error);
      });
    }
  };
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes) if (waiting.size > 0 && node instanceof Element) look(node);
  }).observe(document, { childList: true, subtree: true });
  look(document.documentElement);
}
