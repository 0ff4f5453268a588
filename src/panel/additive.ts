/** Does this click add to what is chosen (Ctrl, ⌘) instead of replacing it? */
export function isAdditive(event: MouseEvent | KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey;
}

/**
 * For `keydown` of a button that filters: browsers do not click it on Ctrl+Enter or ⌘+Enter, so that people without a
 * pointer could not add.
 */
export function clickOnAdditiveEnter(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || event.repeat || !isAdditive(event)) return;
  event.preventDefault();
  const { ctrlKey, metaKey } = event;
  event.currentTarget?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey, metaKey }));
}
