import type { SyncQuestion } from '../model/question.js';
import type { SyncDataSource } from '../sources/data-source.js';

/** The source, with every question that names no range asked for all; the contract's records are of no recent time. */
export function askingForAll(source: SyncDataSource): SyncDataSource {
  if ((source.defaultRange ?? 'all') === 'all') return source;
  return {
    restrictable: source.restrictable,
    supports: (question) => source.supports(forAll(question)),
    query: (question, options) => source.query(forAll(question), options),
    ...(source.watch && { watch: (listener) => source.watch?.(listener) ?? (() => undefined) }),
    ...(source.close && { close: () => source.close?.() }),
  };
}

function forAll<Q extends SyncQuestion>(question: Q): Q {
  // Bad questions come by here too: they may have no filter.
  if (question.filter ? question.filter.range : question.kind !== 'record') return question;
  return { ...question, filter: { ...question.filter, range: 'all' } };
}
