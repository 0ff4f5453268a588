import { initialState, Task, TaskStatus } from '@lit/task';
import type { ReactiveController, ReactiveElement } from 'lit';
import { plainKey } from '../model/canonical.js';
import type { AnswerTo, PartialAnswer, SyncQuestion, SyncResult } from '../model/question.js';
import { type SourceError, toSourceError } from '../model/source-error.js';
import type { SyncProgress } from '../sources/data-source.js';
import type { Asker } from './asker.js';
import type { PanelEnvironment } from './environment.js';
import { turn } from './turn.js';

/** A value together with the question it answers, which may be older than the panel's present one. */
export interface Answered<Q extends SyncQuestion> {
  question: Q;
  value: AnswerTo<Q>;
  partial: PartialAnswer | null;
}

/** Where a question stands: without a source, not asked, under way, failed or answered. */
export type QueryState<Q extends SyncQuestion> =
  | { kind: 'no-source' }
  | { kind: 'idle' }
  /** `answered`: what was shown before, to be kept on screen meanwhile. */
  | { kind: 'loading'; answered: Answered<Q> | null; progress: SyncProgress | null }
  /** `answered`: an earlier answer to this very question; never one to another question. */
  | { kind: 'error'; error: SourceError; answered: Answered<Q> | null }
  | { kind: 'ready'; answered: Answered<Q> };

interface Settled<Q extends SyncQuestion> {
  asker: Asker;
  key: string;
  answered: Answered<Q>;
}

/**
 * Asks one question for an element and asks again when the question, the source or its data change. The newest question
 * wins; a question is cancelled when it is replaced or its element has left the page (moving is not leaving), and asked
 * again when the element returns. A question of `null` asks nothing.
 */
export class QueryController<Q extends SyncQuestion> implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #environment: PanelEnvironment;
  readonly #question: () => Q | null;
  readonly #task: Task<readonly [Asker | null, string, number], Settled<Q>>;
  #settled: Settled<Q> | null = null;
  #failed: { asker: Asker | null; key: string; error: SourceError } | null = null;
  #progress: SyncProgress | null = null;
  #retries = 0;
  #interrupted = false;
  #present: readonly [Asker | null, string, number] | null = null;
  #running: { asker: Asker; key: string; revision: number } | null = null;

  constructor(host: ReactiveElement, environment: PanelEnvironment, question: () => Q | null) {
    this.#host = host;
    this.#environment = environment;
    this.#question = question;
    host.addController(this);
    this.#task = new Task(host, {
      task: ([asker, key, revision], { signal }) => this.#run(asker, key, revision, signal),
      args: () => this.#present ?? this.#args(),
    });
  }

  get state(): QueryState<Q> {
    const [asker, key] = this.#present ?? this.#args();
    if (!asker) return { kind: 'no-source' };
    const settled = this.#settled?.asker === asker ? this.#settled : null;
    if (key === '')
      return this.#failed?.key === '' ? { kind: 'error', error: this.#failed.error, answered: null } : { kind: 'idle' };
    if (this.#failed?.asker === asker && this.#failed.key === key) {
      return { kind: 'error', error: this.#failed.error, answered: settled?.key === key ? settled.answered : null };
    }

    if (settled?.key === key && this.#task.status === TaskStatus.COMPLETE)
      return { kind: 'ready', answered: settled.answered };
    return { kind: 'loading', answered: settled?.answered ?? null, progress: this.#progress };
  }

  /** Asks the present question again. */
  retry(): void {
    this.#retries++;
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    if (!this.#interrupted) return;
    this.#interrupted = false;
    this.retry();
  }

  // What is asked cannot change while the host draws, and working it out takes a sixth of an update's time.
  hostUpdate(): void {
    this.#present = this.#args();
  }

  hostUpdated(): void {
    this.#present = null;
  }

  hostDisconnected(): void {
    setTimeout(() => {
      if (this.#host.isConnected || this.#task.status !== TaskStatus.PENDING) return;
      this.#interrupted = true;
      this.#running = null;
      this.#task.abort();
    });
  }

  // Only primitives and the asker, which is the same object for the same source: a fresh object would run the task for ever.
  #args(): readonly [Asker | null, string, number] {
    const asker = this.#environment.asker;
    const key = asker ? this.#key() : '';
    // News while the same question is under way waits for its answer: else a busy source would never be heard out.
    const running = this.#running?.asker === asker && this.#running.key === key ? this.#running : null;
    return [asker, key, running?.revision ?? this.#retries + (asker?.revision ?? 0)];
  }

  #key(): string {
    try {
      const question = this.#question();
      if (this.#failed?.key === '') this.#failed = null;
      return question ? plainKey(question) : '';
    } catch (error) {
      this.#failed = { asker: null, key: '', error: toSourceError(error) };
      return '';
    }
  }

  async #run(asker: Asker | null, key: string, revision: number, signal: AbortSignal): Promise<Settled<Q>> {
    if (!asker || key === '') return initialState as unknown as Settled<Q>;
    const question = this.#question()!;
    this.#failed = null;
    this.#progress = null;
    const running = (this.#running = { asker, key, revision });
    try {
      const result: SyncResult<AnswerTo<Q>> = await asker.ask(question, {
        signal,
        onProgress: (progress) => {
          this.#progress = progress;
          this.#host.requestUpdate();
        },
      });
      await turn(this.#host);
      signal.throwIfAborted();
      this.#settled = { asker, key, answered: { question, value: result.value, partial: result.partial ?? null } };
      return this.#settled;
    } catch (error) {
      if (!signal.aborted) this.#failed = { asker, key, error: toSourceError(error) };
      throw error;
    } finally {
      if (this.#running === running) this.#running = null;
    }
  }
}
