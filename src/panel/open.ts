import { adoptStyles } from 'lit';
import type { Messages } from '../locales/en.js';
import { addFilter } from '../model/filter-match.js';
import { dialogStyles } from '../styles/dialog.js';
import { tokens } from '../styles/tokens.js';
import type { OpenContext, OpenRequest } from './events.js';

/**
 * Shows what a request asks for in a side sheet inside `container` and gives the focus back when that is closed.
 * Every kind shows `sync-log-detail`: the event named by a `record` request, else the newest event of the filter.
 */
export async function openSheet(
  container: ShadowRoot | Element,
  request: OpenRequest,
  text: Messages,
  context: OpenContext,
): Promise<void> {
  await import('../define/sync-log-detail.js');
  // Somebody pressed twice while it was loading.
  if (container.querySelector('sync-sheet')) return;
  const detail = document.createElement('sync-log-detail');
  detail.source = context.source;
  detail.timeZone = context.timeZone;
  detail.filter = addFilter(context.filter, {
    ...request.filter,
    ...(request.kind === 'object' && request.key !== undefined ? { object: [request.key] } : {}),
  });
  if (request.kind === 'record' && request.key !== undefined) detail.recordId = request.key;
  detail.lang = context.locale;

  // A sheet has a root of its own: styles of the page around it do not reach in.
  const host = document.createElement('sync-sheet');
  const root = host.attachShadow({ mode: 'open' });
  adoptStyles(root, [tokens, dialogStyles]);
  const dialog = document.createElement('dialog');
  dialog.setAttribute('aria-label', text.panel.details);
  const bar = document.createElement('div');
  bar.className = 'close';
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = text.panel.close;
  button.addEventListener('click', () => dialog.close());
  bar.append(button);
  dialog.append(bar, detail);
  dialog.addEventListener('close', () => host.remove());
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  root.append(dialog);
  container.append(host);
  dialog.showModal();
}
