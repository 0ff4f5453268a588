import { adoptStyles } from 'lit';
import type { Messages } from '../locales/en.js';
import { buttonStyles } from '../styles/button.js';
import { dialogStyles } from '../styles/dialog.js';
import { tokens } from '../styles/tokens.js';
import { Drill } from './drill.js';
import type { OpenContext, OpenRequest } from './events.js';
import { focusPanel } from './kept-focus.js';
import { loadTarget } from './open.js';

/** A side sheet that is open. */
export interface Sheet {
  readonly drill: Drill;
  readonly isOpen: boolean;
  close(): void;
}

/**
 * Shows what a request asks for in a side sheet inside `container` and gives the focus back to `opener` when that is
 * closed, or to the opener's panel if the opener is gone by then. What panels in the sheet open takes the place of what is
 * seen there, with a way back. A sheet that leaves its place is closed. `null`: the container is gone, or has one already.
 *
 * @param changed called when what is open has changed, also when the sheet was closed.
 */
export async function openSheet(
  container: ShadowRoot | Element,
  request: OpenRequest,
  text: Messages,
  context: OpenContext,
  opener: Element | null,
  changed: (inside: boolean) => void = () => undefined,
): Promise<Sheet | null> {
  // What cannot be loaded is told where it was asked for, before anything is covered.
  await loadTarget(request);
  // Meanwhile the panel may have been removed, or somebody pressed twice.
  if (!container.isConnected || container.querySelector('sync-sheet')) return null;
  const panel = opener?.getRootNode();
  const host = document.createElement('sync-sheet');
  const { dialog, back, content } = createDialog(text);
  const drill = new Drill(content, {
    changed: (inside) => {
      back.hidden = drill.requests.length < 2;
      dialog.setAttribute('aria-label', text.panel.opened[drill.requests.at(-1)!.kind]);
      changed(inside);
    },
    // A dialog that is moved or removed stays open but is modal no longer.
    moved: () => {
      host.remove();
      dialog.close();
    },
  });
  back.addEventListener('click', () => drill.back());
  dialog.addEventListener('close', () => {
    drill.close();
    host.remove();
    const lost = opener?.isConnected === false && document.activeElement === document.body;
    if (lost && panel instanceof ShadowRoot) focusPanel(panel);
    changed(false);
  });

  // A sheet has a root of its own: styles of the page around it do not reach in.
  const root = host.attachShadow({ mode: 'open' });
  adoptStyles(root, [tokens, buttonStyles, dialogStyles]);
  root.append(dialog);
  container.append(host);
  dialog.showModal();
  await drill.open(request, context);
  return {
    drill,
    get isOpen() {
      return dialog.open && host.isConnected;
    },
    close: () => dialog.close(),
  };
}

function createDialog(text: Messages): { dialog: HTMLDialogElement; back: HTMLButtonElement; content: HTMLElement } {
  const dialog = document.createElement('dialog');
  const bar = document.createElement('div');
  bar.className = 'bar';
  const back = createButton(text.panel.back);
  back.hidden = true;
  const close = createButton(text.panel.close);
  close.addEventListener('click', () => dialog.close());
  bar.append(back, close);
  const content = document.createElement('div');
  dialog.append(bar, content);
  // Text selected in the sheet up to beyond its edge makes a click on the backdrop too.
  let pressedBackdrop = false;
  dialog.addEventListener('pointerdown', ({ target }) => (pressedBackdrop = target === dialog));
  dialog.addEventListener('click', ({ target }) => {
    if (pressedBackdrop && target === dialog) dialog.close();
  });
  return { dialog, back, content };
}

function createButton(label: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  return button;
}
