import type { About } from '../model/question.js';
import { toSourceError, type SourceError } from '../model/source-error.js';
import type { SyncDataSource, SyncProgress } from '../sources/data-source.js';
import { readFiles } from '../sources/files/read-files.js';
import type { LogFile } from '../sources/files/log-file.js';

/** How far the reading of the files has come. */
export interface ReadingState {
  files: number;
  /** Of all files. */
  bytes: number;
  /** Share of the bytes read, 0 to 1. */
  fraction: number;
  records: number;
  broken: number;
  duplicates: number;
  isDone: boolean;
  /** Sentences about what could not be read, as many as a person reads; empty if there is nothing. */
  lacks: string;
  /** Why there is nothing to show at all. */
  failure: string | null;
  /** Another number means that questions may be answered differently now. */
  revision: number;
}

/** The files as a source that is being read, and how far that has come. */
export class Reading {
  readonly source: SyncDataSource;
  /** Resolves, never rejects, when all that can be read is read. */
  readonly done: Promise<void>;
  readonly #state: ReadingState;
  readonly #lacks: string;

  constructor(files: readonly LogFile[], failures: readonly SourceError[]) {
    const bytes = files.reduce((sum, { size }) => sum + size, 0);
    const none = { fraction: 0, records: 0, broken: 0, duplicates: 0, isDone: false, failure: null, revision: 0 };
    this.#lacks = failures.map(({ message }) => message).join(' ');
    this.#state = { files: files.length, bytes, lacks: this.#lacks, ...none };
    this.source = readFiles(files, { onProgress: (progress) => this.#note(progress) });
    this.done = this.#follow();
  }

  get state(): Readonly<ReadingState> {
    return this.#state;
  }

  close(): void {
    this.source.close?.();
  }

  #note({ records, fraction }: SyncProgress): void {
    Object.assign(this.#state, { records, fraction: fraction ?? this.#state.fraction });
  }

  async #follow(): Promise<void> {
    try {
      while (await this.#ask()) this.#state.revision += 1;
    } catch (thrown) {
      this.#state.failure = toSourceError(thrown).message;
    }
    this.#state.isDone = true;
    this.#state.revision += 1;
  }

  /** Whether more is to come: then it has come, in part. */
  async #ask(): Promise<boolean> {
    let stop: (() => void) | undefined;
    const news = new Promise<void>((resolve) => (stop = this.source.watch?.(resolve)));
    try {
      const { value, partial } = await this.source.query({ kind: 'about', filter: {} });
      if (value) this.#take(value);
      this.#state.lacks = [this.#lacks, partial?.detail].filter(Boolean).join(' ');
      if (partial?.reason !== 'loading') return false;
      await news;
      return true;
    } finally {
      stop?.();
    }
  }

  #take({ broken, duplicates }: About): void {
    Object.assign(this.#state, { broken: broken.count, duplicates: duplicates?.count ?? 0 });
  }
}
