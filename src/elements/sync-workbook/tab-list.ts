import { html, type TemplateResult } from 'lit';
import { type Tab, TABS } from './tabs.js';
import type { text as words } from './text.js';

/** The tabs as buttons: arrows, Home and End move between them, Enter or a click chooses. */
export function tabList(chosen: Tab, text: typeof words, choose: (tab: Tab) => void): TemplateResult {
  return html`<div part="tabs" class="tabs" role="tablist" aria-label=${text.workbook.tabsLabel} @keydown=${moveFocus}>
    ${TABS.map(
      (tab) =>
        html`<button
          type="button"
          role="tab"
          id=${`tab-${tab}`}
          aria-selected=${tab === chosen ? 'true' : 'false'}
          aria-controls="view"
          tabindex=${tab === chosen ? 0 : -1}
          @click=${() => choose(tab)}
        >
          ${text.workbook.tabs[tab]}
        </button>`,
    )}
  </div>`;
}

function moveFocus(event: KeyboardEvent): void {
  const list = event.currentTarget as HTMLElement;
  const tabs = [...list.querySelectorAll<HTMLElement>('[role=tab]')];
  const at = tabs.indexOf(event.target as HTMLElement);
  const forward = getComputedStyle(list).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const back = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
  const to = { [forward]: at + 1, [back]: at - 1 + tabs.length, Home: 0, End: tabs.length - 1 }[event.key];
  if (to === undefined || at < 0) return;
  event.preventDefault();
  tabs[to % tabs.length]!.focus();
}
