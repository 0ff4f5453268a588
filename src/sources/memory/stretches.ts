/**
 * Where the stretch of JSON text that begins at `start` ends: before the next line that begins with `{` or `[` where no
 * value can go on like that, or at the end of the text. A value never reaches over such a place, so that one which is cut
 * off leaves what follows whole. Yields now and then, as a moment to pause.
 */
export function* stretchEnd(text: string, start: number): Generator<null, number, void> {
  let lines = 0;
  for (let newline = text.indexOf('\n', skipBlank(text, start)); newline !== -1;) {
    const next = skipBlank(text, newline);
    if (isOpening(text, next) && !goesOn(text, newline)) return next;
    newline = text.indexOf('\n', next);
    lines += 1;
    if (lines % 1000 === 0) yield null;
  }
  return text.length;
}

function isOpening(text: string, at: number): boolean {
  const character = text.charAt(at);
  return character === '{' || character === '[';
}

/** Whether what stands before `end` needs a value behind it. */
function goesOn(text: string, end: number): boolean {
  let last = end;
  while (isBlank(text.charCodeAt(last))) last -= 1;
  return '[,:'.includes(text.charAt(last));
}

function skipBlank(text: string, start: number): number {
  let at = start;
  while (isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}
