import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Paths of all files below a folder, relative to it, with `/`, in ordinal order; none if there is no such folder.
 * @param {string} folder
 * @returns {string[]}
 */
export function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) =>
      entry.isDirectory() ? filesBelow(join(folder, entry.name)).map((file) => `${entry.name}/${file}`) : [entry.name],
    )
    .sort((a, b) => (a < b ? -1 : 1));
}
