import type { AnswerTo, SyncQuestion, SyncResult } from '../model/question.js';
import type { SourceErrorReason } from '../model/source-error.js';
import type { QueryOptions, SyncDataSource } from '../sources/data-source.js';
import { failure } from './contract.js';
import { wrongAnswer } from './expected-answer.js';
import type { ExpectedAnswer } from './expected-answer.js';
import { expectedAnswers } from './contract-cases.js';
import { inWords } from './difference.js';

/** An expected answer by its name. */
export function expectedAnswer(name: string): ExpectedAnswer {
  const found = expectedAnswers.find((answer) => answer.name === name);
  if (!found) throw new Error(`The contract holds no answer called "${name}".`);
  return found;
}

/** The value of a complete answer. A source that is still loading, says so and tells of news by `watch`, is asked again. */
export async function ask<Q extends SyncQuestion>(
  source: SyncDataSource,
  question: Q,
  options?: QueryOptions,
): Promise<AnswerTo<Q>> {
  for (;;) {
    const news = nextNews(source);
    try {
      const { value, partial } = await answerOf(source, question, options);
      if (!partial) return value;
      if (partial.reason !== 'loading' || !news.promise) {
        throw failure('A complete source gave a partial answer', question, {
          path: 'partial',
          expected: undefined,
          actual: partial,
        });
      }
      await news.promise;
    } finally {
      news.stop();
    }
  }
}

function nextNews(source: SyncDataSource): { promise: Promise<void> | null; stop: () => void } {
  if (!source.watch) return { promise: null, stop: () => undefined };
  let stop: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => {
    stop = source.watch?.(resolve) ?? stop;
  });
  return { promise, stop };
}

/** The answer, whole or partial; what the source fails with is told as a failed case. */
export async function answerOf<Q extends SyncQuestion>(
  source: SyncDataSource,
  question: Q,
  options?: QueryOptions,
): Promise<SyncResult<AnswerTo<Q>>> {
  try {
    return await source.query(question, options);
  } catch (thrown) {
    throw failure(
      'The source failed',
      question,
      { path: 'query', expected: 'an answer', actual: thrown },
      { cause: thrown },
    );
  }
}

/** Asks one of the contract's questions; throws where the answer is not right. */
export async function askRightly(
  source: SyncDataSource,
  answer: ExpectedAnswer,
  options?: QueryOptions,
): Promise<void> {
  assertRight(answer, await ask(source, answer.question, options));
}

/** Whether the question has a `within`, and the source does not say that it keeps to it. */
export function mayRefuse(source: SyncDataSource, { filter }: SyncQuestion): boolean {
  return filter?.within !== undefined && source.restrictable !== true;
}

/** Asks one of the contract's questions; throws where it is neither answered rightly nor refused. */
export async function askRightlyOrRefused(source: SyncDataSource, answer: ExpectedAnswer): Promise<void> {
  try {
    await askRightly(source, answer);
  } catch (thrown) {
    if (!isRefusal(thrown)) throw thrown;
  }
}

function isRefusal(thrown: unknown): boolean {
  const reason = thrown instanceof Error ? sourceErrorReason(thrown.cause) : null;
  return reason === 'unsupported' || reason === 'bad-query';
}

/** Throws where a value is not the answer expected. */
export function assertRight(answer: ExpectedAnswer, value: unknown): void {
  const difference = wrongAnswer(answer, value);
  if (difference) throw failure('The answer differs', answer.question, difference);
}

/** How a question fails; throws where it is answered, or where `query` throws instead of rejecting. */
export async function rejection(
  source: SyncDataSource,
  question: SyncQuestion,
  options?: QueryOptions,
): Promise<unknown> {
  let answer: Promise<unknown>;
  try {
    answer = source.query(question, options);
  } catch (thrown) {
    throw failure('The source threw instead of rejecting', question, {
      path: 'query',
      expected: 'a rejected promise',
      actual: thrown,
    });
  }
  return answer.then(
    (result) => {
      throw failure('The source answered', question, { path: 'query', expected: 'a rejected promise', actual: result });
    },
    (thrown: unknown) => thrown,
  );
}

/** Throws unless the question fails with a `SourceError` of one of these reasons (of any, if none is named). */
export async function assertFails(
  source: SyncDataSource,
  question: SyncQuestion,
  ...reasons: SourceErrorReason[]
): Promise<void> {
  const thrown = await rejection(source, question);
  const reason = sourceErrorReason(thrown);
  if (reason && (reasons.length === 0 || reasons.some((known) => known === reason))) return;
  const expected = `SourceError with reason ${reasons.join(' or ') || 'of any kind'}`;
  throw failure('The question fails wrongly', question, {
    path: 'query',
    expected,
    actual: reason ? `reason ${reason}` : inWords(thrown),
  });
}

/** By name, not by class: an adapter may hold another copy of the library. */
function sourceErrorReason(thrown: unknown): string | null {
  if (!(thrown instanceof Error) || thrown.name !== 'SourceError' || !('reason' in thrown)) return null;
  return typeof thrown.reason === 'string' ? thrown.reason : null;
}
