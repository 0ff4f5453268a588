import type { SyncQuestion } from '../model/question.js';
import { contractFixture } from './answer-cases.js';
import { assertFails, mayRefuse } from './asking.js';
import { contractCase, frozen } from './contract.js';
import type { ContractCase } from './contract.js';

const filter = {};
const many = Array.from({ length: 201 }, (_, index) => `value-${index}`);
const sixtyDays = { from: '2026-09-10T00:00:00.0000000Z', to: '2026-11-09T00:00:00.0000000Z' };

function summary(zone: unknown, ...groupings: unknown[]): unknown {
  return { kind: 'summary', filter, zone, groupings };
}

/** Questions as they may come from a page's own code, a URL or another computer. */
const badQuestions: [name: string, question: unknown][] = [
  ['a list of 201 values', { kind: 'records', filter: { object: many } }],
  ['201 identities', { kind: 'objects', filter: { identity: many } }],
  ['a limit of 5,000 records', { kind: 'records', filter, page: { limit: 5000 } }],
  ['a limit of 1,001 objects', { kind: 'objects', filter, page: { limit: 1001 } }],
  ['a limit of no rows', { kind: 'records', filter, page: { limit: 0 } }],
  ['a limit that is no number', { kind: 'records', filter, page: { limit: '10' } }],
  ['an unknown dimension', summary('UTC', { by: ['colour'] })],
  ['a dimension named like a method', summary('UTC', { by: ['constructor'] })],
  ['three dimensions', summary('UTC', { by: ['action', 'status', 'type'] })],
  ['an unknown bin', summary('UTC', { by: [], bin: 'month' })],
  ['an unknown order', summary('UTC', { by: ['action'], order: 'name' })],
  ['an unknown zone', summary('Europe/Nowhere', { by: [], bin: 'day' })],
  ['no zone', summary(undefined, { by: [], bin: 'day' })],
  ['an unknown sort', { kind: 'records', filter, sort: { by: 'colour', descending: true } }],
  ['an unknown direction', { kind: 'records', filter: { direction: 'sideways' } }],
  ['a range that is no time', { kind: 'records', filter: { range: { from: 'yesterday', to: 'today' } } }],
  ['a range that is no duration', { kind: 'records', filter: { range: { last: 'two days' } } }],
  ['a list that is text', { kind: 'records', filter: { action: 'create' } }],
  ['no filter', { kind: 'records' }],
  ['a second filter in a second filter', { kind: 'records', filter: { within: { within: {} } } }],
  ['a second filter that is no object', { kind: 'records', filter: { within: ['failure'] } }],
  ['an unknown part of a second filter', { kind: 'objects', filter: { within: { colour: ['red'] } } }],
  ['a list of 201 values in a second filter', { kind: 'record', id: 'mixed-case', filter: { within: { job: many } } }],
  [
    'more than 10,000 bins',
    { kind: 'summary', filter: { range: sixtyDays }, zone: 'UTC', groupings: [{ by: [], bin: '5min' }] },
  ],
];

// Nothing but an unknown question may be given here: its type says that there is no such question.
const asQuestion = (value: unknown): SyncQuestion => frozen(value) as SyncQuestion;

/** What cannot be asked fails as `bad-query`; it is never cut, guessed or answered with nothing. */
export const badQuestionCases: readonly ContractCase[] = [
  ...badQuestions.map(([name, question]) =>
    contractCase(`bad question: ${name}`, contractFixture, async (source) => {
      const asked = asQuestion(question);
      await (source.supports(asked) && !mayRefuse(source, asked)
        ? assertFails(source, asked, 'bad-query')
        : assertFails(source, asked, 'bad-query', 'unsupported'));
    }),
  ),
  ...['nonsense', '__proto__', undefined].map((kind) =>
    contractCase(`bad question: the kind ${String(kind)}`, contractFixture, (source) =>
      assertFails(source, asQuestion({ kind, filter }), 'bad-query', 'unsupported'),
    ),
  ),
];
