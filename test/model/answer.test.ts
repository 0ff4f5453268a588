import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { answerInSteps, answerQuestion, prepareStore } from '../../src/model/answer.js';
import type { SyncQuestion } from '../../src/model/question.js';
import { finish, sortInSteps } from '../../src/model/steps.js';
import { march, record } from './record.js';

const NOW = Date.UTC(2024, 2, 10);
const records = [
  record({ id: 'b', time: march(2) }),
  record({ id: 'a', time: march(1), direction: 'other' }),
  record({ id: 'c', time: march(3), action: 'delete' }),
];
const plainStore = {
  records,
  broken: { count: 30, samples: Array.from({ length: 30 }, (_, index) => ({ file: 'f', index, reason: 'no time' })) },
  duplicates: { count: 2, samples: ['x', 'y'] },
};
const store = prepareStore(plainStore);

describe('about', () => {
  const about = (action: string[] = []) =>
    answerQuestion(store, { kind: 'about', filter: { action } }, { now: NOW }).value;

  test('tells what the filter admits and what is loaded at all', () => {
    const { earliest, latest, events, loaded } = about();
    assert.deepEqual([earliest, latest, events], [march(2), march(3), 2]);
    assert.deepEqual(loaded, { from: march(1), to: march(3) });
  });

  test('has no times where nothing is admitted', () => {
    const { earliest, latest, events, loaded } = about(['none']);
    assert.deepEqual([earliest, latest, events], [null, null, 0]);
    assert.deepEqual(loaded, { from: march(1), to: march(3) });
  });

  test('counts all broken records and shows twenty', () => {
    const { broken, duplicates } = about();
    assert.deepEqual([broken.count, broken.samples.length], [30, 20]);
    assert.deepEqual(duplicates, { count: 2, samples: ['x', 'y'] });
  });

  test('under a second filter tells of nothing that it leaves out', () => {
    const filter = { action: ['none'], within: { action: ['delete'] } };
    const { loaded, events, broken, duplicates } = answerQuestion(store, { kind: 'about', filter }, { now: NOW }).value;
    assert.deepEqual([loaded, events], [{ from: march(3), to: march(3) }, 0]);
    assert.deepEqual([broken, duplicates], [{ count: 0, samples: [] }, null]);
  });

  test('of an empty store knows nothing, and says so', () => {
    const { loaded, events, broken, duplicates } = answerQuestion(
      { records: [], duplicates: null },
      { kind: 'about', filter: {} },
      { now: NOW },
    ).value;
    assert.deepEqual([loaded, events, broken, duplicates], [null, 0, { count: 0, samples: [] }, null]);
  });
});

describe('record', () => {
  const find = (id: string, filter?: object) =>
    answerQuestion(store, { kind: 'record', id, ...(filter && { filter }) }, { now: NOW }).value;

  test('is the stored one, of any direction', () => assert.equal(find('a'), records[1]));

  test('is null where there is none', () => assert.equal(find('z'), null));

  test('is null where the filter does not admit it', () => {
    assert.equal(find('c', { action: ['create'] }), null);
    assert.equal(find('a', { direction: 'ad-to-entra' }), null);
    assert.equal(find('a', { action: ['create'] }), records[1]);
  });
});

test('a question that is not valid is refused', () => {
  const question = { kind: 'records', filter: {}, page: { limit: 1001 } } as const;
  assert.throws(() => answerQuestion(store, question, { now: NOW }), { reason: 'bad-query' });
});

test('the last two days end now, rounded down to five minutes', () => {
  const question = { kind: 'about', filter: { range: { last: 'P2D' } } } as const;
  const events = (now: number) => answerQuestion(store, question, { now }).value.events;
  assert.deepEqual(
    [events(Date.UTC(2024, 2, 4)), events(Date.UTC(2024, 2, 3, 0, 4)), events(Date.UTC(2024, 2, 3, 0, 5))],
    [2, 1, 2],
  );
});

test('equal questions get equal answers, from a prepared store or a plain one', () => {
  const questions: SyncQuestion[] = [
    { kind: 'about', filter: {} },
    { kind: 'records', filter: {}, sort: { by: 'action', descending: false } },
    { kind: 'objects', filter: {} },
    { kind: 'summary', filter: {}, zone: 'UTC', groupings: [{ by: ['action'], bin: 'day' }] },
  ];
  for (const question of questions) {
    const first = answerQuestion(store, question, { now: NOW });
    assert.deepEqual(answerQuestion(store, question, { now: NOW }), first);
    assert.deepEqual(answerQuestion(plainStore, question, { now: NOW }), first);
  }
});

test('rows given out can be changed without changing later answers', () => {
  const question = { kind: 'records', filter: {} } as const;
  const before = structuredClone(answerQuestion(store, question, { now: NOW }));
  answerQuestion(store, question, { now: NOW }).value.rows.reverse()[0]!.source.name = 'changed';
  assert.deepEqual(answerQuestion(store, question, { now: NOW }), before);
});

test('an answer can be given up between two steps and asked for again', () => {
  const many = Array.from({ length: 10_000 }, (_, index) => record({ id: `${index}`, object: `${index % 7}` }));
  const question = { kind: 'summary', filter: {}, zone: 'UTC', groupings: [{ by: ['object'] }] } as const;
  const prepared = prepareStore({ records: many });
  const steps = answerInSteps(prepared, question, { now: NOW });
  for (let step = 0; step < 2; step++) assert.equal(steps.next().done, false);
  steps.return({ value: { tables: [] } });
  assert.equal(answerQuestion(prepared, question, { now: NOW }).value.tables[0]!.rows.length, 7);
});

test('sorting in steps is sorting', () => {
  const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.nat()), { maxLength: 9000, size: 'max' });
  const compare = ([one]: [number, number], [other]: [number, number]) => one - other;
  const sorts = (list: [number, number][]) =>
    assert.deepEqual(finish(sortInSteps(list, compare)), [...list].sort(compare));
  fc.assert(fc.property(pairs, sorts), { seed: 5, numRuns: 20 });
});
