import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import type { SyncFilter } from '../../src/model/filter.js';
import {
  activeDimensions, addFilter, clearFilter, createMatcher, toggleValue, withoutDimension,
} from '../../src/model/filter-match.js'; // prettier-ignore
import type { FilterExceptions } from '../../src/model/filter-match.js';
import { normaliseFilter, resolveFilter } from '../../src/model/filter-normal.js';
import type { SyncRecordDetail } from '../../src/model/record.js';
import { march, record } from './record.js';

const many = (count: number) => Array.from({ length: count }, (_, index) => `v${index}`);

describe('a normal filter', () => {
  test('has its default direction and nothing empty', () => {
    assert.deepEqual(normaliseFilter({ action: [], job: [''], search: '  ' }), { direction: 'ad-to-entra' });
  });

  test('has sorted lists without duplicates, in lower case where case does not count', () => {
    const normal = normaliseFilter({ action: ['Update', 'create', 'UPDATE'], app: ['b', 'B', 'a', 'b'] });
    assert.deepEqual(normal, { direction: 'ad-to-entra', action: ['create', 'update'], app: ['B', 'a', 'b'] });
  });

  test('has trimmed search text in lower case', () => {
    assert.equal(normaliseFilter({ search: ' Anna B ' }).search, 'anna b');
  });

  test('has its times in UTC', () => {
    const brush = { from: '2024-03-01T01:00+01:00', to: '2024-03-02' };
    assert.deepEqual(normaliseFilter({ brush }).brush, { from: march(1), to: march(2) });
  });

  test('is not changed by being made normal again', () => {
    const normal = normaliseFilter({ range: { last: 'PT48H' }, identity: ['b', 'a'], search: 'X', direction: 'all' });
    assert.deepEqual(normaliseFilter(normal), normal);
  });

  test('has a second filter in normal form, which admits all directions unless it says otherwise', () => {
    const within = { action: ['Update', 'create', 'UPDATE'], job: [], search: ' X ' };
    const expected = { direction: 'all', action: ['create', 'update'], search: 'x' };
    assert.deepEqual(normaliseFilter({ within }), { direction: 'ad-to-entra', within: expected });
    assert.deepEqual(normaliseFilter({ within: {} }).within, { direction: 'all' });
  });

  test('may hold 200 values in a list, not 201', () => {
    assert.equal(normaliseFilter({ cycle: many(200) }).cycle?.length, 200);
    assert.throws(() => normaliseFilter({ cycle: many(201) }), {
      reason: 'bad-query',
      message: /^filter\.cycle has 201 values/,
    });
  });

  const bad: [filter: unknown, named: RegExp][] = [
    [null, /^filter has to be an object/],
    [[], /^filter has to be an object/],
    [{ colour: ['red'] }, /^filter\.colour is not known/],
    [JSON.parse('{"__proto__": ["x"]}'), /^filter\.__proto__ is not known/],
    [{ action: 'create' }, /^filter\.action has to be a list/],
    [{ action: [1] }, /^filter\.action has to be text/],
    [{ action: ['x'.repeat(2001)] }, /^filter\.action has 2001 characters/],
    [{ direction: 'up' }, /^filter\.direction has to be one of/],
    [{ direction: ['all'] }, /^filter\.direction has to be one of/],
    [{ search: 'x'.repeat(201) }, /^filter\.search has 201 characters/],
    [{ range: 'some' }, /^filter\.range has to be an object/],
    [{ range: { last: 'P1M' } }, /^filter\.range\.last is "P1M"/],
    [{ range: { last: 'P1D', to: '2024-01-01' } }, /^filter\.range\.to is not known/],
    [{ range: { from: '2024-01-01' } }, /^filter\.range\.to has to be text/],
    [{ brush: 'all' }, /^filter\.brush has to be an object/],
    [{ brush: { from: '2024-01-02', to: '2024-01-01' } }, /^filter\.brush begins at/],
    [{ within: null }, /^filter\.within has to be an object/],
    [{ within: { within: {} } }, /^filter\.within\.within is not known/],
    [{ within: { action: 'create' } }, /^filter\.within\.action has to be a list/],
    [{ within: { app: many(201) } }, /^filter\.within\.app has 201 values/],
    [{ within: { range: { last: 'P1M' } } }, /^filter\.within\.range\.last is "P1M"/],
  ];
  for (const [filter, message] of bad) {
    const name = JSON.stringify(filter).slice(0, 60);
    test(`cannot be made of ${name}`, () =>
      assert.throws(() => normaliseFilter(filter), { reason: 'bad-query', message }));
  }
});

function admits(filter: SyncFilter, given: Partial<SyncRecordDetail>, exceptions?: FilterExceptions): boolean {
  return createMatcher(resolveFilter(filter, Date.UTC(2024, 2, 10)), exceptions)(record(given));
}

describe('a filter', () => {
  test('includes the start of its range and excludes the end, to 100 ns', () => {
    const range = { from: march(1), to: march(2) };
    const times = [march(1), march(1, '23:59:59.9999999'), march(2), '2024-02-29T23:59:59.9999999Z'];
    assert.deepEqual(
      times.map((time) => admits({ range }, { time })),
      [true, true, false, false],
    );
  });

  test('of the last two days ends now', () => {
    const days = [7, 8, 9, 10].map((day) => admits({ range: { last: 'P2D' } }, { time: march(day) }));
    assert.deepEqual(days, [false, true, true, false]);
  });

  test('looks from AD to Entra unless it says otherwise', () => {
    const directions = ['ad-to-entra', 'entra-to-ad', 'other'] as const;
    const admitted = (filter: SyncFilter) => directions.map((direction) => admits(filter, { direction }));
    assert.deepEqual(admitted({}), [true, false, false]);
    assert.deepEqual(admitted({ direction: 'entra-to-ad' }), [false, true, false]);
    assert.deepEqual(admitted({ direction: 'cloud-sync' }), [true, true, false]);
    assert.deepEqual(admitted({ direction: 'all' }), [true, true, true]);
  });

  test('on an error admits failed events only', () => {
    assert.equal(admits({ error: ['E1'] }, { status: 'failure', errorCode: 'E1' }), true);
    assert.equal(admits({ error: ['E1'] }, { status: 'warning', errorCode: 'E1' }), false);
    assert.equal(admits({ error: ['unknown'] }, { status: 'failure', errorCode: null }), true);
  });

  test('compares status without case and names with case', () => {
    assert.equal(admits({ status: ['SUCCESS'] }, { status: 'success' }), true);
    assert.equal(admits({ app: ['contoso'] }, { app: { id: null, name: 'Contoso' } }), false);
  });

  test('on an identity looks at both sides', () => {
    const named = (id: string) => ({ id, name: null, type: null, upn: null });
    assert.equal(admits({ identity: ['t'] }, { source: named('s'), target: named('t') }), true);
    assert.equal(admits({ object: ['t'] }, { source: named('s'), target: named('t'), object: 's' }), false);
    assert.equal(admits({ identity: ['x'] }, { source: named('s') }), false);
  });

  test('searches names, ids, UPNs and the code, never the raw text', () => {
    const source = { id: 'sid', name: 'Ann', type: null, upn: 'ann@x' };
    const target = { id: 'tid', name: 'Tess', type: null, upn: 'tess@y' };
    const event = { id: 'eid', changeId: 'cid', errorCode: 'Code7', source, target, raw: 'secret', reason: 'because' };
    const parts = ['AN', 'ess', 'sid', 'tid', 'eid', 'cid', '@X', '@y', 'code7', 'secret', 'because', 'annsid'];
    const expected = [true, true, true, true, true, true, true, true, true, false, false, false];
    assert.deepEqual(
      parts.map((search) => admits({ search }, event)),
      expected,
    );
  });

  test('ands its parts and ors its values', () => {
    const filter = { action: ['create', 'delete'], status: ['success'] };
    assert.equal(admits(filter, { action: 'delete', status: 'success' }), true);
    assert.equal(admits(filter, { action: 'delete', status: 'failure' }), false);
  });

  test('admits what its second filter admits too', () => {
    const filter: SyncFilter = { action: ['create', 'delete'], within: { action: ['Delete', 'update'] } };
    const admitted = ['create', 'delete', 'update'].map((action) => admits(filter, { action }));
    assert.deepEqual(admitted, [false, true, false]);
  });

  test('works out the range of its second filter against now', () => {
    const { range, within } = resolveFilter({ within: { range: { last: 'P2D' } } }, Date.UTC(2024, 2, 10));
    assert.equal(range, 'all');
    assert.deepEqual(within, { direction: 'all', range: { from: march(8), to: march(10) } });
  });

  test('can do without nothing of its second filter', () => {
    const within = { direction: 'cloud-sync', action: ['delete'], brush: { from: march(5), to: march(6) } } as const;
    const all = { ignore: ['action', 'direction'], ignoreBrush: true } as const;
    const event = { action: 'delete', time: march(5) };
    assert.equal(admits({ within }, event, all), true);
    for (const other of [{ action: 'create' }, { direction: 'other' as const }, { time: march(6) }])
      assert.equal(admits({ within }, { ...event, ...other }, all), false);
  });

  test('can do without some dimensions, its direction and its brush', () => {
    const filter: SyncFilter = { action: ['delete'], brush: { from: march(5), to: march(6) } };
    const event = { action: 'create', direction: 'other', time: march(1) } as const;
    assert.equal(admits(filter, event, { ignore: ['action', 'direction'], ignoreBrush: true }), true);
    assert.equal(admits(filter, event, { ignore: ['action', 'direction'] }), false);
    assert.equal(admits(filter, event, { ignore: ['action'], ignoreBrush: true }), false);
  });
});

describe('a click on a value', () => {
  test('keeps only that value', () => {
    assert.deepEqual(toggleValue({ action: ['a', 'b'], search: 's' }, 'action', 'a', false), {
      action: ['a'],
      search: 's',
    });
  });

  test('clears the dimension when it is the only one', () => {
    assert.deepEqual(toggleValue({ action: ['a'], search: 's' }, 'action', 'A', false), { search: 's' });
  });

  test('with Ctrl adds the value, and takes it away again', () => {
    const both = toggleValue({ job: ['a'] }, 'job', 'b', true);
    assert.deepEqual(both, { job: ['a', 'b'] });
    assert.deepEqual(toggleValue(both, 'job', 'a', true), { job: ['b'] });
    assert.deepEqual(toggleValue({ job: ['a'] }, 'job', 'a', true), {});
  });

  test('never changes the filter it is given', () => {
    const filter = Object.freeze({ job: Object.freeze(['a']) });
    assert.deepEqual(toggleValue(filter, 'job', 'b', true), { job: ['a', 'b'] });
  });
});

describe('editing a filter', () => {
  const filter: SyncFilter = {
    range: 'all', direction: 'all', brush: { from: march(1), to: march(2) }, search: 's', action: ['a'], identity: ['i'], job: [],
  }; // prettier-ignore

  test('clearing keeps range and direction', () =>
    assert.deepEqual(clearFilter(filter), { range: 'all', direction: 'all' }));

  test('clearing keeps the second filter', () =>
    assert.deepEqual(clearFilter({ job: ['a'], within: { job: ['b'] } }), { within: { job: ['b'] } }));

  test('an activated cell takes the place of the lists it names', () => {
    assert.deepEqual(addFilter({ action: ['a'], job: ['j'] }, { action: ['b'] }), { action: ['b'], job: ['j'] });
  });

  test('a dimension can be taken out', () => {
    assert.deepEqual(withoutDimension({ action: ['a'], direction: 'all' }, 'action'), { direction: 'all' });
    assert.deepEqual(withoutDimension({ action: ['a'], direction: 'all' }, 'direction'), { action: ['a'] });
  });

  test('a second filter is nothing that a person chose', () =>
    assert.deepEqual(activeDimensions({ within: { job: ['b'] } }), []));

  test('empty lists restrict nothing', () => assert.deepEqual(activeDimensions(filter), ['action']));
});
