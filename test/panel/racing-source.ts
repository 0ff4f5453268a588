import type fc from 'fast-check';
import type { About, AnswerTo, SummaryQuestion, SyncQuestion, SyncResult } from '../../src/model/question.js';
import { SourceError } from '../../src/model/source-error.js';
import type { QueryOptions, SyncDataSource } from '../../src/sources/data-source.js';

const TIME = '2026-11-20T08:00:00.0000000Z';
const about: About = {
  earliest: TIME, latest: TIME, events: 1, loaded: null, retentionDays: null, kinds: ['about', 'summary'],
  objectCounts: 'exact', broken: { count: 0, samples: [] }, duplicates: null,
}; // prettier-ignore

/** What one answer is about: `source/search/version/dimension`, so that a text on the page names its question. */
export function answerName(source: RacingSource, search: string, dimension: string): string {
  return `${source.name}/${search}/${source.version}/${dimension}`;
}

/** A source whose answers come in the order of a scheduler. What it answers is settled when it is asked. */
export class RacingSource implements SyncDataSource {
  /** Grows with the data. */
  version = 0;
  failing = false;
  readonly #listeners = new Set<() => void>();
  readonly #underWay = new Set<QueryOptions>();

  /** @param obedient does it end a question that is cancelled, or answer all the same? */
  constructor(
    readonly name: string,
    readonly scheduler: fc.Scheduler,
    readonly obedient: boolean,
  ) {}

  supports(): boolean {
    return true;
  }

  watch(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  refresh(): void {
    this.version++;
  }

  /** There is more now, and who watches is told. */
  announce(): void {
    this.version++;
    for (const listener of [...this.#listeners]) listener();
  }

  reportProgress(): void {
    for (const { onProgress } of this.#underWay) onProgress?.({ records: 1, fraction: null });
  }

  async query<Q extends SyncQuestion>(question: Q, options: QueryOptions = {}): Promise<SyncResult<AnswerTo<Q>>> {
    const { signal } = options;
    this.#underWay.add(options);
    const aborted = new Promise<never>((_resolve, reject) => {
      if (this.obedient) signal?.addEventListener('abort', () => reject(signal.reason as Error));
    });
    const answer = this.#answer(question);
    const arrival = this.scheduler.schedule(Promise.resolve(), `${this.name} ${question.kind}`);
    await Promise.race([arrival, aborted]).finally(() => this.#underWay.delete(options));
    if (answer instanceof SourceError) throw answer;
    return { value: answer as AnswerTo<Q> };
  }

  #answer(question: SyncQuestion): unknown {
    if (question.kind === 'about') return about;
    const { filter, groupings } = question as SummaryQuestion;
    const names = groupings.map(({ by }) => answerName(this, filter.search ?? '', by[0]!));
    if (this.failing) return new SourceError('unreachable', `${names.join(' ')} could not be reached.`);
    return {
      tables: names.map((name) => ({
        rows: [{ key: [name], events: 1, objects: 1, firstSeen: TIME, lastSeen: TIME }],
        other: [], otherValues: 0, next: null, bins: null,
      })),
    }; // prettier-ignore
  }
}
