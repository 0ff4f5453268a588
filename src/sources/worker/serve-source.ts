import { toSourceError } from '../../model/source-error.js';
import type { SyncDataSource } from '../data-source.js';
import type { LoadingOptions } from '../memory/loading-source.js';
import { pacedProgress } from './paced-progress.js';
import { PROTOCOL, type PageMessage, type SentFailure, type SentFile, type WorkerMessage } from './protocol.js';

/** The worker's end of its line to the page. */
export interface PagePort {
  postMessage(message: WorkerMessage): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<PageMessage>) => void): void;
}

/** Makes the source over the files that the page sent. */
export type OpenSource = (files: readonly File[], options: LoadingOptions) => SyncDataSource;

/** Answers the page's questions from the source that it opens. A worker serves one source: a second `open` gets no reply. */
export function serveSource(page: PagePort, open: OpenSource): void {
  const server = new SourceServer(page, open);
  page.addEventListener('message', ({ data }) => server.receive(data));
}

type Query = Extract<PageMessage, { type: 'query' }>;

class SourceServer {
  readonly #page: PagePort;
  readonly #open: OpenSource;
  readonly #stop = new AbortController();
  readonly #underWay = new Map<number, AbortController>();
  #source: SyncDataSource | null = null;
  /** The page's, which may have a clock of its own; as of its last question. */
  #now = 0;

  constructor(page: PagePort, open: OpenSource) {
    this.#page = page;
    this.#open = open;
  }

  receive(message: PageMessage): void {
    switch (message.type) {
      case 'open':
        return this.#begin(message);
      case 'stop':
        return this.#stop.abort();
      case 'query':
        return void this.#answer(message);
      case 'abort':
        return this.#underWay.get(message.id)?.abort();
      case 'close':
        return this.#source?.close?.();
    }
  }

  #begin({ files, options, now }: Extract<PageMessage, { type: 'open' }>): void {
    if (this.#source) return;
    this.#now = now;
    this.#source = this.#open(files.map(fileWithPath), {
      ...options,
      now: () => this.#now,
      signal: this.#stop.signal,
      onProgress: this.#progressOf(null),
    });
    this.#source.watch?.(() => this.#page.postMessage({ type: 'more' }));
    this.#page.postMessage({ type: 'ready', protocol: PROTOCOL });
  }

  async #answer({ id, question, now, wantsProgress }: Query): Promise<void> {
    if (!this.#source) return;
    this.#now = now;
    const abort = new AbortController();
    this.#underWay.set(id, abort);
    const { signal } = abort;
    const reply = (message: WorkerMessage): void => {
      if (!signal.aborted) this.#page.postMessage(message);
    };
    try {
      const options = wantsProgress ? { signal, onProgress: this.#progressOf(id) } : { signal };
      reply({ type: 'answer', id, result: await this.#source.query(question, options) });
    } catch (thrown) {
      reply({ type: 'failure', id, failure: this.#failure(thrown) });
    } finally {
      this.#underWay.delete(id);
    }
  }

  /** What comes late of a question that is over is not sent any more. */
  #progressOf(id: number | null): NonNullable<LoadingOptions['onProgress']> {
    return pacedProgress((progress) => {
      const isOver = id !== null && this.#underWay.get(id)?.signal.aborted !== false;
      if (!isOver) this.#page.postMessage({ type: 'progress', id, progress });
    });
  }

  #failure(thrown: unknown): SentFailure {
    if (this.#stop.signal.aborted && thrown === this.#stop.signal.reason) return 'stopped';
    const { reason, message, retryAt } = toSourceError(thrown);
    return { reason, message, retryAt };
  }
}

function fileWithPath({ file, path }: SentFile): File {
  if (path && file.webkitRelativePath !== path) Object.defineProperty(file, 'webkitRelativePath', { value: path });
  return file;
}
