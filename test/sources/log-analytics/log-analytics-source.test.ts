import assert from 'node:assert/strict';
import { after, beforeEach, describe, it } from 'node:test';
import type { LogsAnswer, LogsClient } from '../../../src/sources/log-analytics/client.js';
import {
  logAnalyticsSource,
  type LogAnalyticsOptions,
} from '../../../src/sources/log-analytics/log-analytics-source.js';
import { logsClient } from '../../../src/sources/log-analytics/logs-client.js';
import type { SyncProgress } from '../../../src/sources/data-source.js';
import { partial, slow, throttled } from '../../emulator/faults.js';
import type { TableRow } from '../../emulator/store.js';
import { startWorkspace } from '../../emulator/workspace.js';

const workspace = await startWorkspace();
after(() => workspace.close());
beforeEach(() => void workspace.requests.splice(0));

const range = { from: '2026-10-01T00:00:00Z', to: '2026-11-01T00:00:00Z' };
const totals = { kind: 'summary', filter: { range }, zone: 'UTC', groupings: [{ by: [] }] } as const;
const client = logsClient({
  token: () => Promise.resolve('a-token'),
  cloud: { endpoint: `${workspace.url}/v1`, audience: 'https://api.loganalytics.io' },
});
const NOBODY = '00000000-0000-0000-0000-000000000001';

describe('logAnalyticsSource', () => {
  it('asks for the last 14 days where nothing is said, rounded down to five minutes', async () => {
    const source = sourceOf(events(1), { now: () => Date.parse('2026-10-15T12:04:59Z') });
    await source.query({ kind: 'about', filter: {} });
    const [asked] = workspace.requests;
    assert.match(
      asked!.query,
      /TimeGenerated >= datetime\(2026-10-01T12:00:00.0000000Z\) and TimeGenerated < datetime\(2026-10-15T12:00:00.0000000Z\)/,
    );
    assert.match(asked!.timespan!, /^2026-10-01T12:00:00.000Z\/2026-10-15T12:00:00/);
  });

  it('lets panels wait as long as the service may work, and a little longer', () => {
    assert.equal(sourceOf([]).patience, 200_000);
    assert.equal(sourceOf([], { serverTimeout: 600 }).patience, 620_000);
  });

  it('estimates distinct objects where counting them is too much, and says so', async () => {
    workspace.settings.limits.distinctLimit = 10;
    const source = sourceOf(events(30));
    const { tables } = (await source.query(totals)).value;
    workspace.settings.limits.distinctLimit = 100_000_000;
    assert.deepEqual([tables[0]?.rows[0]?.objects, tables[0]?.objectCounts], [30, 'estimated']);
    assert.equal((await source.query({ kind: 'about', filter: { range } })).value.objectCounts, 'estimated');
  });

  it('shows a thousand values where none are said, says that there are more, and goes on behind the last', async () => {
    const source = sourceOf(events(1010));
    const by = { ...totals, groupings: [{ by: ['object'] }] } as const;
    const first = await source.query(by);
    assert.deepEqual(first.partial, { reason: 'rows', limit: 1000 });
    assert.equal(first.value.tables[0]?.rows.length, 1000);
    const next = first.value.tables[0].next!;
    const second = await source.query({ ...by, groupings: [{ by: ['object'], after: next }] });
    assert.deepEqual(
      [second.value.tables[0]?.rows.length, second.value.tables[0]?.next, second.partial],
      [10, null, undefined],
    );
  });

  it('hands on a part of an answer with the reason it is no more', async () => {
    const source = sourceOf(events(3));
    workspace.faults.push(partial('PartialError', 'Query result set has exceeded the set limit of 2 records.'));
    const answer = await source.query(totals);
    assert.equal(answer.value.tables[0]?.rows[0]?.events, 3);
    assert.deepEqual([answer.partial?.reason, answer.partial?.limit], ['rows', 2]);
  });

  it('finds a record near its time first, and anywhere if it is not there', async () => {
    const source = sourceOf(events(3));
    const right = await source.query({ kind: 'record', id: 'event-1', time: timeOf(1) });
    const wrong = await source.query({ kind: 'record', id: 'event-1', time: '2026-10-29T00:00:00Z' });
    assert.deepEqual([right.value?.id, wrong.value?.id], ['event-1', 'event-1']);
    assert.equal(workspace.requests.length, 3);
  });

  it('keeps the records around one that cannot be read, and says why that is missing', async () => {
    const rows = events(3).map((row, index) => (index === 1 ? { ...row, SourceIdentity: '{"Id":"cut off' } : row));
    const { value, partial: missing } = await sourceOf(rows).query({ kind: 'records', filter: { range } });
    assert.deepEqual(
      value.rows.map(({ id }) => id),
      ['event-2', 'event-0'],
    );
    assert.match(missing?.detail ?? '', /^SourceIdentity: /);
  });

  it('says until when the service asked to wait', async () => {
    const source = sourceOf(events(1));
    workspace.faults.push(throttled({ milliseconds: 20 }));
    const heard: SyncProgress[] = [];
    const before = Date.now();
    await source.query(totals, { onProgress: (progress) => heard.push(progress) });
    assert.ok(heard.some(({ waitingUntil }) => waitingUntil !== undefined && waitingUntil >= before + 20));
  });

  it('gives its queries up when it is closed', async () => {
    const source = sourceOf(events(1));
    const fault = slow();
    workspace.faults.push(fault);
    const asked = assert.rejects(source.query(totals), { reason: 'closed' });
    await fault.arrived;
    source.close?.();
    await Promise.all([asked, fault.gone]);
  });

  const answers: [string, unknown, RegExp][] = [
    ['without tables', { status: 'Success' }, /./],
    ['without a column', answer([{ name: 'events' }], [[1]]), /the column grouping is missing/],
    [
      'with a number that is none',
      answer(columns(), [[0, 'cell', null, '', '', '', 'many', 1, '', '', '', '', '', '', '', '']]),
      /events is not a whole number/,
    ],
    [
      'with an unknown grouping',
      answer(columns(), [[7, 'cell', null, '', '', '', 1, 1, '', '', '', '', '', '', '', '']]),
      /grouping 7/,
    ],
  ];
  for (const [name, given, words] of answers) {
    it(`fails as invalid-data, and says why, where a client answers ${name}`, async () => {
      const odd: LogsClient = { queryWorkspace: () => Promise.resolve(given as LogsAnswer) };
      const source = logAnalyticsSource({ client: odd, workspaceId: NOBODY });
      await assert.rejects(source.query(totals), (error: Error & { reason: string }) => {
        assert.equal(error.reason, 'invalid-data');
        assert.match(error.message, words);
        return true;
      });
    });
  }

  it('takes an id of null as not given', () => {
    const ids = { workspaceId: null as never, resourceId: '/subscriptions/a' };
    assert.equal(logAnalyticsSource({ client, ...ids }).restrictable, true);
  });

  it('tells pauses by the real clock, whatever clock its ranges end by', async (t) => {
    t.mock.timers.enable({ apis: ['Date'], now: Date.parse('2026-10-15T12:00:00Z') });
    const refusing: LogsClient = {
      queryWorkspace: () =>
        Promise.reject(
          Object.assign(new Error('no'), {
            statusCode: 429,
            response: { headers: new Headers({ 'retry-after': '60' }) },
          }),
        ),
    };
    const source = logAnalyticsSource({ client: refusing, workspaceId: NOBODY, now: () => Date.parse('2026-10-01') });
    await assert.rejects(source.query(totals), { retryAt: Date.parse('2026-10-15T12:01:00Z') });
  });

  const wrong: [string, Partial<LogAnalyticsOptions>, RegExp][] = [
    ['no id', { workspaceId: undefined }, /either workspaceId or resourceId/],
    ['two ids', { resourceId: '/subscriptions/a' }, /either workspaceId or resourceId/],
    ['an id that is no GUID', { workspaceId: '../../other' }, /GUID/],
    ['a client that cannot', { client: {} }, /queryWorkspace/],
    ['a timeout of an hour', { serverTimeout: 3600 }, /600/],
    ['a timeout of no number', { serverTimeout: '60' as never }, /serverTimeout: .* number/],
    ['a timeout below a second', { serverTimeout: 0.5 }, /serverTimeout: .* from 1/],
    ['a timeout that is no number', { serverTimeout: NaN }, /serverTimeout: /],
    ['a list of ids', { workspaceId: [NOBODY] as never }, /workspaceId or resourceId, as text/],
    ['a list of paths', { workspaceId: undefined, resourceId: ['/subscriptions/a'] as never }, /resourceId, as text/],
    ['a range that means nothing', { defaultRange: { last: 'nonsense' } }, /^defaultRange: /],
    ['a range that is a list', { defaultRange: { last: ['P1D'] as never } }, /^defaultRange: /],
    [
      'a range that ends before it begins',
      { defaultRange: { from: '2026-01-02', to: '2026-01-01' } },
      /^defaultRange: /,
    ],
    ['a range of null', { defaultRange: null as never }, /^defaultRange: /],
    ['a clock that is none', { now: 5 as never }, /^now: expected a function/],
    ['a clock that stands nowhere', { now: () => NaN }, /^now: expected a function/],
    ['a clock that throws', { now: () => assert.fail('it is broken') }, /^now: it is broken/],
  ];
  for (const [name, options, words] of wrong) {
    it(`is not made with ${name}`, () => {
      assert.throws(() => logAnalyticsSource({ client, workspaceId: NOBODY, ...options }), {
        name: 'TypeError',
        message: words,
      });
    });
  }
});

function sourceOf(rows: readonly TableRow[], options: Partial<LogAnalyticsOptions> = {}) {
  return logAnalyticsSource({ client, workspaceId: workspace.addWorkspace(rows), ...options });
}

/** Events of different objects, a minute apart, from 10 October on. */
function events(count: number): TableRow[] {
  return Array.from({ length: count }, (_, index) => ({
    TimeGenerated: timeOf(index),
    Id: `event-${index}`,
    ChangeId: `change-${index}`,
    JobId: 'AD2AADProvisioning.x.y',
    ProvisioningAction: 'update',
    ResultType: 'Success',
    SourceIdentity: JSON.stringify({ Id: `object-${index}`, Name: `Name ${index}`, identityType: 'user' }),
  }));
}

function timeOf(index: number): string {
  return new Date(Date.UTC(2026, 9, 10) + index * 60_000).toISOString();
}

function columns(): { name: string }[] {
  return 'grouping part place key1 key2 binStart events objects firstSeen lastSeen id action status errorCode reason job'
    .split(' ')
    .map((name) => ({ name }));
}

function answer(columnDescriptors: { name: string }[], rows: unknown[][]): LogsAnswer {
  return { status: 'Success', tables: [{ columnDescriptors, rows }] };
}
