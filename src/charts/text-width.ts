const NARROW = 0.65;
const WIDE = 1.05;

/**
 * No less than the width of a short label in the page's sans-serif font, CSS pixels: an estimate, since measuring text
 * makes the browser lay the page out. East Asian letters are as wide as they are high.
 */
export function textWidth(text: string, em: number): number {
  let width = 0;
  for (const letter of text) width += letter < '\u1100' ? NARROW : WIDE;
  return width * em;
}
