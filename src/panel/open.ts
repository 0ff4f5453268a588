import { adoptStyles } from 'lit';
import type { Messages } from '../locales/en.js';
import { addFilter } from '../model/filter-match.js';
import { dialogStyles } from '../styles/dialog.js';
import { tokens } from '../styles/tokens.js';
import type { OpenContext, OpenRequest } from './events.js';
import { focusPanel } from './kept-focus.js';

/**
 * Shows what a request asks for in a side sheet inside `container` and gives the focus back to `opener` when that is
 * closed, or to the opener's panel if the opener is gone by then. Every kind shows `sync-log-detail`: the event named by
 * a `record` request, else the newest event of the filter. A sheet that leaves its place is closed.
 */
export async function openSheet(
  container: ShadowRoot | Element,
  request: OpenRequest,
  text: Messages,
  context: OpenContext,
  opener: Element | null,
): Promise<void> {
  await import('../define/sync-log-detail.js');
  // Meanwhile the panel may have been removed, or somebody pressed twice.
  if (!container.isConnected || container.querySelector('sync-sheet')) return;
  const panel = opener?.getRootNode();
  const host = document.createElement('sync-sheet');
  const detail = createDetail(request, context);
  // A dialog that is moved or removed stays open but is modal no longer.
  detail.addController({ hostDisconnected: () => host.remove() });
  const dialog = createDialog(detail, text);
  dialog.addEventListener('close', () => {
    host.remove();
    const lost = opener?.isConnected === false && document.activeElement === document.body;
    if (lost && panel instanceof ShadowRoot) focusPanel(panel);
  });

  // A sheet has a root of its own: styles of the page around it do not reach in.
  const root = host.attachShadow({ mode: 'open' });
  adoptStyles(root, [tokens, dialogStyles]);
  root.append(dialog);
  container.append(host);
  dialog.showModal();
}

function createDetail(request: OpenRequest, context: OpenContext): HTMLElementTagNameMap['sync-log-detail'] {
  const detail = document.createElement('sync-log-detail');
  detail.source = context.source;
  detail.timeZone = context.timeZone;
  detail.filter = addFilter(context.filter, {
    ...request.filter,
    ...(request.kind === 'object' && request.key !== undefined ? { object: [request.key] } : {}),
  });
  if (request.kind === 'record' && request.key !== undefined) detail.recordId = request.key;
  detail.lang = context.locale;
  return detail;
}

function createDialog(content: Element, text: Messages): HTMLDialogElement {
  const dialog = document.createElement('dialog');
  dialog.setAttribute('aria-label', text.panel.details);
  const bar = document.createElement('div');
  bar.className = 'close';
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = text.panel.close;
  button.addEventListener('click', () => dialog.close());
  bar.append(button);
  dialog.append(bar, content);
  // Text selected in the sheet up to beyond its edge makes a click on the backdrop too.
  let pressedBackdrop = false;
  dialog.addEventListener('pointerdown', ({ target }) => (pressedBackdrop = target === dialog));
  dialog.addEventListener('click', ({ target }) => {
    if (pressedBackdrop && target === dialog) dialog.close();
  });
  return dialog;
}
