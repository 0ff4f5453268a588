import type { SyncQuestion } from '../model/question.js';
import type { SyncDataSource } from '../sources/data-source.js';
import { contractFixture } from './answer-cases.js';
import { ask, askRightly, assertFails, assertRight, expectedAnswer, mayRefuse, rejection } from './asking.js';
import { contractCase, failure, frozen } from './contract.js';
import { expectedAnswers } from './contract-cases.js';
import { firstDifference } from './difference.js';
import type { ExpectedAnswer } from './expected-answer.js';

const names = [
  'about: default',
  'summary by two dimensions',
  'objects of the default filter',
  'records of the default filter',
  'record with steps',
];

/** One answer of each kind that the source supports. */
function oneOfEachKind(source: SyncDataSource): ExpectedAnswer[] {
  return names.map(expectedAnswer).filter(({ question }) => source.supports(question));
}

async function assertSameAnswer(source: SyncDataSource, question: SyncQuestion, other: SyncQuestion): Promise<void> {
  const difference = firstDifference(await ask(source, question), await ask(source, other));
  if (difference) throw failure('Equal questions get different answers', question, difference);
}

/** The same JSON value with the keys of every object in reverse order. */
function reversed<T>(value: T): T {
  if (Array.isArray(value)) return value.map(reversed) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  ) as T;
}

function assertRejectedWith(question: SyncQuestion, reason: unknown, thrown: unknown): void {
  if (thrown !== reason)
    throw failure('An aborted question fails wrongly', question, { path: 'query', expected: reason, actual: thrown });
}

const promises: [name: string, check: (source: SyncDataSource) => Promise<void>][] = [
  [
    'answers are plain JSON',
    async (source) => {
      for (const { question } of oneOfEachKind(source)) {
        const value = await ask(source, question);
        const difference = firstDifference(JSON.parse(JSON.stringify(value)), structuredClone(value));
        if (difference) throw failure('JSON cannot hold the answer', question, difference);
      }
    },
  ],
  [
    'records and questions are never changed',
    async (source) => {
      const records = JSON.stringify(contractFixture);
      for (const { question } of oneOfEachKind(source)) {
        const before = JSON.stringify(question);
        await ask(source, frozen(question));
        if (JSON.stringify(question) !== before) {
          throw failure('The question was changed', question, { path: 'question', expected: before, actual: question });
        }
      }
      if (JSON.stringify(contractFixture) !== records) throw new Error('The records were changed.');
    },
  ],
  [
    'a question aborted beforehand rejects with the reason of its signal',
    async (source) => {
      for (const { question } of oneOfEachKind(source)) {
        const reason = new Error('aborted beforehand');
        assertRejectedWith(question, reason, await rejection(source, question, { signal: AbortSignal.abort(reason) }));
      }
    },
  ],
  [
    'a question aborted under way rejects with the reason of its signal',
    async (source) => {
      for (const { question } of oneOfEachKind(source)) {
        const controller = new AbortController();
        const reason = { aborted: 'under way' };
        const outcome = rejection(source, question, { signal: controller.signal });
        controller.abort(reason);
        assertRejectedWith(question, reason, await outcome);
      }
    },
  ],
  [
    'an aborted question spoils neither its neighbour nor the next',
    async (source) => {
      for (const answer of oneOfEachKind(source)) {
        const controller = new AbortController();
        const aborted = rejection(source, answer.question, { signal: controller.signal });
        const neighbour = askRightly(source, answer, { signal: new AbortController().signal });
        controller.abort();
        await Promise.all([aborted, neighbour]);
        await askRightly(source, answer);
      }
    },
  ],
  [
    'a signal that aborts behind the answer harms nothing',
    async (source) => {
      for (const answer of oneOfEachKind(source)) {
        const controller = new AbortController();
        await askRightly(source, answer, { signal: controller.signal });
        controller.abort();
        await askRightly(source, answer);
      }
    },
  ],
  [
    'equal questions get equal answers, in whatever order their keys stand',
    async (source) => {
      for (const { question } of oneOfEachKind(source)) {
        await assertSameAnswer(source, question, structuredClone(question));
        await assertSameAnswer(source, question, reversed(question));
      }
    },
  ],
  [
    'questions asked at once do not mix',
    async (source) => {
      const answers = expectedAnswers.filter(
        ({ question }, index) => index % 5 === 0 && source.supports(question) && !mayRefuse(source, question),
      );
      const values = await Promise.all(answers.map(({ question }) => ask(source, question)));
      answers.forEach((answer, index) => assertRight(answer, values[index]));
    },
  ],
  [
    'pages of records, joined, are all records',
    async (source) => {
      const filter = { search: 'nils' };
      const whole = await ask(source, { kind: 'records', filter });
      const joined = [];
      let page = await ask(source, { kind: 'records', filter, page: { limit: 7 } });
      joined.push(...page.rows);
      while (page.next && joined.length <= whole.rows.length) {
        page = await ask(source, { kind: 'records', filter, page: { after: page.next, limit: 7 } });
        joined.push(...page.rows);
      }
      const difference = firstDifference(whole.rows, joined);
      if (difference) throw failure('Joined pages differ from the whole', { kind: 'records', filter }, difference);
    },
  ],
  [
    'pages of objects, joined, are all objects, in every order',
    async (source) => {
      for (const by of ['lastSeen', 'firstSeen', 'events', 'name', 'type'] as const) {
        const question = { kind: 'objects', filter: {}, sort: { by, descending: by === 'events' } } as const;
        if (!source.supports(question)) continue;
        const whole = await ask(source, question);
        let page = await ask(source, { ...question, page: { limit: 9 } });
        const joined = [...page.rows];
        while (page.next !== null && joined.length <= whole.rows.length) {
          page = await ask(source, { ...question, page: { after: page.next, limit: 9 } });
          joined.push(...page.rows);
        }
        const difference = firstDifference(whole.rows, joined);
        if (difference) throw failure('Joined pages differ from the whole', question, difference);
      }
    },
  ],
  [
    'about names the kinds that are supported',
    async (source) => {
      const question = { kind: 'about', filter: {} } as const;
      const { kinds } = await ask(source, question);
      const supported = names
        .map((name) => expectedAnswer(name).question)
        .filter((asked) => source.supports(asked))
        .map(({ kind }) => kind);
      const difference = firstDifference([...supported].sort(), [...kinds].sort());
      if (difference)
        throw failure('about.kinds and supports() differ', question, {
          ...difference,
          path: `kinds${difference.path}`,
        });
    },
  ],
  [
    'a closed source fails as closed, and may be closed again',
    async (source) => {
      if (!source.close) return;
      const questions = oneOfEachKind(source).map(({ question }) => question);
      source.close();
      source.close();
      for (const question of questions) await assertFails(source, question, 'closed');
    },
  ],
];

/** What a source promises besides right answers. */
export const promiseCases = promises.map(([name, check]) => contractCase(name, contractFixture, check));
