import { SourceError } from '../../model/source-error.js';
import type { FoundRecords, LogPart } from '../memory/log-part.js';
import { shorten } from './recognise.js';
import { readDialect } from './csv-dialect.js';
import type { CsvHeadings } from './csv-fields.js';
import { countKnown, kindOf } from './csv-headings.js';
import { CsvPart, type CsvSet } from './csv-part.js';
import type { CsvFile } from './csv-table.js';
import { FileText } from './file-text.js';
import type { LogFile } from './log-file.js';

export type { CsvHeadings } from './csv-fields.js';

/** A file that {@link looksLikeCsv}; `head` is the beginning of its text. */
export interface CsvCandidate {
  file: LogFile;
  /** Unique among the parts. */
  name: string;
  head: string;
}

/** Whether a text that begins like this may be a table: its first line has three cells, or two of which one is a known heading. */
export function looksLikeCsv(head: string): boolean {
  if (/^\ufeff?\s*[[{<]/.test(head) || head.includes('\0')) return false;
  const { headings } = readDialect(head);
  return headings.length > 2 || (headings.length === 2 && Math.max(...Object.values(countKnown(headings))) > 0);
}

/** Whether the headings of a text are, for the most part, those of one kind of file of a download. */
export function hasKnownHeadings(head: string, headings: CsvHeadings = {}): boolean {
  return kindOf(readDialect(head).headings, headings) !== null;
}

/**
 * The portal's CSV downloads: each is a file of events with a file of steps and one of changed properties, told apart by
 * their headings and put together by folder and name. Events alone are a download too. Steps or changed properties without
 * events are a part that fails with a `SourceError` `invalid-data`.
 */
export function csvSets(candidates: readonly CsvCandidate[], options: { headings?: CsvHeadings } = {}): LogPart[] {
  const { headings = {} } = options;
  const folders = groupBy(candidates, folderOf);
  return [...folders.values()].flatMap((folder) => setsOf(folder, headings));
}

function setsOf(folder: readonly CsvCandidate[], headings: CsvHeadings): LogPart[] {
  const files = folder.map((candidate): CsvFile => toFile(candidate, headings));
  const sets = files
    .filter(({ kind }) => kind === 'events')
    .map((events): CsvSet => ({ events, steps: null, changes: null }));
  const left: CsvFile[] = [];
  for (const file of files.filter(({ kind }) => kind !== 'events')) {
    const set = sets.find((one) => stemOf(one.events) === stemOf(file) && lacks(one, file));
    if (set) give(set, file);
    else left.push(file);
  }
  // Files of other names belong together where there is no choice.
  const [only] = sets;
  const orphans = left.filter((file) => {
    const isAlone = left.filter(({ kind }) => kind === file.kind).length === 1;
    if (!only || sets.length > 1 || !isAlone || !lacks(only, file)) return true;
    give(only, file);
    return false;
  });
  return [...sets.map((set) => new CsvPart(set, headings)), ...(orphans.length > 0 ? [orphanPart(orphans)] : [])];
}

function toFile({ file, name, head }: CsvCandidate, headings: CsvHeadings): CsvFile {
  const dialect = readDialect(head);
  return {
    text: new FileText(file),
    name,
    separator: dialect.separator,
    kind: kindOf(dialect.headings, headings) ?? kindByName(name),
  };
}

function kindByName(name: string): CsvFile['kind'] {
  if (/steps?(?![a-z])/i.test(name)) return 'steps';
  return /(modified|changed)[\s_-]*propert/i.test(name) ? 'changes' : 'events';
}

/** What the names of one download's files have in common. */
function stemOf({ text: { file } }: CsvFile): string {
  const name = file.name.slice(Math.max(file.name.lastIndexOf('/'), file.name.lastIndexOf('\\')) + 1).toLowerCase();
  return name
    .replace(/\.(csv|tsv|txt|gz)\b/g, '')
    .replace(/provisioning[\s_-]*steps|modified[\s_-]*properties|[^\p{L}\p{N}]+/gu, '');
}

function folderOf({ file }: CsvCandidate): string {
  const path = file.webkitRelativePath || file.name;
  return path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'), 0));
}

function lacks(set: CsvSet, { kind }: CsvFile): boolean {
  return kind !== 'events' && set[kind] === null;
}

function give(set: CsvSet, file: CsvFile): void {
  if (file.kind !== 'events') set[file.kind] = file;
}

function orphanPart(files: readonly CsvFile[]): LogPart {
  const names = files.map(({ name }) => shorten(name)).join(', ');
  const [verb, one] = files.length === 1 ? ['belongs', 'holds'] : ['belong', 'hold'];
  const error = new SourceError(
    'invalid-data',
    `${names} ${one} only steps or changed properties, and no file of events was found to which ${files.length === 1 ? 'it' : 'they'} ${verb}. Choose all three files of the download together, with the names that they were downloaded with.`,
  );
  return {
    name: files[0]?.name ?? null,
    size: files.reduce((sum, { text }) => sum + text.file.size, 0),
    read: () => failing(error),
    reread: () => Promise.reject(error),
  };
}

/** Reading that fails at once. */
async function* failing(error: SourceError): AsyncGenerator<FoundRecords, never, void> {
  yield await Promise.reject<FoundRecords>(error);
  throw error;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
