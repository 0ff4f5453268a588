import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DIMENSIONS } from '../../src/model/filter.js';
import type { SyncQuestion } from '../../src/model/question.js';
import { normaliseQuestion, questionKey } from '../../src/model/question-key.js';

const summary = { kind: 'summary', filter: {}, zone: 'UTC', groupings: [{ by: ['action'] }] } as const;

const values = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8, unit: 'binary' }), {
  minLength: 1,
  maxLength: 5,
});
const filters = fc.record(
  { app: values, job: values, cycle: values, direction: fc.constantFrom('all', 'cloud-sync'), search: fc.stringMatching(/^[a-z]{1,5}$/) },
  { requiredKeys: [] },
); // prettier-ignore
const groupings = fc.record(
  {
    by: fc.uniqueArray(fc.constantFrom(...DIMENSIONS), { maxLength: 2 }).filter((by) => by.length > 0),
    bin: fc.constantFrom('5min', 'hour', 'day', 'week', 'auto'),
    ignoreOwn: fc.constant(true),
    top: fc.integer({ min: 1, max: 1000 }),
    after: fc.string({ maxLength: 5 }),
    latest: fc.constant(true),
  },
  { requiredKeys: ['by'] },
);
const questions = fc.oneof(
  fc.record({ kind: fc.constant('about'), filter: filters }),
  fc.record({
    kind: fc.constant('summary'),
    filter: filters,
    zone: fc.constantFrom('UTC', 'Europe/Berlin'),
    groupings: fc.array(groupings, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('records'),
    filter: filters,
    page: fc.record({ limit: fc.integer({ min: 1, max: 1000 }) }),
  }),
);

/** The same value with the keys of all objects the other way round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, part]) => [key, turned(part)]),
  );
}

const key = (question: unknown) => questionKey(question as SyncQuestion);

describe('question key', () => {
  test('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(questions, (question) => key(question) === key(turned(question))),
      { seed: 1 },
    );
  });

  test('does not depend on the order or repetition of a list’s values', () => {
    const shuffled = fc.tuple(values, fc.integer()).map(([list, turn]) => {
      const at = Math.abs(turn) % list.length;
      return [list, [...list.slice(at), ...list.slice(0, at), ...list]] as const;
    });
    const ask = (app: readonly string[]) => key({ kind: 'about', filter: { app } });
    fc.assert(
      fc.property(shuffled, ([list, other]) => ask(list) === ask(other)),
      { seed: 2 },
    );
  });

  test('tells filter and second filter apart', () => {
    const about = (filter: object) => key({ kind: 'about', filter });
    assert.equal(about({ within: { job: ['b', 'a'] } }), about({ within: { direction: 'all', job: ['a', 'b'] } }));
    assert.notEqual(about({ within: { job: ['a'] } }), about({ job: ['a'] }));
    assert.notEqual(about({ within: {} }), about({}));
  });

  test('differs for different questions', () => {
    const differ = (one: unknown, other: unknown) => {
      const same = JSON.stringify(normaliseQuestion(one)) === JSON.stringify(normaliseQuestion(other));
      return (key(one) === key(other)) === same;
    };
    fc.assert(fc.property(questions, questions, differ), { seed: 3 });
  });

  test('is the key of the normal question, which asks the same', () => {
    fc.assert(
      fc.property(questions, (question) => key(normaliseQuestion(question)) === key(question)),
      { seed: 4 },
    );
  });

  const pairs: [one: unknown, other: unknown][] = [
    [summary, { ...summary, zone: 'Europe/Berlin' }],
    [summary, { ...summary, groupings: [{ by: ['status'] }] }],
    [summary, { ...summary, groupings: [{ by: ['action'], bin: 'day' }] }],
    [summary, { ...summary, groupings: [{ by: ['action'], order: 'last' }] }],
    [summary, { ...summary, groupings: [{ by: ['action'], ignoreOwn: true }] }],
    [summary, { ...summary, filter: { direction: 'all' } }],
    [
      { kind: 'about', filter: { app: ['a'] } },
      { kind: 'about', filter: { app: ['A'] } },
    ],
    [
      { kind: 'about', filter: { app: ['a", "b'] } },
      { kind: 'about', filter: { app: ['a', 'b'] } },
    ],
    [
      { kind: 'records', filter: {} },
      { kind: 'objects', filter: {} },
    ],
    [
      { kind: 'record', id: 'a' },
      { kind: 'record', id: 'b' },
    ],
  ];
  for (const [one, other] of pairs) {
    test(`${JSON.stringify(one)} is not ${JSON.stringify(other)}`, () => assert.notEqual(key(one), key(other)));
  }

  test('spelling out a default changes nothing', () => {
    const sort = { by: 'time', descending: true };
    assert.equal(
      key({ kind: 'records', filter: {} }),
      key({ kind: 'records', filter: { direction: 'ad-to-entra' }, sort, page: { limit: 100 } }),
    );
    assert.equal(
      key(summary),
      key({ ...summary, groupings: [{ by: ['action'], order: 'events', latest: false, ignoreOwn: false }] }),
    );
    assert.equal(key({ kind: 'record', id: 'a' }), key({ kind: 'record', id: 'a', filter: { direction: 'all' } }));
  });
});

describe('a question of unknown origin', () => {
  const grouping = (given: object) => ({ ...summary, groupings: [{ by: ['action'], ...given }] });
  const records = (given: object) => ({ kind: 'records', filter: {}, ...given });
  const bad: [question: unknown, named: RegExp][] = [
    [null, /^question has to be an object/],
    [[], /^kind has to be one of/],
    [{ kind: 'kql', text: 'x' }, /^kind has to be one of/],
    [{ kind: 'toString' }, /^kind has to be one of/],
    [{ kind: 'about' }, /^filter has to be an object/],
    [{ kind: 'about', filter: {}, now: 1 }, /^question\.now is not known/],
    [{ ...summary, zone: 5 }, /^zone has to be text/],
    [{ ...summary, groupings: {} }, /^groupings has to be a list/],
    [{ ...summary, groupings: [] }, /^groupings has to have at least one/],
    [{ ...summary, groupings: Array(25).fill({ by: [] }) }, /^groupings has 25 items/],
    [{ ...summary, groupings: ['x'] }, /^groupings\[0\] has to be an object/],
    [grouping({ by: undefined }), /^groupings\[0\]\.by has to be a list/],
    [grouping({ by: ['a'] }), /^groupings\[0\]\.by has to be one of/],
    [grouping({ by: ['action', 'action'] }), /^groupings\[0\]\.by names a dimension twice/],
    [grouping({ by: ['action', 'status', 'type'] }), /^groupings\[0\]\.by has 3 items/],
    [grouping({ bin: 'month' }), /^groupings\[0\]\.bin has to be one of/],
    [grouping({ order: 'size' }), /^groupings\[0\]\.order has to be one of/],
    [grouping({ top: 0 }), /^groupings\[0\]\.top has to be a whole number from 1 to 1000/],
    [grouping({ top: 1001 }), /^groupings\[0\]\.top has to be/],
    [grouping({ top: 1.5 }), /^groupings\[0\]\.top has to be/],
    [grouping({ after: 3 }), /^groupings\[0\]\.after has to be text/],
    [grouping({ latest: 'yes' }), /^groupings\[0\]\.latest has to be true or false/],
    [grouping({ latest: null }), /^groupings\[0\]\.latest has to be true or false/],
    [grouping({ ignoreOwn: 'all' }), /^groupings\[0\]\.ignoreOwn has to be a list/],
    [grouping({ ignoreOwn: ['x'] }), /^groupings\[0\]\.ignoreOwn has to be one of/],
    [records({ sort: { by: 'name', descending: true } }), /^sort\.by has to be one of/],
    [records({ sort: { by: 'time' } }), /^sort\.descending has to be true or false/],
    [records({ page: { limit: 1001 } }), /^page\.limit has to be a whole number from 1 to 1000/],
    [records({ page: { limit: '5' } }), /^page\.limit has to be/],
    [records({ page: { at: -1 } }), /^page\.at has to be/],
    [records({ page: { at: 'noon' } }), /^page\.at is "noon"/],
    [records({ page: { at: 1, after: { time: '2024-01-01', id: 'a' } } }), /^page has both/],
    [records({ page: { after: { time: '2024-01-01' } } }), /^page\.after\.id has to be text/],
    [records({ page: { at: '2024-01-01' }, sort: { by: 'status', descending: true } }), /^page\.at names a time/],
    [
      records({ page: { after: { time: '2024-01-01', id: 'a' } }, sort: { by: 'status', descending: true } }),
      /^page\.after names/,
    ],
    [{ kind: 'objects', filter: {}, page: { at: 4 } }, /^page\.at is not known/],
    [{ kind: 'objects', filter: {}, page: { after: 'x'.repeat(2001) } }, /^page\.after has 2001 characters/],
    [{ kind: 'record' }, /^id has to be text/],
    [{ kind: 'record', id: 'a', time: 'x' }, /^time is "x"/],
  ];
  for (const [question, message] of bad) {
    const name = JSON.stringify(question).slice(0, 90);
    test(`is refused: ${name}`, () =>
      assert.throws(() => normaliseQuestion(question), { reason: 'bad-query', message }));
  }

  test('is never changed', () => {
    const question = Object.freeze({ kind: 'about', filter: Object.freeze({ action: Object.freeze(['B', 'a']) }) });
    assert.deepEqual(normaliseQuestion(question), {
      kind: 'about',
      filter: { direction: 'ad-to-entra', action: ['a', 'b'] },
    });
  });
});
