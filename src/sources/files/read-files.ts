import type { SyncDataSource } from '../data-source.js';
import { LoadingSource, type LoadingOptions } from '../memory/loading-source.js';
import type { LogPart } from '../memory/log-part.js';
import { csvSets, hasKnownHeadings, looksLikeCsv, type CsvHeadings } from './csv-set.js';
import { headOf } from './file-head.js';
import { FilePart } from './file-part.js';
import type { LogFile } from './log-file.js';

/** How files are read. */
export interface ReadingOptions extends LoadingOptions {
  /** Headings of a CSV download by what they hold, where they are not found by themselves: see docs/files.md. */
  headings?: CsvHeadings;
}

interface NamedFile {
  file: LogFile;
  name: string;
}

/**
 * A source over log files, read and answered in the caller's thread in slices that keep it responsive: see `fileSource`.
 */
export function readFiles(files: Iterable<LogFile>, { headings, ...options }: ReadingOptions = {}): SyncDataSource {
  return new LoadingSource(partsOf(named([...files]), headings), options);
}

/** Records without ids are named by file and position, so two files of one name have to differ. */
function named(files: readonly LogFile[]): NamedFile[] {
  const taken = new Set(files.map(pathOf));
  const seen = new Set<string>();
  return files.map((file) => {
    let name = pathOf(file);
    for (let number = 2; seen.has(name) || (number > 2 && taken.has(name)); number += 1) {
      name = `${pathOf(file)} (${number})`;
    }
    seen.add(name);
    taken.add(name);
    return { file, name };
  });
}

function pathOf({ name, webkitRelativePath }: LogFile): string {
  return webkitRelativePath || name;
}

/** CSV comes in sets of files, which have to be known before any of them is read. */
async function partsOf(files: readonly NamedFile[], headings: CsvHeadings | undefined): Promise<LogPart[]> {
  const tables: (NamedFile & { head: string })[] = [];
  const others: NamedFile[] = [];
  for (const one of files) {
    // Thousands of blobs are not opened twice to learn what their names say.
    const head = isNamedJson(one) ? '' : await headOf(one.file);
    if (looksLikeCsv(head) && (isNamedCsv(one) || hasKnownHeadings(head, headings))) tables.push({ ...one, head });
    else others.push(one);
  }
  return [
    ...others.map(({ file, name }) => new FilePart(file, name)),
    ...csvSets(tables, { ...(headings && { headings }) }),
  ];
}

function isNamedJson({ file }: NamedFile): boolean {
  return /\.(json|ndjson|jsonl)(\.gz)?$/i.test(file.name);
}

function isNamedCsv({ file }: NamedFile): boolean {
  return /\.csv(\.gz)?$/i.test(file.name);
}
