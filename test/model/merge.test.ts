import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { DIMENSIONS } from '../../src/model/filter.js';
import { mergeQuestions } from '../../src/model/merge.js';
import type { Grouping, Summary, SummaryQuestion, SyncQuestion, SyncResult } from '../../src/model/question.js';

const summary = (groupings: Grouping[], given: Partial<SummaryQuestion> = {}): SummaryQuestion => ({
  kind: 'summary', filter: {}, zone: 'UTC', groupings, ...given,
}); // prettier-ignore

/** An answer whose tables are told apart by the dimension they were asked for. */
function answer(question: SyncQuestion): SyncResult<Summary> {
  const groupings = question.kind === 'summary' ? question.groupings : [];
  const tables = groupings.map(({ by }) => ({ rows: [], other: [], otherValues: 0, next: by.join(), bins: null }));
  return { value: { tables }, partial: { reason: 'loading', limit: null } };
}

describe('summaries with one filter and zone', () => {
  const merged = mergeQuestions([
    summary([{ by: ['action'] }, { by: ['status'] }], { filter: { app: ['b', 'a'] } }),
    summary([{ by: ['status'] }, { by: ['type'] }], { filter: { status: [], app: ['a', 'b', 'a'] } }),
  ]);

  test('become one with each grouping once', () => {
    assert.equal(merged.length, 1);
    assert.deepEqual(merged[0]!.members, [0, 1]);
    const { question } = merged[0]!;
    assert.deepEqual(question.kind === 'summary' && question.groupings.map(({ by }) => by[0]), [
      'action',
      'status',
      'type',
    ]);
  });

  test('each get their own tables back, and what is partial', () => {
    const { question, pick } = merged[0]!;
    const tables = (index: number) => (pick(index, answer(question)).value as Summary).tables.map(({ next }) => next);
    assert.deepEqual(
      [tables(0), tables(1)],
      [
        ['action', 'status'],
        ['status', 'type'],
      ],
    );
    assert.deepEqual(pick(0, answer(question)).partial, { reason: 'loading', limit: null });
  });
});

test('summaries with equal second filters become one', () => {
  const within = [{ job: ['b', 'a'], app: [] }, { job: ['a', 'b', 'a'] }, { job: ['a'] }];
  const merged = mergeQuestions(within.map((one) => summary([{ by: ['action'] }], { filter: { within: one } })));
  assert.deepEqual(
    merged.map(({ members }) => members),
    [[0, 1], [2]],
  );
});

test('another filter or zone stays another question', () => {
  const grouping = [{ by: ['action'] as const }];
  const questions = [
    summary(grouping),
    summary(grouping, { zone: 'Asia/Tokyo' }),
    summary(grouping, { filter: { search: 'x' } }),
  ];
  assert.deepEqual(
    mergeQuestions(questions).map(({ members }) => members),
    [[0], [1], [2]],
  );
});

test('a question that is alone is asked as it is', () => {
  const question = summary([{ by: ['action'] }, { by: ['action'] }]);
  const [only] = mergeQuestions([question]);
  assert.equal(only!.question, question);
  assert.deepEqual(only!.pick(0, answer(question)), answer(question));
});

test('a merged question never has more than 24 groupings, and nobody loses a table', () => {
  const questions = DIMENSIONS.map((by) =>
    summary(['5min', 'hour', 'day'].map((bin) => ({ by: [by], bin: bin as 'day' }))),
  );
  const merged = mergeQuestions(questions);
  assert.deepEqual(
    merged.map(({ question }) => question.kind === 'summary' && question.groupings.length),
    [24, 18],
  );
  assert.deepEqual(
    merged.flatMap(({ members }) => members),
    DIMENSIONS.map((_, index) => index),
  );
  for (const { question, members, pick } of merged) {
    for (const index of members) {
      const tables = (pick(index, answer(question)).value as Summary).tables;
      assert.deepEqual(
        tables.map(({ next }) => next),
        Array(3).fill(DIMENSIONS[index]),
      );
    }
  }
});

test('equal questions of other kinds become one', () => {
  const questions: SyncQuestion[] = [
    { kind: 'about', filter: {} },
    { kind: 'records', filter: {}, page: { limit: 100 } },
    { kind: 'about', filter: { action: [] } },
    { kind: 'records', filter: {} },
    { kind: 'records', filter: {}, page: { limit: 50 } },
  ];
  assert.deepEqual(
    mergeQuestions(questions).map(({ members }) => members),
    [[0, 2], [1], [3], [4]],
  );
});

test('a question that is no plain JSON stands alone', () => {
  const bad = summary([{ by: ['action'], top: 1n as unknown as number }]);
  const merged = mergeQuestions([summary([{ by: ['action'] }]), bad, summary([{ by: ['type'] }]), bad]);
  assert.deepEqual(merged.map(({ members }) => members).sort(), [[0, 2], [1], [3]]);
});
