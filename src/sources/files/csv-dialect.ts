import { CsvScanner } from './csv-scanner.js';

const SEPARATORS = [',', ';', '\t'];

/** What the first line of a CSV text tells. */
export interface CsvDialect {
  /** Code of the character between cells. */
  separator: number;
  headings: string[];
}

/** Reads the first line of a text, of which the end may be missing; of comma, semicolon and tab the one that it has most of. */
export function readDialect(head: string): CsvDialect {
  const text = head.startsWith('\ufeff') ? head.slice(1) : head;
  const named = /^"?sep=([,;\t])"?\r?\n?/i.exec(text);
  const separator = named?.[1] ?? mostFrequent(text);
  const scanner = new CsvScanner(separator.charCodeAt(0));
  const bytes = new TextEncoder().encode(named ? text.slice(named[0].length) : text);
  for (const rows of [scanner.push(bytes), scanner.end()]) {
    for (const row of rows) if (!row.isBlank) return { separator: scanner.separator, headings: row.texts() };
  }
  return { separator: scanner.separator, headings: [] };
}

/** Whether these cells are a line by which a spreadsheet program notes the separator. */
export function isSeparatorNote(cells: readonly string[]): boolean {
  const [first = ''] = cells;
  return /^sep=.?$/i.test(first) && cells.slice(1).every((cell) => cell === '');
}

function mostFrequent(text: string): string {
  const counts = new Map(SEPARATORS.map((separator) => [separator, 0]));
  let isQuoted = false;
  let hasText = false;
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (character === '\n' || character === '\r') {
      if (hasText) break;
      continue;
    }
    hasText = true;
    const count = counts.get(character);
    if (count !== undefined) counts.set(character, count + 1);
  }
  return SEPARATORS.reduce((best, one) => ((counts.get(one) ?? 0) > (counts.get(best) ?? 0) ? one : best));
}
