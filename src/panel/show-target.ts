import type { Messages } from '../locales/en.js';
import type { OpenContext, OpenRequest } from './events.js';

/** Shows what a person opened in a side sheet inside `container`. The sheet and its contents are loaded when first needed. */
export async function showTarget(
  container: ShadowRoot | Element,
  request: OpenRequest,
  text: Messages,
  context: OpenContext,
): Promise<void> {
  const { openSheet } = await import('./open.js');
  await openSheet(container, request, text, context);
}
