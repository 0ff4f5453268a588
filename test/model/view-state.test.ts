import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LIST_DIMENSIONS } from '../../src/model/dimension.js';
import type { SyncFilter } from '../../src/model/filter.js';
import { normaliseFilter } from '../../src/model/filter-normal.js';
import { msToTime } from '../../src/model/time.js';
import { readViewState, viewStateText, type ViewState } from '../../src/model/view-state.js';

const span = { from: '2024-03-05T06:00:00.0000000Z', to: '2024-03-05T07:30:10.1200000Z' };

const texts = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
  fc.constantFrom('__proto__', 'a&b=c', '100%', '50%25', 'a,b', ' x ', '+', '#', 'constructor', 'Ωμέγα', '\ud800'),
);
const spans = fc
  .uniqueArray(fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2099, 0) }), { minLength: 2, maxLength: 2 })
  .map((times) => times.sort((a, b) => a - b).map(msToTime))
  .map(([from, to]) => ({ from: from!, to: to! }));
const lists = fc.uniqueArray(texts, { minLength: 1, maxLength: 30 });
const filters: fc.Arbitrary<SyncFilter> = fc
  .record(
    {
      range: fc.oneof(spans, fc.constantFrom<'all' | { last: string }>('all', { last: 'PT48H' }, { last: 'P14D' })),
      brush: spans,
      direction: fc.constantFrom<'all' | 'cloud-sync'>('all', 'cloud-sync'),
      search: texts,
      identity: lists,
      ...(Object.fromEntries(LIST_DIMENSIONS.map((name) => [name, lists])) as Record<string, typeof lists>),
    },
    { requiredKeys: [] },
  )
  .map((filter) => ({ ...normaliseFilter(filter), ...{ direction: filter.direction } }) as SyncFilter)
  .map(withoutUndefined);
const states = fc.record(
  {
    tab: fc.string({ minLength: 1, maxLength: 20 }),
    filter: filters,
    timeZone: fc.constantFrom('Europe/Berlin', 'UTC', 'America/St_Johns'),
    opened: fc.record(
      {
        kind: fc.constantFrom<'objects' | 'record'>('objects', 'record'),
        key: texts,
        time: fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2099, 0) }).map(msToTime),
        filter: filters.filter((filter) => Object.keys(kept(filter, new Set())).length > 0),
      },
      { requiredKeys: ['kind'] },
    ),
  },
  { requiredKeys: ['filter'] },
) as fc.Arbitrary<ViewState>;

describe('a view as text', () => {
  test('is short and legible', () => {
    const filter = { range: { last: 'PT48H' }, status: ['failure', 'warning'], app: ['Contoso AD'] };
    const { text, leftOut } = viewStateText({ tab: 'details', filter, timeZone: 'Europe/Berlin' });
    assert.equal(text, 'tab=details&range=PT48H&zone=Europe/Berlin&status=failure&status=warning&app=Contoso+AD');
    assert.deepEqual(leftOut, []);
  });

  test('writes spans without the zeros at their ends', () => {
    const { text } = viewStateText({ filter: { range: span, brush: span } });
    const written = '2024-03-05T06:00Z/2024-03-05T07:30:10.12Z';
    assert.equal(text, `range=${written}&brush=${written}`);
    assert.deepEqual(readViewState(text).state, { filter: { range: span, brush: span } });
  });

  test('keeps what is opened, with the filter it was opened with', () => {
    const opened = { kind: 'objects', filter: { error: ['A&B'] } } as const;
    const { text } = viewStateText({ filter: { status: ['failure'] }, opened });
    assert.equal(text, 'open=objects&open.error=A%26B&status=failure');
    assert.deepEqual(readViewState(text).state, { filter: { status: ['failure'] }, opened });
  });

  test('keeps that what is opened lifts what is chosen around it', () => {
    const opened = { kind: 'records', filter: { status: [], identity: [], cycle: ['c'] } } as const;
    const { text } = viewStateText({ filter: { status: ['failure'] }, opened });
    assert.equal(text, 'open=records&open.status=&open.cycle=c&open.identity=&status=failure');
    assert.deepEqual(readViewState(text), { state: { filter: { status: ['failure'] }, opened }, unread: [] });
    assert.deepEqual(readViewState('status=').unread, ['status']);
  });

  test('leaves search text, target names and the forced filter out, and says so of the first two', () => {
    const filter = { search: 'ada@contoso.com', targetName: ['Ada'], job: ['J1'], within: { app: ['secret'] } };
    const opened = { kind: 'records', filter: { search: 'ada' } } as const;
    const expected = { text: 'open=records&job=J1', leftOut: ['search', 'targetName'] };
    assert.deepEqual(viewStateText({ filter, opened }), expected);
  });

  test('leaves a list out that does not fit, and keeps what comes after it', () => {
    const error = Array.from({ length: 200 }, (_, index) => `ErrorNumber${index}`);
    const { text, leftOut } = viewStateText({ filter: { status: ['failure'], error, job: ['J1'] } });
    assert.deepEqual({ text, leftOut }, { text: 'status=failure&job=J1', leftOut: ['error'] });
  });

  test('leaves out and names what nobody could read back', () => {
    const filter = { range: { last: 'yesterday' }, job: ['\ud800'], cycle: ['c'] };
    const { text, leftOut } = viewStateText({ tab: '', filter, timeZone: 'Mars/Olympus' });
    assert.deepEqual({ text, leftOut }, { text: 'cycle=c', leftOut: ['tab', 'range', 'timeZone', 'job'] });
  });

  test('no character of it ends a link early or starts another part', () => {
    const { text } = viewStateText({ filter: { app: ["a&b=c#d (e) 'f'! %"] } });
    assert.equal(text, 'app=a%26b%3Dc%23d+%28e%29+%27f%27%21+%25');
  });

  test('reads back as it was, without what is left out', () => {
    fc.assert(
      fc.property(states, (state) => {
        const { text, leftOut } = viewStateText(state);
        assert.deepEqual(readViewState(text), { state: without(state, new Set(leftOut)), unread: [] });
      }),
      { numRuns: 400 },
    );
  });

  test('is never longer than 2,000 characters', () => {
    fc.assert(fc.property(states, (state) => viewStateText(state).text.length <= 2000));
  });
});

describe('reading a view', () => {
  test('keeps what it can and names the rest', () => {
    const text = 'range=yesterday&status=Failure&colour=red&tab=a&tab=b&open=window&open.key=k&search=ada';
    const { state, unread } = readViewState(text);
    assert.deepEqual(state, { filter: { status: ['failure'] } });
    assert.deepEqual(unread, ['range', 'tab', 'open', 'colour', 'open.key', 'search']);
  });

  test('takes no list of more than 200 values', () => {
    const list = (count: number) => Array.from({ length: count }, (_, index) => `job=J${index}`).join('&');
    assert.equal(readViewState(list(200)).state.filter.job?.length, 200);
    assert.deepEqual(readViewState(list(201)), { state: { filter: {} }, unread: ['job'] });
  });

  test('names like __proto__ are values and unknown keys, nothing more', () => {
    const { state, unread } = readViewState('__proto__=x&constructor=y&app=__proto__');
    assert.deepEqual(state.filter, { app: ['__proto__'] });
    assert.deepEqual(unread, ['__proto__', 'constructor']);
  });

  test('tells of at most twenty keys that it could not read', () => {
    const { unread } = readViewState(Array.from({ length: 5000 }, (_, index) => `k${index}=1`).join('&'));
    assert.equal(unread.length, 20);
  });

  test('takes any text, and never yields a filter that a question may not have', () => {
    const keys = fc.constantFrom(
      'range',
      'brush',
      'direction',
      'status',
      'identity',
      'open',
      'open.range',
      'zone',
      'x',
    );
    const pairs = fc.array(fc.tuple(keys, fc.oneof(texts, fc.constantFrom('all', 'PT1H', 'objects', 'P1Y', '/'))));
    const written = pairs.map((list) => list.map(([key, value]) => `${key}=${value}`).join('&'));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), written), (text) => {
        const { state } = readViewState(text);
        normaliseFilter(state.filter);
        normaliseFilter(state.opened?.filter ?? {});
      }),
      { numRuns: 1000 },
    );
  });
});

function withoutUndefined(filter: SyncFilter): SyncFilter {
  return Object.fromEntries(Object.entries(filter).filter(([, part]) => part !== undefined));
}

function kept(filter: SyncFilter, leftOut: ReadonlySet<string>): SyncFilter {
  const personal = ['search', 'targetName'];
  return Object.fromEntries(Object.entries(filter).filter(([name]) => !leftOut.has(name) && !personal.includes(name)));
}

function without({ filter, opened, ...rest }: ViewState, leftOut: ReadonlySet<string>): ViewState {
  return {
    ...Object.fromEntries(Object.entries(rest).filter(([name]) => !leftOut.has(name))),
    filter: kept(filter, leftOut),
    ...(opened &&
      !leftOut.has('opened') && {
        opened: { ...opened, ...(opened.filter && { filter: kept(opened.filter, new Set()) }) },
      }),
  };
}
