import type { About, AnswerTo, SyncQuestion, SyncResult } from '../../model/question.js';
import { SourceError } from '../../model/source-error.js';
import { isAnswerable } from '../answerable.js';
import { closedError } from '../closed-error.js';
import type { QueryOptions, SyncDataSource } from '../data-source.js';
import type { LogFile } from '../files/log-file.js';
import type { ReadingOptions } from '../files/read-files.js';
import { Listeners } from '../memory/listeners.js';
import { orAborted } from '../memory/slices.js';
import { Stop } from '../memory/stop.js';
import { waysToWorker, type WorkerOptions } from './start-worker.js';
import { WorkerSource } from './worker-source.js';

/** How files are read, and in which thread. */
export interface FileSourceOptions extends ReadingOptions, WorkerOptions {
  /** `false`: the page's own thread reads and answers, in slices that keep it responsive. Default `true`. */
  worker?: boolean;
}

/**
 * A source over log files: Log Analytics JSON, Graph pages, the portal's JSON download, diagnostic-stream records, told
 * apart by content. Reading begins at once; nothing leaves the machine.
 *
 * A worker reads and answers. Where none can be had, or where a file is no `File` of a page, the caller's thread does, in
 * slices; `about` says which. Questions asked meanwhile wait half a second at most, then they are answered from what is
 * there, marked `loading`, and `watch` tells when there is more. A file that cannot be read does not keep the others from
 * being shown: answers name it (`unread`). If no file can be read, every question fails with the reason. Files are read by
 * chunks, gzip and UTF-16 too, and never kept: a record's details are read from its file again. Records with an id already read are left out. `close` frees records and worker.
 */
export function fileSource(files: Iterable<LogFile>, options: FileSourceOptions = {}): SyncDataSource {
  return new FileSource([...files], options);
}

type Thread = NonNullable<About['thread']>;

interface Opened {
  source: SyncDataSource;
  thread: Thread | null;
}

/** A worker lives on while nobody holds its source any more, with all its records. */
const forgotten = new FinalizationRegistry<Promise<Opened>>(close);

class FileSource implements SyncDataSource {
  readonly restrictable = true;
  readonly #files: readonly LogFile[];
  readonly #options: FileSourceOptions;
  readonly #stop = new Stop();
  readonly #watchers = new Listeners<void>();
  #opened: Promise<Opened>;
  #hasFailed = false;

  constructor(files: readonly LogFile[], options: FileSourceOptions) {
    this.#files = files;
    this.#options = options;
    this.#opened = this.#open();
  }

  supports(question: SyncQuestion): boolean {
    return isAnswerable(question);
  }

  async query<Q extends SyncQuestion>(question: Q, options: QueryOptions = {}): Promise<SyncResult<AnswerTo<Q>>> {
    const { signal } = options;
    signal?.throwIfAborted();
    this.#stop.throwIfStopped();
    // A failure is never kept: the code may be within reach again.
    if (this.#hasFailed) this.#opened = this.#open();
    const { source, thread } = await orAborted(this.#stop.orStopped(this.#opened), signal);
    const answer = await source.query(question, options);
    if (question.kind !== 'about' || thread === null) return answer;
    return { ...answer, value: { ...answer.value, thread } };
  }

  watch(listener: () => void): () => void {
    return this.#watchers.add(listener);
  }

  close(): void {
    this.#stop.stop(closedError());
    this.#watchers.clear();
    forgotten.unregister(this);
    close(this.#opened);
  }

  #open(): Promise<Opened> {
    this.#hasFailed = false;
    const opened = openFiles(this.#files, this.#options, this.#watchers);
    opened.catch(() => (this.#hasFailed = true));
    forgotten.unregister(this);
    forgotten.register(this, opened, this);
    return opened;
  }
}

function close(opened: Promise<Opened>): void {
  opened.then(
    ({ source }) => source.close?.(),
    () => undefined,
  );
}

/** Knows nothing of who asks, so that a source nobody holds any more can be freed. */
async function openFiles(
  files: readonly LogFile[],
  options: FileSourceOptions,
  watchers: Listeners<void>,
): Promise<Opened> {
  const inWorker = await openInWorker(files, options);
  const source = inWorker ?? (await openHere(files, options));
  // Bound: a closure would hold its scope too, which minifiers make one with that of the method that calls this function.
  source.watch?.(watchers.tell.bind(watchers));
  // Where there are no workers at all, nobody asks which thread it is.
  const here = typeof Worker === 'undefined' ? null : 'page';
  return { source, thread: inWorker ? 'worker' : here };
}

async function openInWorker(files: readonly LogFile[], options: FileSourceOptions): Promise<SyncDataSource | null> {
  const { worker = true, workerFactory, workerUrl, now, signal, onProgress, ...reading } = options;
  if (!worker || !files.every(isFile)) return null;
  if (!workerFactory && typeof Worker === 'undefined') return null;
  const opening = {
    files: files.map((file) => ({ file, path: file.webkitRelativePath })),
    options: reading,
  };
  for (const start of waysToWorker({ workerFactory, workerUrl })) {
    signal?.throwIfAborted();
    try {
      const source = new WorkerSource(start(), opening, options);
      await source.ready;
      return source;
    } catch {
      continue;
    }
  }
  return null;
}

/** Also one of another window of the page, which is no instance of ours. */
function isFile(file: LogFile): file is File {
  return Object.prototype.toString.call(file) === '[object File]';
}

async function openHere(files: readonly LogFile[], options: FileSourceOptions): Promise<SyncDataSource> {
  const { readFiles } = await import('../files/read-files.js').catch((cause: unknown) => {
    const message = 'The code that reads files could not be loaded. Check the connection, then try again.';
    throw new SourceError('unreachable', message, { cause });
  });
  return readFiles(files, options);
}
