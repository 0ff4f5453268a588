import { SourceError } from '../src/model/source-error.js';
import type { AnswerTo, PartialAnswer, SyncQuestion, SyncResult } from '../src/model/question.js';
import { demoRecords, memorySource } from '../src/sources/index.js';
import type { QueryOptions, SyncDataSource } from '../src/sources/data-source.js';
import { hostileRecords } from './hostile.js';

/** Stories look the same every day: one tenant, one end. */
export const STORY_END = '2026-11-20T12:00:00Z';
const now = () => Date.parse(STORY_END);

/** Thirty days of an invented tenant with an outage, a deletion spike and a silence. */
export const demo = (): SyncDataSource =>
  memorySource(demoRecords({ seed: 7, days: 30, objects: 400, end: STORY_END }), { now });

/** No event at all. */
export const nothing = (): SyncDataSource => memorySource([], { now });

/** Names and codes that try to be markup, formulas or layout. */
export const hostile = (): SyncDataSource => memorySource(hostileRecords, { now });

/** Good records beside ones that cannot be read, and the same records twice. */
export const damaged = (): SyncDataSource => {
  const records = demoRecords({ seed: 7, days: 4, objects: 60, end: STORY_END });
  return memorySource(
    [...records, ...records.slice(0, 12), { id: 'no time' }, 'not a record', { id: 'x', activityDateTime: 'soon' }],
    { now },
  );
};

/** Never answers; says how far it is. */
export const loading = (): SyncDataSource => ({
  supports: () => true,
  query: (_question, options) =>
    new Promise((_resolve, reject) => {
      options?.onProgress?.({ records: 12_300, fraction: 0.4 });
      options?.signal?.addEventListener('abort', () => reject(options.signal!.reason as Error));
    }),
});

/** Another source's answers, changed on their way. */
function changed(inner: SyncDataSource, change: (result: SyncResult) => SyncResult): SyncDataSource {
  return {
    supports: (question) => inner.supports(question),
    async query<Q extends SyncQuestion>(question: Q, options?: QueryOptions): Promise<SyncResult<AnswerTo<Q>>> {
      return change(await inner.query(question, options)) as SyncResult<AnswerTo<Q>>;
    },
  };
}

/** The demo tenant, each answer marked incomplete. */
export const partial = (
  why: PartialAnswer = {
    reason: 'rows',
    limit: 500_000,
    detail: 'The query result was larger than the service allows.',
  },
): SyncDataSource => changed(demo(), (result) => ({ ...result, partial: why }));

/** The demo tenant, its objects counted as a service estimates them. */
export const estimating = (): SyncDataSource =>
  changed(demo(), ({ value }) =>
    value && 'tables' in value
      ? { value: { tables: value.tables.map((table) => ({ ...table, objectCounts: 'estimated' })) } }
      : { value },
  );

/** Fails every time, unless told otherwise as a workspace without a role does. */
export const failing = (
  error = new SourceError('forbidden', 'The workspace refused the question: no role on it.'),
): SyncDataSource => ({ supports: () => true, query: () => Promise.reject(error) });

/** Asked for a pause of ten minutes, and waits. */
export const waiting = (): SyncDataSource => ({
  supports: () => true,
  query: (_question, options) =>
    new Promise((_resolve, reject) => {
      options?.onProgress?.({ records: 0, fraction: null, waitingUntil: Date.now() + 600_000 });
      options?.signal?.addEventListener('abort', () => reject(options.signal!.reason as Error));
    }),
});

/** Answers once, and from then on waits as {@link waiting} does; tells of news as soon as it has answered. */
export const waitingWithValue = (): SyncDataSource => {
  const [first, then] = [demo(), waiting()];
  const answered = new Set<string>();
  return {
    supports: () => true,
    query(question, options) {
      const source = answered.has(question.kind) ? then : first;
      answered.add(question.kind);
      return source.query(question, options);
    },
    watch(listener) {
      const timer = setTimeout(listener, 1000);
      return () => clearTimeout(timer);
    },
  };
};
