import type { AnswerTo, PartialAnswer, SyncQuestion, SyncResult } from '../../src/model/question.js';
import type { QueryOptions, SyncDataSource } from '../../src/sources/data-source.js';

interface Held {
  question: SyncQuestion;
  options: QueryOptions;
  release(): void;
  fail(error: unknown): void;
}

/** A source around another one that records every question and answers when the test says so. */
export class ControlledSource implements SyncDataSource {
  readonly #inner: SyncDataSource;
  readonly #watchers = new Set<() => void>();
  readonly asked: SyncQuestion[] = [];
  /** Every question asked with its signal, in order, settled or not. */
  readonly signals: AbortSignal[] = [];
  readonly held: Held[] = [];
  /** Questions asked while an equal one was under way. */
  readonly askedTwice: SyncQuestion[] = [];
  readonly #underWay = new Set<string>();
  hold = false;
  /** Thrown instead of an answer while set. */
  failure: unknown = undefined;
  partial: PartialAnswer | undefined;
  /** Stands in place of every answer while set. */
  wrongAnswer: { result: unknown } | undefined;

  constructor(inner: SyncDataSource) {
    this.#inner = inner;
  }

  get watchers(): number {
    return this.#watchers.size;
  }

  /** Questions that are not about the source itself. */
  get questions(): SyncQuestion[] {
    return this.asked.filter(({ kind }) => kind !== 'about');
  }

  /** Tells watchers that there is more now. */
  announce(): void {
    for (const watcher of [...this.#watchers]) watcher();
  }

  /** Answers all held questions and holds no more. */
  release(): void {
    this.hold = false;
    for (const held of this.held.splice(0)) held.release();
  }

  supports(question: SyncQuestion): boolean {
    return this.#inner.supports(question);
  }

  watch(listener: () => void): () => void {
    this.#watchers.add(listener);
    return () => this.#watchers.delete(listener);
  }

  async query<Q extends SyncQuestion>(question: Q, options: QueryOptions = {}): Promise<SyncResult<AnswerTo<Q>>> {
    this.asked.push(question);
    const key = JSON.stringify(question);
    if (this.#underWay.has(key)) this.askedTwice.push(question);
    this.#underWay.add(key);
    try {
      return await this.#answer(question, options);
    } finally {
      this.#underWay.delete(key);
    }
  }

  async #answer<Q extends SyncQuestion>(question: Q, options: QueryOptions): Promise<SyncResult<AnswerTo<Q>>> {
    if (options.signal) this.signals.push(options.signal);
    if (this.hold) {
      await new Promise<void>((resolve, reject) => {
        this.held.push({ question, options, release: resolve, fail: reject });
        options.signal?.addEventListener('abort', () => reject(options.signal!.reason as Error));
      });
    }
    if (this.failure !== undefined) throw this.failure as Error;
    if (this.wrongAnswer) return this.wrongAnswer.result as SyncResult<AnswerTo<Q>>;
    const result = await this.#inner.query(question, options);
    return this.partial ? { ...result, partial: this.partial } : result;
  }
}
