import type { SyncQuestion } from '../model/question.js';
import { firstDifference } from './difference.js';
import type { Difference } from './difference.js';

/**
 * A question over the contract's records and what is right about its answer. `expected` is the whole value, except:
 * `about` names what no source may get wrong; `objects` leaves out `next`, whose form is the source's own; `record`
 * leaves out `raw`, which shows each format as it is.
 */
export interface ExpectedAnswer {
  readonly name: string;
  readonly question: SyncQuestion;
  readonly expected: unknown;
}

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where an answer is not the one expected; `null` if it is right. */
export function wrongAnswer(answer: ExpectedAnswer, actual: unknown): Difference | null {
  if (!isFields(actual) || !isFields(answer.expected)) return firstDifference(answer.expected, actual);
  const kind = answer.question.kind;
  if (kind === 'about') return aboutDifference(answer.expected, actual);
  if (kind === 'summary') return firstDifference(answer.expected, actual);
  if (kind === 'objects') return firstDifference(...objectsPage(answer.expected, actual));
  if (kind === 'records') return firstDifference(whereKnown(answer.expected, actual, ['total', 'offset']), actual);
  return recordDifference(answer.expected, actual);
}

/** The expected fields, with `null` in those that a source may not know and says so. */
function whereKnown(expected: Fields, actual: Fields, names: readonly string[]): Fields {
  const unknown = names.filter((name) => actual[name] === null);
  return { ...expected, ...Object.fromEntries(unknown.map((name) => [name, null])) };
}

/** A source that does not count events, or knows not what it holds, or counts rows and not ids, is right to say `null`. */
function aboutDifference(expected: Fields, actual: Fields): Difference | null {
  const { broken, duplicates } = actual;
  const names = Object.keys(expected);
  const mayBeUnknown = names.filter((name) => name === 'events' || name === 'loaded');
  const facts = { ...whereKnown(expected, actual, mayBeUnknown), 'broken.count': 0, 'duplicates.count': 0 };
  return firstDifference(facts, {
    ...Object.fromEntries(names.map((name) => [name, actual[name]])),
    'broken.count': isFields(broken) ? broken['count'] : undefined,
    'duplicates.count': duplicates === null ? 0 : isFields(duplicates) ? duplicates['count'] : undefined,
  });
}

function objectsPage(expected: Fields, actual: Fields): [Fields, Fields] {
  const { next, ...page } = actual;
  const rows = Array.isArray(expected['rows']) ? expected['rows'].length : 0;
  const more = rows < Number(expected['total']);
  return [
    { ...whereKnown(expected, actual, ['total']), next: more ? 'text' : null },
    { ...page, next: typeof next === 'string' ? 'text' : next },
  ];
}

function recordDifference(expected: Fields, actual: Fields): Difference | null {
  const { raw, ...record } = actual;
  if (!isJsonText(raw)) return { path: 'raw', expected: 'the record as JSON text', actual: raw };
  return firstDifference(expected, record);
}

function isJsonText(raw: unknown): boolean {
  try {
    return typeof raw === 'string' && isFields(JSON.parse(raw));
  } catch {
    return false;
  }
}
