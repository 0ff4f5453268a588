import type { Answers, RecordsQuestion, SyncQuestion } from '../../src/model/question.js';
import type { SyncRecord } from '../../src/model/record.js';
import { SourceError } from '../../src/model/source-error.js';
import type { SyncDataSource } from '../../src/sources/data-source.js';

const END = Date.UTC(2026, 10, 20);

/** A source of any number of events that makes each when it is asked for: number 0 is the newest. */
export class NumberedSource implements SyncDataSource {
  readonly asked: RecordsQuestion[] = [];
  /** Pages that begin at this index fail. */
  failingAt = -1;
  #listener = (): void => undefined;

  readonly #first: number;

  /** @param isService does it answer as a service does, which counts only pages that name no time? */
  constructor(
    public total: number,
    readonly isService = false,
  ) {
    this.#first = total;
  }

  supports(): boolean {
    return true;
  }

  watch(listener: () => void): () => void {
    this.#listener = listener;
    return () => undefined;
  }

  /** So many newer events are there now. */
  grow(count: number): void {
    this.total += count;
    this.#listener();
  }

  query<Q extends SyncQuestion>(question: Q): Promise<{ value: never }> {
    const answer = this.#answer(question);
    return answer instanceof SourceError ? Promise.reject(answer) : Promise.resolve({ value: answer as never });
  }

  #answer(question: SyncQuestion): Answers[keyof Answers] | SourceError {
    if (question.kind === 'about') return { ...about, earliest: this.#timeOf(this.total - 1), latest: this.#timeOf(0) };
    if (question.kind === 'summary') return { tables: question.groupings.map(() => this.#histogram()) };
    if (question.kind !== 'records') return new SourceError('unsupported', question.kind);
    this.asked.push(question);
    return this.#page(question);
  }

  #page({ page: { at = 0, after, limit = 100 } = {}, sort }: RecordsQuestion): Answers['records'] | SourceError {
    const descending = sort?.descending ?? true;
    const turned = (index: number) => (descending ? index : this.total - 1 - index);
    const first =
      typeof at === 'number' && !after ? at
      : Math.max(0, turned(this.#indexAt(after?.time ?? (at as string), descending)) + (after ? 1 : 0)); // prettier-ignore
    if (first === this.failingAt) return new SourceError('unreachable', 'The line is cut.');
    const length = Math.max(0, Math.min(limit, this.total - first));
    const rows = Array.from({ length }, (_, index) => this.#event(turned(first + index)));
    const last = rows.at(-1);
    const isCounted = !this.isService || (typeof at === 'number' && !after);
    return {
      rows,
      total: isCounted ? this.total : null,
      offset: isCounted ? first : null,
      next: last && first + length < this.total && sort?.by === 'time' ? { time: last.time, id: last.id } : null,
    };
  }

  /** The first event at or behind a time, in the order asked. */
  #indexAt(time: string, descending: boolean): number {
    const minutes = (END - Date.parse(time)) / 60_000;
    const index = (descending ? Math.ceil(minutes) : Math.floor(minutes)) + this.total - this.#first;
    return Math.min(this.total - 1, Math.max(0, index));
  }

  /** The newest of the first events is at the end; those that came later are newer by a minute each. */
  #timeOf(index: number): string {
    const ms = END + (this.total - this.#first - index) * 60_000;
    return `${new Date(ms).toISOString().slice(0, 23)}0000Z`;
  }

  /** Events are named by their age, which stays when newer ones come. */
  #event(index: number): SyncRecord {
    const number = this.total - index;
    const side = { id: `object-${number}`, name: `Person ${number}`, type: 'user', upn: `person${number}@contoso.com` };
    return {
      id: `event-${number}`, time: this.#timeOf(index), tenantId: null, action: 'update', status: 'failure', type: 'user',
      errorCode: 'DuplicateTargetEntries', reason: null, durationMs: 5, jobId: null, cycleId: null, changeId: null,
      direction: 'ad-to-entra', syncType: 'object', app: { id: null, name: null }, sourceSystem: { id: null, name: null },
      targetSystem: { id: null, name: null }, source: side, target: side, object: side.id,
      steps: [
        { name: 'EntryImportUpdate', type: 'import', status: 'success' },
        { name: 'EntryExportUpdate', type: 'export', status: 'failure' },
      ],
    }; // prettier-ignore
  }

  #histogram(): Answers['summary']['tables'][number] {
    const [from, to] = [this.#timeOf(this.total - 1), this.#timeOf(-1)];
    const row = { key: [], bin: from, events: this.total, objects: this.total, firstSeen: from, lastSeen: to };
    const bins = { bin: 'week' as const, span: { from, to }, starts: [from] };
    return { rows: [row], other: [], otherValues: 0, next: null, bins };
  }
}

const about: Answers['about'] = {
  earliest: null, latest: null, events: null, loaded: null, retentionDays: null,
  kinds: ['about', 'summary', 'records'], objectCounts: 'exact', broken: { count: 0, samples: [] }, duplicates: null,
}; // prettier-ignore
