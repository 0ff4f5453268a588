import { checkAnswer } from '../model/answer-shape.js';
import { cached } from '../sources/cached.js';
import type { SyncQuestion } from '../model/question.js';
import type { SyncDataSource } from '../sources/data-source.js';
import { limited } from '../sources/limited.js';
import { boundedQuestion } from './bounded-question.js';
import { completeAnswer } from './complete-answer.js';
import { sourceRefusal } from './failures.js';
import { checkedOptions, type ErrorContext, type HandlerSettings, type SyncHandlerOptions } from './handler-options.js';
import { permissionOf } from './permission.js';
import { publishedAnswer, type Published } from './published-answer.js';
import { QuestionLimit } from './question-limit.js';
import { readQuestion } from './read-question.js';
import { Refusal } from './refusal.js';
import { checkRequest, isNamed } from './request-checks.js';
import { answerResponse, EVERY_HEADER, preflightResponse, refusalResponse, usualHeaders } from './responses.js';
import { GONE, withinTime, type WorkOptions } from './time-limit.js';

/**
 * A function from a request to its response, for whatever server there is: one question of a page, asked of the source with
 * the server's own credential and answered as JSON (`docs/server.md`). It never rejects. Throws a `TypeError` for wrong
 * options, and without `authorize`.
 */
export function createSyncHandler(
  source: SyncDataSource,
  options: SyncHandlerOptions,
): (request: Request) => Promise<Response> {
  const settings = checkedOptions(source, options);
  const { maxAge, now, questionsPerMinute, origins, timeLimit } = settings;
  const shared = maxAge === null ? source : cached(limited(source), { maxAge, now });
  const limit = questionsPerMinute === null ? null : new QuestionLimit(questionsPerMinute);

  return async (request) => {
    const correlationId = crypto.randomUUID();
    let headers = new Headers(EVERY_HEADER);
    try {
      headers = usualHeaders(request, origins);
      if (request.method === 'OPTIONS' && isNamed(request, origins)) return preflightResponse(request, headers);
      checkRequest(request, origins);
      const published = await withinTime(request, timeLimit, (work) => answer(shared, settings, limit, request, work));
      return answerResponse(request, published, headers);
    } catch (thrown) {
      if (thrown === GONE) return new Response(null, { status: 499, headers });
      const refusal = sourceRefusal(thrown);
      if (refusal.cause !== undefined) report(settings.onError, refusal.cause, { request, correlationId });
      return refusalResponse(refusal, correlationId, headers);
    }
  };
}

async function answer(
  source: SyncDataSource,
  settings: HandlerSettings,
  limit: QuestionLimit | null,
  request: Request,
  work: WorkOptions,
): Promise<Published> {
  const { filter: forced, user } = await permissionOf(settings.authorize, request);
  work.signal.throwIfAborted();
  const leave = limit?.enter(user, Date.now()) ?? (() => undefined);
  work.signal.addEventListener('abort', leave);
  try {
    const question = boundedQuestion(await readInTime(request, work), forced, settings);
    if (forced && source.restrictable !== true) throw notRestrictable();
    if (!source.supports(question)) throw notSupported();
    const result = await completeAnswer(source, question, work);
    checkAnswer(question, result);
    return await publishedAnswer(question, result);
  } finally {
    leave();
  }
}

/** Until the question is there, it is not the log service that is late. */
async function readInTime(request: Request, work: WorkOptions): Promise<SyncQuestion> {
  const { late } = work;
  work.late = new Refusal('The question did not arrive in time.', { status: 408, reason: 'timeout' });
  const question = await readQuestion(request);
  work.late = late;
  return question;
}

function notSupported(): Refusal {
  return new Refusal('The server does not answer this kind of question.', { status: 501, reason: 'unsupported' });
}

function notRestrictable(): Refusal {
  const cause = new Error(
    'authorize returned a filter, but the source does not say that it keeps to filter.within (restrictable: true): ' +
      'nothing was answered. Use a source that does, or let authorize return no filter.',
  );
  const message = 'The server cannot restrict what its log source answers.';
  return new Refusal(message, { status: 501, reason: 'unsupported', cause });
}

/** What the host does with an error must not end the server. */
function report(onError: HandlerSettings['onError'], error: unknown, context: ErrorContext): void {
  try {
    Promise.resolve(onError(error, context)).catch(() => undefined);
  } catch {
    // There is nobody left to tell.
  }
}
