import type { Messages } from '../locales/en.js';
import type { OpenContext, OpenRequest } from './events.js';
import { focusedElement } from './kept-focus.js';

/**
 * Shows what a person opened in a side sheet inside `container`. The sheet and its contents are loaded when first needed;
 * rejects if they cannot be loaded.
 */
export async function showTarget(
  container: ShadowRoot | Element,
  request: OpenRequest,
  text: Messages,
  context: OpenContext,
): Promise<void> {
  const opener = focusedElement(container.ownerDocument);
  const { openSheet } = await import('./sheet.js');
  await openSheet(container, request, text, context, opener);
}
