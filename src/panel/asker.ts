import { checkAnswer } from '../model/answer-shape.js';
import { mergeQuestions } from '../model/merge.js';
import type { AnswerTo, SyncQuestion, SyncResult } from '../model/question.js';
import { roundNow } from '../model/range.js';
import { SourceError, toSourceError } from '../model/source-error.js';
import type { QueryOptions, SyncDataSource } from '../sources/data-source.js';
import { Flight, type Passenger } from './flight.js';

const DEFAULT_PATIENCE = 30_000;

const askers = new WeakMap<SyncDataSource, Asker>();

/** Stands in for what a page gave as source although it is none. */
const NO_SOURCE: SyncDataSource = {
  supports: () => true,
  query: () =>
    Promise.reject(
      new SourceError('invalid-data', 'What was set as source is none: supports() and query() were expected.'),
    ),
};

/** The one asker of a source, so that panels with the same source share questions whether or not a scope joins them. */
export function askerFor(given: SyncDataSource): Asker {
  const source = typeof given === 'object' && typeof given.query === 'function' ? given : NO_SOURCE;
  let asker = askers.get(source);
  if (!asker) askers.set(source, (asker = new Asker(source)));
  return asker;
}

/**
 * Asks a source on behalf of many panels: questions of one microtask are merged, one that equals a question under way
 * joins it, and each panel cancels only for itself.
 */
export class Asker {
  readonly source: SyncDataSource;
  #revision = 0;
  #waiting: Passenger[] = [];
  readonly #flights = new Map<string, Flight>();
  #alones = 0;
  #listeners = new Set<() => void>();
  #unwatch: (() => void) | undefined;
  /** Was somebody answered, or did the last one leave, so that there may be news that nobody heard? */
  #unheard = false;
  #refreshing = false;
  #now = roundNow(Date.now());

  constructor(source: SyncDataSource) {
    this.source = source;
  }

  /** Milliseconds, rounded down to five minutes: when the source was taken or last refreshed. */
  get now(): number {
    return this.#now;
  }

  /** Changes whenever equal questions may get other answers. */
  get revision(): number {
    return this.#revision;
  }

  /** Asks again whatever panels show now; the source lets go of what it has kept. */
  refresh(): void {
    if (this.#refreshing) return;
    this.#refreshing = true;
    try {
      this.source.refresh?.();
    } catch (error) {
      reportError(error);
    }
    this.#refreshing = false;
    this.#askAgain();
  }

  #askAgain(): void {
    // A source that is told to refresh may tell its watchers, which are asked again anyway.
    if (this.#refreshing) return;
    this.#revision++;
    this.#now = roundNow(Date.now());
    for (const listener of [...this.#listeners]) listener();
  }

  /** Calls the listener when {@link revision} changes. Returns how to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    this.#unwatch ??= this.#watch();
    // News may have come while nobody listened.
    if (this.#unheard && this.#unwatch) this.#revision++;
    this.#unheard = false;
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#unwatch?.();
      this.#unwatch = undefined;
      this.#unheard = true;
    };
  }

  /** A source whose `watch` fails still answers questions; the page's console is told. */
  #watch(): (() => void) | undefined {
    try {
      if (!this.source.watch) return undefined;
      const stop: unknown = this.source.watch(() => this.#askAgain());
      return () => typeof stop === 'function' && void Reflect.apply(stop, undefined, []);
    } catch (error) {
      reportError(error);
      return undefined;
    }
  }

  /** Rejects with a `SourceError`, or with `signal.reason` when aborted. */
  ask<Q extends SyncQuestion>(question: Q, options: QueryOptions = {}): Promise<SyncResult<AnswerTo<Q>>> {
    if (this.#listeners.size === 0) this.#unheard = true;
    return new Promise((resolve, reject) => {
      if (this.#waiting.length === 0) queueMicrotask(() => this.#flush());
      this.#waiting.push({
        question,
        options,
        resolve: resolve as (result: SyncResult) => void,
        reject,
        pick: (result) => result,
      });
    });
  }

  #flush(): void {
    const waiting = this.#waiting.filter(({ options, reject }) => {
      if (options.signal?.aborted) reject(options.signal.reason);
      return !options.signal?.aborted;
    });
    this.#waiting = [];
    for (const { question, members, pick } of mergeQuestions(waiting.map(({ question }) => question))) {
      // A question asked before a refresh would bring an answer from before it.
      const key = `${this.#revision} ${JSON.stringify(question)}`;
      const passengers = members.map((index) => ({
        ...waiting[index]!,
        pick: (result: SyncResult) => pick(index, result),
      }));
      const underWay = this.#flights.get(key);
      if (underWay) underWay.board(...passengers);
      else this.#send(key, question, passengers);
    }
  }

  #send(key: string, question: SyncQuestion, passengers: Passenger[]): void {
    const flight = new Flight(this.#patience(), (refused) => {
      this.#flights.delete(key);
      for (const passenger of refused) this.#alone(passenger);
    });
    this.#flights.set(key, flight);
    flight.board(...passengers);
    this.#query(question, flight).then(
      (result) => flight.arrive(result),
      (error: unknown) => flight.fail(toSourceError(error)),
    );
  }

  #patience(): number {
    try {
      return this.source.patience ?? DEFAULT_PATIENCE;
    } catch {
      return DEFAULT_PATIENCE;
    }
  }

  #alone(passenger: Passenger): void {
    const { question } = passenger;
    this.#send(`alone ${this.#alones++}`, question, [{ ...passenger, pick: (result) => result }]);
  }

  /** Whatever a source does instead of answering becomes a rejection. */
  async #query(question: SyncQuestion, { signal, onProgress }: Flight): Promise<SyncResult> {
    if (!this.source.supports(question)) {
      throw new SourceError('unsupported', `This data source does not answer questions of kind "${question.kind}".`);
    }
    const result = await this.source.query(question, { signal, onProgress });
    checkAnswer(question, result);
    return result;
  }
}
