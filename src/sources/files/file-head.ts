import { OPEN_LIST, OPEN_OBJECT } from './byte-cursor.js';
import { isBlank } from './byte-window.js';
import { FileText } from './file-text.js';
import type { LogFile } from './log-file.js';

/** Bytes of text that tell the headings of a table. */
const HEAD = 65_536;
const FIRST = 64;

/** The first text of a file; empty where it is JSON, and where it cannot be read, which reading it says. */
export async function headOf(file: LogFile): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let length = 0;
  try {
    if (beginsLikeJson(new Uint8Array(await file.slice(0, FIRST).arrayBuffer()))) return '';
    for await (const { bytes } of new FileText(file).chunks(new AbortController().signal)) {
      text += decoder.decode(bytes.subarray(0, HEAD - length), { stream: true });
      length += bytes.length;
      if (length >= HEAD) break;
    }
  } catch {
    return '';
  }
  return text;
}

/** In UTF-16 too, with a mark or without. */
function beginsLikeJson(bytes: Uint8Array): boolean {
  const first = bytes.find((byte) => !isBlank(byte) && !MARKS.includes(byte));
  return first === OPEN_OBJECT || first === OPEN_LIST;
}

/** Bytes of the marks of UTF-8 and UTF-16, and the other half of a letter in UTF-16. */
const MARKS = [0xef, 0xbb, 0xbf, 0xfe, 0xff, 0];
