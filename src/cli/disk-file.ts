import { open, type FileHandle } from 'node:fs/promises';
import { SourceError } from '../model/source-error.js';
import type { LogFile } from '../sources/files/log-file.js';

/** Where a file lies, and how it was when it was found. */
export interface FoundFile {
  path: string;
  /** What people and answers call it: its path inside the folder that was given. */
  name: string;
  /** Bytes. */
  size: number;
  /** Milliseconds since 1970. */
  lastModified: number;
}

const CHUNK = 256 * 1024;

/**
 * A file of a disk as sources read it: by chunks, and again in parts; never kept open. Whatever is read of it rejects with
 * a `SourceError` `unreachable` if it is gone or is no longer as it was found.
 */
export class DiskFile implements LogFile {
  readonly name: string;
  readonly size: number;
  readonly lastModified: number;
  readonly #path: string;

  constructor({ path, name, size, lastModified }: FoundFile) {
    this.#path = path;
    this.name = name;
    this.size = size;
    this.lastModified = lastModified;
  }

  stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
    let handle: FileHandle | undefined;
    let at = 0;
    const close = async (): Promise<void> => {
      await handle?.close();
      handle = undefined;
    };
    return new ReadableStream({
      pull: async (controller) => {
        try {
          handle ??= await this.#open();
          const bytes = await this.#read(handle, at, Math.min(at + CHUNK, this.size));
          at += bytes.byteLength;
          if (bytes.byteLength > 0) controller.enqueue(bytes);
          if (at < this.size) return;
          // What was appended or written over meanwhile would be missing from the numbers.
          await this.#check(handle);
          await close();
          controller.close();
        } catch (thrown) {
          await close();
          throw this.#failure(thrown);
        }
      },
      cancel: close,
    });
  }

  slice(start: number, end: number): { arrayBuffer(): Promise<ArrayBuffer> } {
    return { arrayBuffer: async () => (await this.#readOnce(start, Math.min(end, this.size))).buffer };
  }

  async #readOnce(start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
    let handle: FileHandle | undefined;
    try {
      handle = await this.#open();
      return await this.#read(handle, start, end);
    } catch (thrown) {
      throw this.#failure(thrown);
    } finally {
      await handle?.close();
    }
  }

  async #open(): Promise<FileHandle> {
    const handle = await open(this.#path);
    try {
      await this.#check(handle);
      return handle;
    } catch (thrown) {
      await handle.close();
      throw thrown;
    }
  }

  async #check(handle: FileHandle): Promise<void> {
    const { size, mtimeMs } = await handle.stat();
    if (size !== this.size || mtimeMs !== this.lastModified) throw this.#changed();
  }

  /** A disk may give less at once than it was asked for. */
  async #read(handle: FileHandle, start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = new Uint8Array(Math.max(0, end - start));
    for (let at = 0; at < bytes.byteLength;) {
      const { bytesRead } = await handle.read(bytes, at, bytes.byteLength - at, start + at);
      if (bytesRead === 0) throw this.#changed();
      at += bytesRead;
    }
    return bytes;
  }

  #changed(): SourceError {
    const message = `${this.name} was changed since it was found. Start the command again, when nothing writes to it.`;
    return new SourceError('unreachable', message);
  }

  #failure(thrown: unknown): SourceError {
    return thrown instanceof SourceError ? thrown : unreadable(this.name, thrown);
  }
}

/** What a disk says of a file or folder, in words that name it and the remedy. */
export function unreadable(name: string, thrown: unknown): SourceError {
  return new SourceError('unreachable', `${name} ${reasonOf(thrown)}`, { cause: thrown });
}

function reasonOf(thrown: unknown): string {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'does not exist. Check the path.';
    case 'EACCES':
    case 'EPERM':
      return 'may not be read by you. Ask for the right to, or copy it.';
    default:
      return `could not be read${code && ` (${code})`}. Check the disk, then start the command again.`;
  }
}
