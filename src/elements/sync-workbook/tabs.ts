import { html, type TemplateResult } from 'lit';

/** The views of a workbook, in the order of their tabs. */
export const TABS = ['summary', 'details', 'cycles', 'object'] as const;

export type Tab = (typeof TABS)[number];

/** What a tab shows; its elements' code is loaded when the tab is first shown. */
interface TabContent {
  load(): Promise<unknown>;
  content(headingLevel: number): TemplateResult;
}

export const TAB_CONTENTS: Record<Tab, TabContent> = {
  summary: {
    load: () =>
      Promise.all([
        import('../../define/sync-object-tiles.js'),
        import('../../define/sync-actions-chart.js'),
        import('../../define/sync-status-table.js'),
        import('../../define/sync-error-list.js'),
        import('../../define/sync-success-rate.js'),
      ]),
    content: (level) => html`
      <sync-object-tiles class="wide" by="type" heading-level=${level}></sync-object-tiles>
      <sync-actions-chart by="action" heading-level=${level}></sync-actions-chart>
      <sync-actions-chart by="status" heading-level=${level}></sync-actions-chart>
      <sync-status-table class="wide" heading-level=${level}></sync-status-table>
      <sync-error-list class="wide" heading-level=${level}></sync-error-list>
      <sync-success-rate class="wide" heading-level=${level}></sync-success-rate>
    `,
  },
  details: {
    load: () => Promise.all([import('../../define/sync-object-tiles.js'), import('../../define/sync-log-table.js')]),
    content: (level) => html`
      <sync-object-tiles by="status" heading-level=${level}></sync-object-tiles>
      <sync-object-tiles by="action" heading-level=${level}></sync-object-tiles>
      <sync-log-table class="wide" heading-level=${level}></sync-log-table>
    `,
  },
  cycles: {
    load: () => import('../../define/sync-cycle-list.js'),
    content: (level) => html`<sync-cycle-list class="wide" heading-level=${level}></sync-cycle-list>`,
  },
  object: {
    load: () => import('../../define/sync-object-history.js'),
    content: (level) => html`<sync-object-history class="wide" heading-level=${level}></sync-object-history>`,
  },
};

/** The tab that a text names; `null` for other text. */
export function tabOf(name: string | null | undefined): Tab | null {
  return TABS.find((tab) => tab === name) ?? null;
}
