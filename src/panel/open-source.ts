import type { AnswerTo, SyncQuestion, SyncResult } from '../model/question.js';
import { SourceError } from '../model/source-error.js';
import type { QueryOptions, SyncDataSource } from '../sources/data-source.js';
import type { LogFile } from '../sources/files/log-file.js';

/** What attributes of an element say of its source. */
export interface SourceAttributes {
  /** Addresses of log files, separated by white space. */
  src: string | null;
  /** Address of a server's handler. */
  endpoint: string | null;
}

/** The source that an element's attributes name, the same one as long as they name it; one no longer named is closed. */
export class NamedSource {
  #key = '';
  #source: SyncDataSource | null = null;

  of({ src, endpoint }: SourceAttributes): SyncDataSource | null {
    const key = JSON.stringify([src, endpoint]);
    if (key === this.#key) return this.#source;
    const before = this.#source;
    this.#key = key;
    this.#source = sourceFrom({ src, endpoint });
    // Panels are given the new source first, so that none asks a closed one.
    if (before) setTimeout(() => before.close?.());
    return this.#source;
  }
}

/**
 * The source that attributes name; `null` where they name none. Its code is loaded with the first question. Files are read
 * again on a refresh and after they could not be reached. Both attributes at once are an error that panels show.
 */
export function sourceFrom({ src, endpoint }: SourceAttributes): SyncDataSource | null {
  const files = src?.trim() ? src.trim().split(/\s+/) : [];
  const address = endpoint?.trim() ?? '';
  if (files.length > 0 && address) return new OpenedSource(() => Promise.reject(bothError()), {});
  if (files.length > 0) return new OpenedSource(() => openFiles(files), {});
  return address
    ? new OpenedSource(() => openEndpoint(address), { defaultRange: { last: 'P14D' }, patience: 200_000 })
    : null;
}

type Limits = Pick<SyncDataSource, 'defaultRange' | 'patience'>;

class OpenedSource implements SyncDataSource {
  readonly defaultRange: SyncDataSource['defaultRange'];
  readonly patience: SyncDataSource['patience'];
  readonly #open: () => Promise<SyncDataSource>;
  readonly #listeners = new Set<() => void>();
  #opened: Promise<SyncDataSource> | null = null;
  #closed = false;

  constructor(open: () => Promise<SyncDataSource>, { defaultRange, patience }: Limits) {
    this.#open = open;
    this.defaultRange = defaultRange;
    this.patience = patience;
  }

  /** What the source cannot answer it refuses when it is there. */
  supports(): boolean {
    return true;
  }

  async query<Q extends SyncQuestion>(question: Q, options?: QueryOptions): Promise<SyncResult<AnswerTo<Q>>> {
    if (this.#closed) throw new SourceError('closed', 'The data source was closed.');
    const opened = (this.#opened ??= this.#begin());
    try {
      const source = await opened;
      options?.signal?.throwIfAborted();
      return await source.query(question, options);
    } catch (thrown) {
      // A failure is never kept: the next question opens the source again.
      if (thrown instanceof SourceError && thrown.reason === 'unreachable' && this.#opened === opened)
        this.#opened = null;
      throw thrown;
    }
  }

  watch(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Questions under way are still answered from what was there. */
  refresh(): void {
    this.#opened = null;
  }

  close(): void {
    this.#closed = true;
    this.#listeners.clear();
    void this.#opened?.then(
      (source) => source.close?.(),
      () => undefined,
    );
    this.#opened = null;
  }

  async #begin(): Promise<SyncDataSource> {
    const source = await this.#open();
    source.watch?.(() => this.#listeners.forEach((listener) => listener()));
    return source;
  }
}

async function openFiles(addresses: readonly string[]): Promise<SyncDataSource> {
  const { fileSource } = await loaded(() => import('../sources/worker/file-source.js'));
  return fileSource(addresses.map(remoteFile));
}

async function openEndpoint(address: string): Promise<SyncDataSource> {
  const { httpSource } = await loaded(() => import('../sources/http/http-source.js'));
  return httpSource(address);
}

/** Fetched when its turn comes, and kept by the browser to be read again. */
function remoteFile(address: string): LogFile {
  let fetched: Promise<Blob> | null = null;
  const load = () => (fetched ??= fetchFile(address));
  return {
    name: new URL(address, document.baseURI).pathname.split('/').at(-1) || address,
    size: 0,
    stream() {
      const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
      load()
        .then((file) => file.stream().pipeTo(writable))
        .catch((thrown: unknown) => writable.abort(thrown).catch(() => undefined));
      return readable;
    },
    slice: (start, end) => ({ arrayBuffer: async () => (await load()).slice(start, end).arrayBuffer() }),
  };
}

async function fetchFile(address: string): Promise<Blob> {
  const response = await fetch(address).catch((cause: unknown) => {
    throw unreachable(`${address} could not be reached. Check the address and the connection.`, cause);
  });
  if (!response.ok) throw unreachable(`${address} answered ${response.status}. Check the address in src.`);
  return response.blob();
}

async function loaded<T>(load: () => Promise<T>): Promise<T> {
  return load().catch((cause: unknown) => {
    throw unreachable('The code that reads this source could not be loaded. Reload the page, then try again.', cause);
  });
}

function unreachable(message: string, cause?: unknown): SourceError {
  return new SourceError('unreachable', message, { cause });
}

function bothError(): SourceError {
  return new SourceError(
    'bad-query',
    'src and endpoint are both set. Keep one: src for log files, endpoint for a server.',
  );
}
