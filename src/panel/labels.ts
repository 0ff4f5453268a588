import type { Messages } from '../locales/en.js';

/** The word for a dimension's value; values nobody knew of are shown as logged. */
export function valueLabel(dimension: string, value: string, text: Messages): string {
  const words = Object.hasOwn(text.panel.values, dimension) ? text.panel.values[dimension] : undefined;
  return words?.get(value) ?? value;
}
