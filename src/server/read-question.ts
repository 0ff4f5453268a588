import { normaliseQuestion } from '../model/question-key.js';
import type { SyncQuestion } from '../model/question.js';
import { checkZone } from '../model/zone.js';
import { SourceError } from '../model/source-error.js';
import { Refusal } from './refusal.js';

const MOST_BYTES = 16 * 1024;

/** The question in a request's body. Throws a `Refusal` for more than 16 KB, and for anything outside the closed schema. */
export async function readQuestion(request: Request): Promise<SyncQuestion> {
  const body = parsed(await readBody(request));
  if (isFields(body) && isFields(body['filter']) && Object.hasOwn(body['filter'], 'within')) {
    throw badQuestion('filter.within is not known.');
  }
  try {
    const question = normaliseQuestion(body);
    if (question.kind === 'summary') checkZone(question.zone);
    return question;
  } catch (thrown) {
    // No source is asked yet: what is said of the question is in this library's words.
    throw thrown instanceof SourceError ? badQuestion(thrown.message) : thrown;
  }
}

/** What is said of a question that cannot be asked. */
export function badQuestion(message: string): Refusal {
  return new Refusal(message, { status: 400, reason: 'bad-query' });
}

/** Counted while it is read: the length that a request names can be wrong, or missing. */
async function readBody(request: Request): Promise<Uint8Array> {
  if (request.bodyUsed) throw new Error('authorize read the body of the request: it may read that of request.clone().');
  if (Number(request.headers.get('Content-Length') ?? 0) > MOST_BYTES) throw tooLong();
  const bytes = new Uint8Array(MOST_BYTES);
  let length = 0;
  const reader = request.body?.getReader();
  for (let next = await reader?.read(); next?.value; next = await reader?.read()) {
    if (length + next.value.byteLength > MOST_BYTES) {
      reader?.cancel().catch(() => undefined);
      throw tooLong();
    }
    bytes.set(next.value, length);
    length += next.value.byteLength;
  }
  return bytes.subarray(0, length);
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw badQuestion('The body is not JSON.');
  }
}

function tooLong(): Refusal {
  return new Refusal(`The question is longer than ${MOST_BYTES} bytes.`, { status: 413, reason: 'bad-query' });
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
