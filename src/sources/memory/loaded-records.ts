import { answerInSteps, findRow } from '../../model/answer.js';
import type { AnswerTo, RecordQuestion, SyncQuestion, SyncResult } from '../../model/question.js';
import type { SyncRecordDetail } from '../../model/record.js';
import { toSourceError } from '../../model/source-error.js';
import { prepareInSteps, type PreparedStore } from '../../model/store.js';
import type { CollectedRecords } from './record-collector.js';
import { inSlices, orAborted } from './slices.js';

/** Records that no longer change, with their answers. Sorted once, when first asked. */
export class LoadedRecords {
  #prepared: Promise<PreparedStore> | undefined;

  constructor(readonly store: CollectedRecords) {}

  /** Answers in slices that give the thread back. Rejects with a `SourceError`, or at once with the signal's reason. */
  async answer<Q extends SyncQuestion>(
    question: Q,
    now: number,
    signal: AbortSignal | undefined,
  ): Promise<SyncResult<AnswerTo<Q>>> {
    try {
      this.#prepared ??= inSlices(prepareInSteps(this.store));
      const prepared = await orAborted(this.#prepared, signal);
      if (question.kind === 'record') {
        const record = await orAborted(this.#record(prepared, question, now, signal), signal);
        return { value: record as AnswerTo<Q> };
      }
      return await orAborted(inSlices(answerInSteps(prepared, question, { now }), signal), signal);
    } catch (thrown) {
      throw signal?.aborted ? signal.reason : toSourceError(thrown);
    }
  }

  async #record(
    prepared: PreparedStore,
    question: RecordQuestion,
    now: number,
    signal: AbortSignal | undefined,
  ): Promise<SyncRecordDetail | null> {
    const row = await inSlices(findRow(prepared, question, { now }), signal);
    return row === null ? null : this.store.detail(prepared.placeOf(row));
  }
}
