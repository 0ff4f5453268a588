import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import type { ObjectsPage, RecordsPage, Summary, SummaryTable } from '../../src/model/question.js';
import { expectedAnswers } from '../../src/testing/contract-cases.js';

// Each figure below was counted by hand over the rows of test/oracle/dataset.py; the comment says how.

function expected<T>(name: string): T {
  const found = expectedAnswers.find((answer) => answer.name === name);
  assert.ok(found, `the contract holds no answer called "${name}"`);
  return found.expected as T;
}

const table = (name: string, index = 0): SummaryTable => expected<Summary>(name).tables[index] as SummaryTable;

function totals(name: string): { events: number; objects: number } | null {
  const row = table(`totals: ${name}`).rows[0];
  return row ? { events: row.events, objects: row.objects } : null;
}

const binOf = (name: string, firstSeen: string) => table(name).rows.find((row) => row.firstSeen === firstSeen)?.bin;

describe('expectations counted by hand', () => {
  test('events without ids are two events and no object', () => {
    // no-ids, no-ids-failed
    assert.deepEqual(totals('object unknown is events without ids'), { events: 2, objects: 0 });
  });

  test('two events with one target id and no source id are one object', () => {
    // only-target-id, only-target-again
    assert.deepEqual(totals('object by target id'), { events: 2, objects: 1 });
  });

  test('a code on a skipped, a successful or a warned event is no error', () => {
    // AttributeValidationFailed: day-013 (Nils), day-040 (Ravi); not skipped-with-code, success-with-code, warned
    assert.deepEqual(totals('error admits failures only'), { events: 2, objects: 2 });
  });

  test('an error code in another case is another code', () => {
    assert.equal(totals('error in another case'), null);
  });

  test('five events of five objects failed with DuplicateTargetEntries', () => {
    // day-004 Omar, day-031 board, day-058 staff, mixed-case Alex 2, the sample of Jonas Lind
    const row = table('summary by error').rows.find(({ key }) => key[0] === 'DuplicateTargetEntries');
    assert.deepEqual([row?.events, row?.objects], [5, 5]);
  });

  test('failures without a code stand under unknown', () => {
    // no-action-failed (Omar), failed-no-code (Alex 1), failed-no-code-later (board)
    const row = table('summary by error').rows.find(({ key }) => key[0] === 'unknown');
    assert.deepEqual([row?.events, row?.objects], [3, 3]);
  });

  test('times are compared to 100 ns', () => {
    // [.1230001, .1230003): below-ms-1 and -2; [.1230002, .1239999): below-ms-2 and -3
    assert.deepEqual(totals('range from an event to an event'), { events: 2, objects: 1 });
    assert.deepEqual(totals('range within a millisecond'), { events: 2, objects: 1 });
  });

  test('a range without events has no row', () => {
    assert.equal(totals('before all data'), null);
  });

  test('an event at the end of a range is outside it', () => {
    assert.equal(expected('a record at the excluded end of a range'), null);
  });

  test('password jobs are told by the word in the job id, in any case', () => {
    // day-005, -012, -019, -026, -033, -040, -054 (day-047 is a group), password-failed, saas-password-word, one sample;
    // Ravi stands twice in AD, and once more as an Entra object
    assert.deepEqual(totals('sync type password'), { events: 10, objects: 9 });
  });

  test('search reads names, ids and codes', () => {
    // hostile-proto (names), proto-everywhere (id, name), proto-error (id, code)
    assert.deepEqual(totals('search finds an error code'), { events: 3, objects: 2 });
    assert.equal(totals('search does not read reasons'), null);
    assert.equal(totals('search is no pattern'), null);
  });

  test('an app without a name goes by its id, one without both by unknown', () => {
    // nameless-app, no-app: both Nils
    assert.deepEqual(totals('app by id where it has no name, and none'), { events: 2, objects: 1 });
  });

  test('the old product name is no value of its own', () => {
    assert.equal(totals('the old name is not a value'), null);
  });

  test('the autumn day of Berlin has 25 hours, and its two half past twos stand in two of them', () => {
    const name = 'hours of the autumn night in Europe/Berlin';
    assert.equal(table(name).bins?.starts.length, 25);
    assert.equal(binOf(name, '2026-10-25T00:30:00.0000000Z'), '2026-10-25T00:00:00.0000000Z');
    assert.equal(binOf(name, '2026-10-25T01:30:00.0000000Z'), '2026-10-25T01:00:00.0000000Z');
  });

  test('the autumn day of New York has 25 hours', () => {
    assert.equal(table('hours of the autumn night in America/New_York').bins?.starts.length, 25);
  });

  test('the hours of Kathmandu begin at a quarter past, UTC', () => {
    const name = 'hours of a day in Asia/Kathmandu';
    assert.equal(binOf(name, '2026-11-02T18:14:59.9999999Z'), '2026-11-02T17:15:00.0000000Z');
    assert.equal(binOf(name, '2026-11-02T18:15:00.0000000Z'), '2026-11-02T18:15:00.0000000Z');
  });

  test('a clock change by a whole hour leaves the hours where they are', () => {
    // Chatham moves from +12:45 to +13:45 at 14:00Z: a quarter past stays a quarter past
    const name = 'a clock change within an hour of the zone';
    assert.equal(table(name).bins?.starts.length, 4);
    assert.equal(binOf(name, '2026-09-26T14:05:00.0000000Z'), '2026-09-26T13:15:00.0000000Z');
  });

  test('a day whose midnight is skipped begins at one o’clock', () => {
    // Santiago moves from -04 to -03 at 2026-09-06T04:00Z
    const starts = ['2026-09-05T04:00:00.0000000Z', '2026-09-06T04:00:00.0000000Z', '2026-09-07T03:00:00.0000000Z'];
    assert.deepEqual(table('a day whose midnight is skipped').bins?.starts, starts);
  });

  test('a day whose midnight comes twice begins at the first', () => {
    // Havana moves from -04 to -05 at 2026-11-01T05:00Z, its second midnight
    const starts = ['2026-10-31T04:00:00.0000000Z', '2026-11-01T04:00:00.0000000Z', '2026-11-02T05:00:00.0000000Z'];
    assert.deepEqual(table('a day whose midnight comes twice').bins?.starts, starts);
  });

  test('auto bins change beyond 92', () => {
    const bins = [
      '92 times five minutes',
      'five minutes more',
      'an hour more than 92',
      '93 days',
      'more than 92 weeks',
    ];
    assert.deepEqual(
      bins.map((name) => table(`auto bin: ${name}`).bins?.bin),
      ['5min', 'hour', 'day', 'week', 'week'],
    );
  });

  test('events of one time are ordered by id, in the direction of the sort', () => {
    const ids = (name: string) => expected<RecordsPage>(name).rows.map(({ id }) => id);
    assert.deepEqual(ids('records of one time are ordered by id'), ['tie-d', 'tie-c', 'tie-b', 'tie-a']);
    assert.deepEqual(ids('records after one of the same time').slice(0, 2), ['tie-b', 'tie-a']);
    assert.deepEqual(ids('records below the millisecond'), ['below-ms-1', 'below-ms-2', 'below-ms-3']);
  });

  test('an object keeps its newest name although a later event has none, and shows its last state', () => {
    // name-changed, name-changed-later, name-lost
    const row = expected<ObjectsPage>('objects of a search').rows[0];
    assert.deepEqual([row?.key, row?.sourceName, row?.upn], ['ad-renamed', 'Carla After', 'after@contoso.com']);
    const kept = expected<ObjectsPage>('objects: a name is kept from the newest event that has one').rows;
    const renamed = kept.find(({ key }) => key === 'ad-renamed');
    assert.deepEqual([renamed?.events, renamed?.last.status, renamed?.last.errorCode], [3, 'failure', 'EntryNotFound']);
  });

  test('what top drops is counted together', () => {
    // by type, top 2 of status groups: every event stands in rows or in other
    const whole = table('summary by status').rows.reduce((sum, { events }) => sum + events, 0);
    assert.equal(whole, 167);
    const { rows, other } = table('top 1 and what it leaves out', 0);
    const failures = table('summary by status').rows.find(({ key }) => key[0] === 'failure');
    assert.equal((rows[0]?.events ?? 0) + (other[0]?.events ?? 0), failures?.events);
  });

  test('a second filter and the filter are and-ed', () => {
    // ad-omar failed with DuplicateTargetEntries or without a code: no-action-failed, day-004
    const found = table('within: object and error').rows[0];
    assert.deepEqual([found?.events, found?.objects], [2, 1]);
    assert.deepEqual(table('within: action of other values than the filter').rows, []);
  });

  test('a second filter is not ignored by groupings of its dimensions', () => {
    const name = 'within is not ignored by groupings of its own dimensions';
    const statuses = (index: number) => table(name, index).rows.map(({ key }) => key[0]);
    assert.deepEqual([statuses(0), statuses(1)], [['failure', 'skipped'], []]);
    assert.deepEqual(statuses(4), []);
  });

  test('the state of an object is one that the second filter admits', () => {
    // all staff were disabled last, which failed; before that they were deleted (skipped) and updated (failed)
    const { rows } = expected<ObjectsPage>('objects within a status: their state is of that status');
    assert.deepEqual([rows[0]?.key, rows[0]?.events, rows[0]?.last.action], ['ad-staff', 3, 'disable']);
    assert.ok(rows.every(({ last }) => last.status === 'failure' || last.status === 'skipped'));
  });

  test('an odd word is kept as a value of its own', () => {
    const actions = table('summary by action').rows.map(({ key }) => key[0]);
    for (const word of ['restore', '__proto__', 'constructor', 'unknown', 'stageddelete'])
      assert.ok(actions.includes(word));
  });
});
