import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { earlierNames, eventsByDay, linkObjects } from '../../src/model/history.js';
import type { ObjectRow } from '../../src/model/question.js';
import type { SyncRecord } from '../../src/model/record.js';

const row = (sourceId: string | null, targetId: string | null) =>
  ({ key: sourceId ?? targetId, sourceId, targetId }) as ObjectRow;
const linked = (...rows: ObjectRow[]) => linkObjects(rows).map(({ ids }) => ids);

describe('objects that are one in the world', () => {
  test('are those that share an id: a target of one is the source of another', () => {
    assert.deepEqual(linked(row('ad', 'entra'), row('other', 'o2'), row('entra', 'saas'), row('hr', 'ad')), [
      ['ad', 'entra', 'saas', 'hr'],
      ['other', 'o2'],
    ]);
  });

  test('are joined also by an object that comes after both', () => {
    const groups = linkObjects([row('hr', 'ad'), row('x', null), row('entra', 'saas'), row('ad', 'entra')]);
    assert.deepEqual(
      groups.map(({ rows }) => rows.map(({ key }) => key)),
      [['hr', 'entra', 'ad'], ['x']],
    );
  });

  test('are not joined by ids that stand for none', () => {
    const nobody = '00000000-0000-0000-0000-000000000000';
    assert.deepEqual(linked(row('a', nobody), row('b', nobody), row('c', null)), [['a'], ['b'], ['c']]);
  });

  test('have no more ids than a filter takes, and none that is too long for it', () => {
    const [group] = linkObjects(Array.from({ length: 300 }, (_, index) => row('same', `t${index}`)));
    assert.deepEqual([group!.ids.length, group!.ids[199], group!.leftOut], [200, 't198', 101]);
    assert.deepEqual(linked(row('a', 'x'.repeat(2001))), [['a']]);
  });

  test('are none where there are none', () => assert.deepEqual(linked(), []));
});

const event = (time: string, id = 'S', name: string | null = 'Anna') =>
  ({ id: time, time: `${time}.0000000Z`, source: { id, name } }) as SyncRecord;
const days = (zone: string, ...times: string[]) =>
  eventsByDay(times.map((time) => event(time)), zone).map(({ start, events }) => `${start.slice(0, 16)} ${events.length}`); // prettier-ignore

describe('events by day', () => {
  test('are cut at midnight of the zone', () => {
    const times = ['2026-09-02T04:00:00', '2026-09-02T02:29:59', '2026-09-01T12:00:00'] as const;
    assert.deepEqual(days('UTC', ...times), ['2026-09-02T00:00 2', '2026-09-01T00:00 1']);
    assert.deepEqual(days('America/St_Johns', ...times), ['2026-09-02T02:30 1', '2026-09-01T02:30 2']);
  });

  test('know that a day may have 25 hours', () => {
    const times = ['2026-10-25T22:59:59', '2026-10-24T22:00:00', '2026-10-24T21:59:59'] as const;
    assert.deepEqual(days('Europe/Berlin', ...times), ['2026-10-24T22:00 2', '2026-10-23T22:00 1']);
  });

  test('are none where there are none', () => assert.deepEqual(days('UTC'), []));
});

describe('earlier names', () => {
  test('are those of the source object that are not its newest, with the last time of each', () => {
    const events = [
      event('2026-09-05T00:00:00', 'S', 'Anna Wolf'),
      event('2026-09-04T00:00:00', 'S', null),
      event('2026-09-03T00:00:00', 'T', 'Somebody'),
      event('2026-09-02T00:00:00', 'S', 'Anna Huber'),
      event('2026-09-01T00:00:00', 'S', 'Anna Huber'),
    ];
    assert.deepEqual(earlierNames(events, 'S'), [{ name: 'Anna Huber', until: '2026-09-02T00:00:00.0000000Z' }]);
    assert.deepEqual(earlierNames(events, 'nobody'), []);
  });
});
