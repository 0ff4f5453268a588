import { mergeQuestions } from '../model/merge.js';
import type { AnswerTo, SyncQuestion, SyncResult } from '../model/question.js';
import { SourceError, toSourceError } from '../model/source-error.js';
import type { QueryOptions, SyncDataSource, SyncProgress } from '../sources/data-source.js';

const DEFAULT_PATIENCE = 30_000;

interface Waiting {
  question: SyncQuestion;
  options: QueryOptions;
  resolve(result: SyncResult): void;
  reject(reason: unknown): void;
}

const askers = new WeakMap<SyncDataSource, Asker>();

/** The one asker of a source, so that panels with the same source share questions whether or not a scope joins them. */
export function askerFor(source: SyncDataSource): Asker {
  let asker = askers.get(source);
  if (!asker) askers.set(source, (asker = new Asker(source)));
  return asker;
}

/** Asks a source on behalf of many panels: questions of one microtask are merged, each panel cancels only for itself. */
export class Asker {
  readonly source: SyncDataSource;
  #revision = 0;
  #waiting: Waiting[] = [];
  #listeners = new Set<() => void>();
  #unwatch: (() => void) | undefined;

  constructor(source: SyncDataSource) {
    this.source = source;
  }

  /** Changes whenever equal questions may get other answers. */
  get revision(): number {
    return this.#revision;
  }

  /** Asks again whatever panels show now. */
  refresh(): void {
    this.#revision++;
    for (const listener of [...this.#listeners]) listener();
  }

  /** Calls the listener when {@link revision} changes. Returns how to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    this.#unwatch ??= this.source.watch?.(() => this.refresh());
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#unwatch?.();
      this.#unwatch = undefined;
    };
  }

  /** Rejects with a `SourceError`, or with `signal.reason` when aborted. */
  ask<Q extends SyncQuestion>(question: Q, options: QueryOptions = {}): Promise<SyncResult<AnswerTo<Q>>> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.length === 0) queueMicrotask(() => this.#flush());
      this.#waiting.push({ question, options, resolve: resolve as (result: SyncResult) => void, reject });
    });
  }

  #flush(): void {
    const waiting = this.#waiting.filter(({ options, reject }) => {
      if (options.signal?.aborted) reject(options.signal.reason);
      return !options.signal?.aborted;
    });
    this.#waiting = [];
    try {
      const merged = mergeQuestions(waiting.map(({ question }) => question));
      for (const { question, members, pick } of merged) {
        this.#send(
          question,
          members.map((index) => ({ ...waiting[index]!, pick: (result) => pick(index, result) })),
        );
      }
    } catch (error) {
      for (const { reject } of waiting) reject(toSourceError(error));
    }
  }

  #send(question: SyncQuestion, members: (Waiting & { pick(result: SyncResult): SyncResult })[]): void {
    const abort = new AbortController();
    const open = new Set(members);
    const patience = this.source.patience ?? DEFAULT_PATIENCE;
    let timer: ReturnType<typeof setTimeout>;

    const settle = (finish: (member: (typeof members)[number]) => void) => {
      clearTimeout(timer);
      for (const member of open) {
        member.options.signal?.removeEventListener('abort', leave);
        finish(member);
      }
      open.clear();
    };
    const leave = () => {
      for (const member of open) {
        if (!member.options.signal?.aborted) continue;
        open.delete(member);
        member.reject(member.options.signal.reason);
      }
      if (open.size > 0) return;
      clearTimeout(timer);
      abort.abort();
    };
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const seconds = Math.round(patience / 1000);
        const error = new SourceError(
          'timeout',
          `The data source did not answer and reported no progress for ${seconds} seconds.`,
        );
        settle(({ reject }) => reject(error));
        abort.abort(error);
      }, patience);
    };
    const onProgress = (progress: SyncProgress) => {
      if (open.size === 0) return;
      wait();
      for (const member of open) member.options.onProgress?.(progress);
    };

    for (const member of members) member.options.signal?.addEventListener('abort', leave);
    wait();
    this.#query(question, { signal: abort.signal, onProgress }).then(
      (result) =>
        settle(({ pick, resolve, reject }) => {
          try {
            resolve(pick(result));
          } catch (error) {
            reject(toSourceError(error));
          }
        }),
      (error: unknown) => settle(({ reject }) => reject(toSourceError(error))),
    );
  }

  /** Whatever a source does instead of answering becomes a rejection. */
  async #query(question: SyncQuestion, options: QueryOptions): Promise<SyncResult> {
    if (!this.source.supports(question)) {
      throw new SourceError('unsupported', `This data source does not answer questions of kind "${question.kind}".`);
    }
    const result: unknown = await this.source.query(question, options);
    if (typeof result !== 'object' || result === null || !('value' in result)) {
      throw new SourceError(
        'invalid-data',
        'The data source answered with something that is not a result: { value, partial? } was expected.',
      );
    }
    return result as SyncResult;
  }
}
