import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { SourceError } from '../model/source-error.js';

/** A file of the page, as browsers are given it. */
export interface PageFile {
  type: string;
  content(): Promise<Uint8Array>;
}

const TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
};

/** The page's own files, and the script-tag file with what lies beside it. */
const FOLDERS = { '': './page/', 'cdn/': '../cdn/' };

/**
 * All files that the page consists of, by their address below it; the page itself is ''. Whatever is asked, no others are
 * read. Throws a `SourceError` where they are missing.
 */
export async function pageFiles(): Promise<ReadonlyMap<string, PageFile>> {
  const files = new Map<string, PageFile>();
  for (const [prefix, place] of Object.entries(FOLDERS)) {
    const folder = new URL(place, import.meta.url);
    for (const name of await namesIn(folder)) {
      const type = TYPES[name.slice(name.lastIndexOf('.') + 1)];
      const content = () => readFile(new URL(name, folder));
      if (type) files.set(name === 'index.html' ? prefix : prefix + name, { type, content });
    }
  }
  return files;
}

function namesIn(folder: URL): Promise<string[]> {
  return readdir(folder).catch((cause: unknown) => {
    const message = `The page is missing from ${fileURLToPath(folder)}. Install cloud-sync-insights again.`;
    throw new SourceError('unreachable', message, { cause });
  });
}
