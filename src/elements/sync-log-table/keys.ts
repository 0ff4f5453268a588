/** What a key does in the table. */
export type KeyAction =
  | 'up' | 'down' | 'pageUp' | 'pageDown' | 'first' | 'last' | 'open' | 'close' | 'enter' | 'select' | 'copy'; // prettier-ignore

const ACTIONS = new Map<string, KeyAction>([
  ['ArrowUp', 'up'],
  ['ArrowDown', 'down'],
  ['PageUp', 'pageUp'],
  ['PageDown', 'pageDown'],
  ['Home', 'first'],
  ['End', 'last'],
  ['ArrowRight', 'open'],
  ['ArrowLeft', 'close'],
  ['Enter', 'enter'],
  [' ', 'select'],
]);

const MIRRORED = new Map<KeyAction, KeyAction>([
  ['open', 'close'],
  ['close', 'open'],
]);

/** What a pressed key means; `null`: nothing here. */
export function keyAction(
  { key, altKey, ctrlKey, metaKey }: Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey'>,
  isRightToLeft: boolean,
): KeyAction | null {
  if (altKey) return null;
  if ((ctrlKey || metaKey) && key.toLowerCase() === 'c') return 'copy';
  const action = ACTIONS.get(key) ?? null;
  if ((ctrlKey || metaKey) && action !== 'first' && action !== 'last' && action !== 'select') return null;
  return (isRightToLeft && action && MIRRORED.get(action)) || action;
}
