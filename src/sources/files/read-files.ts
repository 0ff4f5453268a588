import type { SyncDataSource } from '../data-source.js';
import { LoadingSource, type LoadingOptions } from '../memory/loading-source.js';
import { FilePart } from './file-part.js';
import type { LogFile } from './log-file.js';

/**
 * A source over log files, read and answered in the caller's thread in slices that keep it responsive: see `fileSource`.
 */
export function readFiles(files: Iterable<LogFile>, options: LoadingOptions = {}): SyncDataSource {
  const all = [...files];
  const taken = new Set(all.map(pathOf));
  const seen = new Set<string>();
  const parts = all.map((file) => {
    let name = pathOf(file);
    // Records without ids are named by file and position, so two files of one name have to differ.
    for (let number = 2; seen.has(name) || (number > 2 && taken.has(name)); number += 1) {
      name = `${pathOf(file)} (${number})`;
    }
    seen.add(name);
    taken.add(name);
    return new FilePart(file, name);
  });
  return new LoadingSource(parts, options);
}

function pathOf({ name, webkitRelativePath }: LogFile): string {
  return webkitRelativePath || name;
}
