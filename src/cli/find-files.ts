import type { Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { SourceError } from '../model/source-error.js';
import { unreadable, type FoundFile } from './disk-file.js';

/** What lies at the paths given. */
export interface Findings {
  /** In the order of the paths, in a folder by name; each file once. */
  files: FoundFile[];
  /** What could not be looked at inside a folder. */
  failures: SourceError[];
}

/** The kinds of file that are looked for in folders; an archive of a diagnostic setting is `y=2026/m=11/…/PT1H.json`. */
const LOG_NAME = /\.(?:json|ndjson|jsonl|csv|log|gz)$/i;

/**
 * The log files at the paths: files whatever they are called, folders searched to the bottom. A link inside a folder is
 * followed as long as it stays in the folder. Throws a `SourceError` for a path at which there is nothing to read.
 */
export async function findFiles(paths: readonly string[]): Promise<Findings> {
  const search = new Search();
  for (const path of paths) await search.given(path, paths.length > 1);
  return search;
}

class Search implements Findings {
  readonly files: FoundFile[] = [];
  readonly failures: SourceError[] = [];
  /** Without links, so that a link to a folder around it leads nowhere. */
  readonly #seen = new Set<string>();
  /** The folder that was given, without links. */
  #top = '';

  async given(path: string, isOneOfMany: boolean): Promise<void> {
    try {
      const place = await realpath(path);
      const found = await stat(place);
      const name = basename(resolve(path)) || path;
      this.#top = place;
      if (found.isDirectory()) await this.#folder(place, isOneOfMany ? `${name}/` : '');
      else this.#file(place, name, found);
    } catch (thrown) {
      throw unreadable(path, thrown);
    }
  }

  async #folder(place: string, prefix: string): Promise<void> {
    if (this.#isSeen(place)) return;
    const names = (await readdir(place)).filter((name) => !name.startsWith('.'));
    for (const name of names.sort((a, b) => (a < b ? -1 : 1))) {
      try {
        await this.#entry(join(place, name), prefix + name);
      } catch (thrown) {
        this.failures.push(unreadable(prefix + name, thrown));
      }
    }
  }

  async #entry(path: string, name: string): Promise<void> {
    const place = await realpath(path);
    const found = await stat(place);
    if (!found.isDirectory() && !(found.isFile() && LOG_NAME.test(name))) return;
    if (leadsOut(relative(this.#top, place))) {
      const message = `${name} is a link that leads out of the folder, and was left out. Give where it leads as well.`;
      this.failures.push(new SourceError('unreachable', message));
    } else if (found.isDirectory()) await this.#folder(place, `${name}/`);
    else this.#file(place, name, found);
  }

  #file(path: string, name: string, { size, mtimeMs }: Stats): void {
    if (!this.#isSeen(path)) this.files.push({ path, name, size, lastModified: mtimeMs });
  }

  #isSeen(place: string): boolean {
    const isSeen = this.#seen.has(place);
    this.#seen.add(place);
    return isSeen;
  }
}

/** Whether a way from one folder to another goes up, or to another disk. */
function leadsOut(way: string): boolean {
  return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way);
}
