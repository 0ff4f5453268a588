import type { PartialAnswer } from '../../model/question.js';
import type { ServiceFailure } from './service-failure.js';
import { errorParts, inOneLine, partsIn, type ErrorPart } from './service-words.js';

/** E_RUNAWAY_QUERY is 80DA0001, E_LOW_MEMORY_CONDITION is 80DA0007; Log Analytics also writes them as signed numbers. */
const RUNAWAY = /E_RUNAWAY_QUERY|E_LOW_MEMORY_CONDITION|80DA000[17]|-2133196799|-2133196793|memory budget/i;
/** E_QUERY_RESULT_SET_TOO_LARGE. */
const TOO_LARGE = /E_QUERY_RESULT_SET_TOO_LARGE|80DA0003|-2133196797/i;
const TIME = /timed? ?out|execution time/i;
const ROWS = /limit of ([\d,]+) (?:records|rows)|record count limit ([\d,]+)/i;
const BYTES = /limit of ([\d,]+) bytes|data size limit ([\d,]+)/i;

/** Whether the words tell of a query that needed more memory than the service gives. */
export function tellsOfMemory(parts: readonly ErrorPart[]): boolean {
  return parts.some(({ code, message }) => RUNAWAY.test(code) || RUNAWAY.test(message));
}

/**
 * Whether a query needed more memory than the service gives: for what `clientError` returns, what a client throws, and
 * the `partialError` of an answer. Estimates or a shorter range may still be had.
 */
export function isRunaway(error: unknown): boolean {
  const { cause, details } = (error ?? {}) as { cause?: unknown; details?: { error?: unknown } };
  const failure = [error, cause].find(isServiceFailure);
  return tellsOfMemory(failure ? partsIn(failure.body) : errorParts(details?.error ?? error));
}

/** That of another copy of this library too. */
export function isServiceFailure(thrown: unknown): thrown is ServiceFailure {
  return thrown instanceof Error && thrown.name === 'ServiceFailure';
}

/** What the `error` beside a partial answer says about where the answer stops. */
export function partialOf(error: unknown): PartialAnswer {
  const parts = errorParts(error);
  const text = parts.map(({ code, message }) => `${code} ${message}`).join('\n');
  const detail = inOneLine(parts.at(-1)?.message ?? '');
  return { ...reasonIn(text), ...(detail && { detail }) };
}

function reasonIn(text: string): { reason: PartialAnswer['reason']; limit: number | null } {
  const rows = numberIn(ROWS, text);
  if (rows !== null) return { reason: 'rows', limit: rows };
  const bytes = numberIn(BYTES, text);
  if (bytes !== null || TOO_LARGE.test(text)) return { reason: 'size', limit: bytes };
  return { reason: TIME.test(text) ? 'time' : 'service', limit: null };
}

function numberIn(pattern: RegExp, text: string): number | null {
  const found = pattern.exec(text);
  const digits = found?.[1] ?? found?.[2];
  return digits ? Number(digits.replaceAll(',', '')) : null;
}
