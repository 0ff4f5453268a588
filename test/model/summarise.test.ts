import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { answerQuestion } from '../../src/model/answer.js';
import type { SyncFilter } from '../../src/model/filter.js';
import type { Grouping, SummaryRow, SummaryTable } from '../../src/model/question.js';
import type { SyncRecordDetail } from '../../src/model/record.js';
import { march, record } from './record.js';

const NOW = Date.UTC(2024, 2, 10);

const step = (name: string) => ({ name, type: null, status: null, description: null, details: [] });

/** Six events of three objects and one without, not in order. */
const records: SyncRecordDetail[] = [
  record({ id: '4', time: march(3), action: 'update', status: 'failure', object: 'a', errorCode: 'E1', steps: [step('Import'), step('Export')] }),
  record({ id: '1', time: march(1), action: 'create', object: 'a', steps: [step('Import')] }),
  record({ id: '3', time: march(2), action: 'update', object: 'b', steps: [step('Export')] }),
  record({ id: '2', time: march(2), action: 'create', object: 'b' }),
  record({ id: '6', time: march(5), action: 'delete', object: 'c', status: 'skipped', direction: 'other' }),
  record({ id: '5', time: march(3, '12:00:00.0000000'), action: 'update', object: null, status: 'warning', errorCode: 'E2' }),
]; // prettier-ignore

function ask(grouping: Grouping, filter: SyncFilter = {}, zone = 'UTC'): SummaryTable {
  const question = { kind: 'summary', filter, zone, groupings: [grouping] } as const;
  return answerQuestion({ records }, question, { now: NOW }).value.tables[0]!;
}

/** Rows as "key@day events/objects". */
const short = (rows: SummaryRow[]) =>
  rows.map(
    ({ key, bin, events, objects }) => `${key.join('+')}${bin ? `@${bin.slice(5, 10)}` : ''} ${events}/${objects}`,
  );

describe('a table', () => {
  test('counts events and distinct objects, most events first', () => {
    assert.deepEqual(short(ask({ by: ['action'] }).rows), ['update 3/2', 'create 2/2']);
  });

  test('orders equal counts by value', () => {
    assert.deepEqual(short(ask({ by: ['object'] }).rows), ['a 2/1', 'b 2/1', 'unknown 1/0']);
  });

  test('can put the latest or the most objects first', () => {
    assert.deepEqual(short(ask({ by: ['status'], order: 'last' }).rows), ['warning 1/0', 'failure 1/1', 'success 3/2']);
    assert.deepEqual(short(ask({ by: ['action'], order: 'objects' }).rows), ['create 2/2', 'update 3/2']);
  });

  test('says when each row was first and last seen', () => {
    const { firstSeen, lastSeen } = ask({ by: ['action'] }).rows[0]!;
    assert.deepEqual([firstSeen, lastSeen], [march(2), march(3, '12:00:00.0000000')]);
  });

  test('of nothing in particular has one row for all events', () => {
    assert.deepEqual(short(ask({ by: [] }).rows), [' 5/2']);
    assert.deepEqual(ask({ by: [] }, { action: ['none'] }).rows, []);
  });

  test('names the newest event of each row', () => {
    const { latest } = ask({ by: ['object'], latest: true }).rows[1]!;
    const expected = {
      id: '3',
      time: march(2),
      action: 'update',
      status: 'success',
      errorCode: null,
      reason: null,
      jobId: null,
    };
    assert.deepEqual(latest, expected);
    assert.ok(!('latest' in ask({ by: ['object'] }).rows[0]!));
  });

  test('of errors holds failed events only', () => {
    assert.deepEqual(short(ask({ by: ['error'] }).rows), ['E1 1/1']);
  });

  test('of stages counts an event in each of its stages', () => {
    assert.deepEqual(short(ask({ by: ['stage'] }).rows), ['Export 2/2', 'Import 2/1', 'unknown 2/1']);
  });

  test('of two dimensions puts the second by events within the first', () => {
    const rows = short(ask({ by: ['action', 'status'] }).rows);
    assert.deepEqual(rows, ['update+failure 1/1', 'update+success 1/1', 'update+warning 1/0', 'create+success 2/2']);
  });

  test('does not mix a hostile name with anything else', () => {
    const hostile = ['__proto__', 'constructor', '\ud800', '', '=1+1'].map((name, index) =>
      record({ id: `${index}`, app: { id: null, name } }),
    );
    const question = { kind: 'summary', filter: {}, zone: 'UTC', groupings: [{ by: ['app'] }] } as const;
    const { rows } = answerQuestion({ records: hostile }, question, { now: NOW }).value.tables[0]!;
    assert.deepEqual(short(rows), ['=1+1 1/0', '__proto__ 1/0', 'constructor 1/0', 'unknown 1/0', '\ud800 1/0']);
  });
});

describe('time bins', () => {
  const range = { from: march(1), to: march(5) };

  test('are all listed, also without events', () => {
    const { bins, rows } = ask({ by: ['action'], bin: 'day' }, { range });
    assert.deepEqual(bins, { bin: 'day', span: range, starts: [march(1), march(2), march(3), march(4)] });
    assert.deepEqual(short(rows), ['update@03-02 1/1', 'update@03-03 2/1', 'create@03-01 1/1', 'create@03-02 1/1']);
  });

  test('of all time reach over all loaded data, whatever the filter', () => {
    const { bins } = ask({ by: [], bin: 'auto' }, { action: ['create'] });
    assert.equal(bins?.bin, 'day');
    assert.deepEqual(bins.span, { from: march(1), to: '2024-03-05T00:00:00.0000001Z' });
    assert.deepEqual(
      bins.starts,
      [1, 2, 3, 4, 5].map((day) => march(day)),
    );
  });

  test('are there for a range without events, and not without data', () => {
    assert.equal(ask({ by: [], bin: 'day' }, { range: { from: march(8), to: march(9) } }).bins?.starts.length, 1);
    const question = { kind: 'summary', filter: {}, zone: 'UTC', groupings: [{ by: [], bin: 'day' }] } as const;
    assert.equal(answerQuestion({ records: [] }, question, { now: NOW }).value.tables[0]!.bins, null);
    assert.equal(ask({ by: [] }).bins, null);
  });

  test('are days of the zone asked for', () => {
    const rows = ask({ by: [], bin: 'day' }, {}, 'America/New_York').rows.map(({ bin, events }) => [
      bin!.slice(5, 13),
      events,
    ]);
    assert.deepEqual(rows, [['02-29T05', 1], ['03-01T05', 2], ['03-02T05', 1], ['03-03T05', 1]]); // prettier-ignore
  });

  test('refuse a zone that is not known, with or without a bin', () => {
    for (const grouping of [{ by: [] }, { by: [], bin: 'day' }] as const) {
      assert.throws(() => ask(grouping, {}, 'Mars/Phobos'), { reason: 'bad-query', message: /^zone is "Mars/ });
    }
  });
});

describe('top', () => {
  test('keeps the first values and counts the rest together', () => {
    const { rows, other, otherValues, next } = ask({ by: ['status'], top: 1 });
    assert.deepEqual([short(rows), short(other), otherValues, next], [['success 3/2'], [' 2/1'], 2, 'success']);
  });

  test('counts an object of two dropped groups once', () => {
    const { other } = ask({ by: ['cycle'], top: 1 }, { direction: 'all' });
    assert.deepEqual(short(other), []);
    const { rows, other: rest } = ask({ by: ['action'], top: 1, order: 'last' }, { direction: 'all' });
    assert.deepEqual([short(rows), short(rest)], [['delete 1/1'], [' 5/2']]);
  });

  test('counts an event of two dropped stages once', () => {
    const { rows, other } = ask({ by: ['stage'], top: 1, order: 'last' });
    assert.deepEqual([short(rows), short(other)], [['unknown 2/1'], [' 3/2']]);
  });

  test('splits the rest by bin and second dimension', () => {
    const { other } = ask({ by: ['action', 'status'], top: 1, bin: 'day' }, { direction: 'all' });
    assert.deepEqual(short(other), ['success@03-01 1/1', 'success@03-02 1/1', 'skipped@03-05 1/1']);
  });

  test('has nothing left over if all fit', () => {
    const { rows, other, otherValues, next } = ask({ by: ['action'], top: 2 });
    assert.deepEqual([rows.length, other, otherValues, next], [2, [], 0, null]);
  });

  test('continues behind a value, without other', () => {
    const page = ask({ by: ['status'], top: 1, after: 'success' });
    assert.deepEqual([short(page.rows), page.other, page.otherValues, page.next], [['failure 1/1'], [], 0, 'failure']);
    const end = ask({ by: ['status'], top: 5, after: 'failure' });
    assert.deepEqual([short(end.rows), end.next], [['warning 1/0'], null]);
  });

  test('behind a value that is not there has an empty page', () => {
    const { rows, next } = ask({ by: ['status'], top: 1, after: 'gone' });
    assert.deepEqual([rows, next], [[], null]);
  });
});

describe('ignoreOwn', () => {
  const filter: SyncFilter = { action: ['create'], status: ['success'], brush: { from: march(1), to: march(2) } };

  test('leaves out the filter on the grouping’s own dimensions only', () => {
    assert.deepEqual(short(ask({ by: ['action'] }, filter).rows), ['create 1/1']);
    assert.deepEqual(short(ask({ by: ['action'], ignoreOwn: true }, filter).rows), ['create 1/1']);
    const { brush: _, ...rest } = filter;
    assert.deepEqual(short(ask({ by: ['action'], ignoreOwn: true }, rest).rows), ['create 2/2', 'update 1/1']);
  });

  test('leaves out the brush of a grouping with a bin', () => {
    assert.deepEqual(short(ask({ by: ['action'], bin: 'day', ignoreOwn: true }, filter).rows), [
      'create@03-01 1/1',
      'create@03-02 1/1',
      'update@03-02 1/1',
    ]);
    assert.deepEqual(short(ask({ by: ['action'], bin: 'day' }, filter).rows), ['create@03-01 1/1']);
  });

  test('can name other dimensions instead', () => {
    const rows = ask({ by: ['status'], ignoreOwn: ['action'] }, { action: ['create'], status: ['success'] }).rows;
    assert.deepEqual(short(rows), ['success 3/2']);
  });

  test('of the direction looks both ways', () => {
    assert.deepEqual(short(ask({ by: ['direction'], ignoreOwn: true }).rows), ['ad-to-entra 5/2', 'other 1/1']);
  });
});

test('each grouping has its own table, in the order asked', () => {
  const question = { kind: 'summary', filter: {}, zone: 'UTC', groupings: [{ by: [] }, { by: ['type'] }] } as const;
  const { tables } = answerQuestion({ records }, question, { now: NOW }).value;
  assert.deepEqual(
    tables.map(({ rows }) => short(rows)),
    [[' 5/2'], ['user 5/2']],
  );
});
