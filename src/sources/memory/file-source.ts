import { SourceError } from '../../model/source-error.js';
import type { SyncDataSource } from '../data-source.js';
import { foreignError } from './document.js';
import { LoadingSource, type LoadingOptions, type LoadPart } from './loading-source.js';
import { beginsLikeJson, readDocument } from './read-document.js';
import { isUtf16, shorten } from './recognise.js';

/** A `File` of a page, or anything else with a name, a size in bytes and a text; UTF-16 is read where there are bytes. */
export interface LogFile {
  readonly name: string;
  readonly size: number;
  /** The content read as UTF-8. */
  text(): Promise<string>;
  arrayBuffer?(): Promise<ArrayBuffer>;
}

const MEGABYTE = 1024 * 1024;
const LARGEST = 50 * MEGABYTE;

/**
 * A source over log files: Log Analytics JSON, Graph pages, the portal's JSON download, diagnostic-stream records, told
 * apart by content. Reading begins at once, in slices that keep the page responsive; nothing leaves the machine.
 *
 * Questions asked meanwhile wait half a second at most, then they are answered from what is there, marked `loading`, and
 * `watch` tells when there is more. A file that cannot be read does not keep the others from being shown: answers name it (`unread`). If no file
 * can be read, every question fails with the reason. At most 50 MB a file. Records with an id already read are left out.
 */
export function fileSource(files: Iterable<LogFile>, options: LoadingOptions = {}): SyncDataSource {
  return new LoadingSource(toParts([...files]), options);
}

function toParts(files: readonly LogFile[]): LoadPart[] {
  const taken = new Set(files.map(({ name }) => name));
  const seen = new Set<string>();
  return files.map((file) => {
    let { name } = file;
    if (seen.has(name)) {
      // Records without ids are named by file and position, so two files of one name have to differ.
      for (let number = 2; taken.has(name); number += 1) name = `${file.name} (${number})`;
      taken.add(name);
    }
    seen.add(name);
    return toPart(file, name);
  });
}

function toPart(file: LogFile, name: string): LoadPart {
  return {
    name,
    size: file.size,
    async open() {
      if (file.size > LARGEST) throw tooLarge(name, file.size);
      const text = await readText(file, name);
      if (!beginsLikeJson(text)) throw await otherTextError(text, name);
      return { reader: readDocument(text, name), length: text.length };
    },
  };
}

async function readText(file: LogFile, name: string): Promise<string> {
  try {
    const text = await file.text();
    return isUtf16(text) && file.arrayBuffer ? decodeUtf16(await file.arrayBuffer()) : text;
  } catch (cause) {
    if (cause instanceof SourceError) throw cause;
    const why = cause instanceof Error && cause.message ? ` (${shorten(cause.message)})` : '';
    const message = `${shorten(name)} could not be read${why}. It may have been moved or changed since: choose it again.`;
    throw new SourceError('unreachable', message, { cause });
  }
}

async function otherTextError(text: string, name: string): Promise<SourceError> {
  try {
    return (await import('./other-text.js')).otherTextError(text, name);
  } catch {
    return foreignError(shorten(name), 'is not JSON', 'Download the logs again, as JSON.');
  }
}

function decodeUtf16(bytes: ArrayBuffer): string {
  const [first] = new Uint8Array(bytes, 0, 1);
  return new TextDecoder(first === 0xfe || first === 0 ? 'utf-16be' : 'utf-16le').decode(bytes);
}

function tooLarge(name: string, size: number): SourceError {
  const megabytes = Math.ceil(size / MEGABYTE).toLocaleString('en');
  return new SourceError(
    'invalid-data',
    `${shorten(name)} has ${megabytes} MB; at most 50 MB can be opened. Download a shorter time range, or split the file.`,
  );
}
