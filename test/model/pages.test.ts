import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { answerQuestion, prepareStore } from '../../src/model/answer.js';
import type { RecordCursor, SyncFilter } from '../../src/model/filter.js';
import type { ObjectsQuestion, RecordsQuestion } from '../../src/model/question.js';
import { leanRecord } from '../../src/model/records.js';
import { march, record } from './record.js';

const NOW = Date.UTC(2024, 2, 10);
const who = (id: string | null, name: string | null, upn: string | null = null) => ({ id, name, type: null, upn });

const records = [
  record({ id: 'r5', time: march(3), action: 'Update', status: 'failure', errorCode: 'e2', durationMs: 5, object: 'b', source: who('b', null), target: who('tb', 'Bert') }),
  record({ id: 'r2', time: march(1), action: 'create', durationMs: 50, object: 'b', source: who('b', 'berta', 'b@x'), type: 'group' }),
  record({ id: 'r1', time: march(1), action: 'create', durationMs: null, object: 'a', source: who('a', 'Zoe'), target: who('ta', null, 'a@y'), type: 'unknown' }),
  record({ id: 'r4', time: march(2), action: 'delete', errorCode: 'E1', durationMs: 7, object: 'c', target: who('c', 'Anna') }),
  record({ id: 'r3', time: march(2), action: 'delete', durationMs: 5, object: null }),
]; // prettier-ignore
const store = prepareStore({ records });

function ids(sort?: RecordsQuestion['sort'], page?: RecordsQuestion['page'], filter: SyncFilter = {}): string {
  return recordPage(sort, page, filter).rows.map(({ id }) => id.slice(1)).join(''); // prettier-ignore
}

function recordPage(sort?: RecordsQuestion['sort'], page?: RecordsQuestion['page'], filter: SyncFilter = {}) {
  const question: RecordsQuestion = { kind: 'records', filter, ...(sort && { sort }), ...(page && { page }) };
  return answerQuestion(store, question, { now: NOW }).value;
}

function objectPage(given: Partial<ObjectsQuestion> = {}) {
  return answerQuestion(store, { kind: 'objects', filter: {}, ...given }, { now: NOW }).value;
}

describe('records', () => {
  test('come newest first, equal times by id', () => assert.equal(ids(), '54321'));

  const sorts: [by: NonNullable<RecordsQuestion['sort']>['by'], ascending: string][] = [
    ['time', '12345'],
    ['duration', '13542'],
    ['action', '12345'],
    ['status', '51234'],
    ['error', '12345'],
  ];
  for (const [by, ascending] of sorts) {
    test(`sorted by ${by} are ${ascending}, the other way round when descending`, () => {
      assert.equal(ids({ by, descending: false }), ascending);
      assert.equal(ids({ by, descending: true }), [...ascending].reverse().join(''));
    });
  }

  test('continue behind a cursor until there is no more', () => {
    const seen: string[] = [];
    let after: RecordCursor | undefined;
    do {
      const page = recordPage(undefined, { limit: 2, ...(after && { after }) });
      seen.push(page.rows.map(({ id }) => id).join(), `${page.offset} of ${page.total}`);
      after = page.next ?? undefined;
    } while (after);
    assert.deepEqual(seen, ['r5,r4', '0 of 5', 'r3,r2', '2 of 5', 'r1', '4 of 5']);
  });

  test('behind a record that is gone continue where it would stand', () => {
    assert.equal(ids(undefined, { after: { time: march(2), id: 'r35' } }), '321');
    assert.equal(ids({ by: 'time', descending: false }, { after: { time: march(2), id: 'r35' } }), '45');
  });

  test('can be had from an index', () => {
    assert.equal(ids(undefined, { at: 1, limit: 2 }), '43');
    const end = recordPage(undefined, { at: 99 });
    assert.deepEqual([end.rows, end.total, end.offset, end.next], [[], 5, 5, null]);
  });

  test('can be had from a time, in sort order', () => {
    assert.equal(ids(undefined, { at: march(2) }), '4321');
    assert.equal(ids({ by: 'time', descending: false }, { at: march(2) }), '345');
    assert.equal(recordPage(undefined, { at: march(2) }).offset, 1);
  });

  test('of another sort have no cursor', () => {
    assert.equal(recordPage({ by: 'status', descending: true }, { limit: 1 }).next, null);
    assert.deepEqual(recordPage(undefined, { limit: 1 }).next, { time: march(3), id: 'r5' });
  });

  test('pass the filter', () => assert.equal(ids(undefined, undefined, { action: ['delete'], search: 'ann' }), '4'));

  test('are lean, and share nothing with the store', () => {
    const step = {
      name: 'Import',
      type: 'import',
      status: 'success',
      description: 'long',
      details: [['k', 'v']] as [string, string][],
    };
    const full = record({ steps: [step] });
    const lean = leanRecord(full);
    assert.deepEqual(lean.steps, [{ name: 'Import', type: 'import', status: 'success' }]);
    const left = ['changes', 'initiatedBy', 'errorInfo', 'sourceDetails', 'targetDetails', 'unreadable', 'raw'];
    assert.deepEqual(
      Object.keys(full).filter((key) => !(key in lean)),
      left,
    );
    assert.notEqual(lean.source, full.source);
  });
});

describe('objects', () => {
  const keys = (given: Partial<ObjectsQuestion> = {}) => objectPage(given).rows.map(({ key }) => key).join(''); // prettier-ignore
  const sorts: [by: NonNullable<ObjectsQuestion['sort']>['by'], ascending: string][] = [
    ['lastSeen', 'acb'],
    ['firstSeen', 'abc'],
    ['events', 'acb'],
    ['name', 'cba'],
    ['type', 'abc'],
  ];

  test('come last seen first, events without an object left out', () => {
    assert.equal(keys(), 'bca');
    assert.equal(objectPage().total, 3);
  });

  for (const [by, ascending] of sorts) {
    test(`sorted by ${by} are ${ascending}, the other way round when descending`, () => {
      assert.equal(keys({ sort: { by, descending: false } }), ascending);
      assert.equal(keys({ sort: { by, descending: true } }), [...ascending].reverse().join(''));
    });
  }

  test('take each name and id from their newest event that has it', () => {
    assert.deepEqual(objectPage().rows[0], {
      key: 'b', sourceId: 'b', targetId: 'tb', sourceName: 'berta', targetName: 'Bert', upn: 'b@x', type: 'user',
      events: 2, firstSeen: march(1), lastSeen: march(3),
      last: { id: 'r5', time: march(3), action: 'Update', status: 'failure', errorCode: 'e2', reason: null },
    }); // prettier-ignore
  });

  test('have the UPN of the target where the source has none', () => {
    assert.equal(objectPage().rows.find(({ key }) => key === 'a')?.upn, 'a@y');
  });

  test('show their state now, whatever the filter says of status, action, error and stage', () => {
    const [only, ...others] = objectPage({ filter: { action: ['create'], status: ['success'], object: ['b'] } }).rows;
    assert.deepEqual([only?.events, only?.lastSeen, only?.last.id, others.length], [1, march(1), 'r5', 0]);
  });

  test('do not show a state outside the range', () => {
    const { rows } = objectPage({ filter: { range: { from: march(1), to: march(2) }, object: ['b'] } });
    assert.equal(rows[0]?.last.id, 'r2');
  });

  test('continue behind a key until there is no more', () => {
    const first = objectPage({ page: { limit: 2 } });
    assert.deepEqual([first.rows.length, first.total, first.next], [2, 3, 'c']);
    const second = objectPage({ page: { limit: 2, after: 'c' } });
    assert.deepEqual([second.rows.map(({ key }) => key), second.total, second.next], [['a'], 3, null]);
    assert.deepEqual(objectPage({ page: { after: 'gone' } }), { rows: [], total: 3, next: null });
  });
});
