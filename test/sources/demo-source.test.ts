import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { demoIncidents, demoRecords, demoSource, type GraphRecord } from '../../src/sources/index.js';
import type { TimeSpan } from '../../src/model/filter.js';
import { readRecord } from '../../src/model/reading/read-record.js';

const END = '2026-09-30T12:00:00Z';
const records = demoRecords({ end: END });
const incidents = demoIncidents({ end: END });
const HOUR = 3_600_000;

const at = (record: GraphRecord) => Date.parse(record.activityDateTime);
const isWithin = (span: TimeSpan | null, record: GraphRecord) =>
  span !== null && at(record) >= Date.parse(span.from) && at(record) < Date.parse(span.to);
const codeOf = (record: GraphRecord) => record.provisioningStatusInfo.errorInformation?.errorCode ?? null;
const statusOf = (record: GraphRecord) => record.provisioningStatusInfo.status;

function longestGap(list: readonly GraphRecord[], from: number, to: number): number {
  const times = [from, ...list.map(at), to];
  return Math.max(...times.slice(1).map((time, index) => time - times[index]!));
}

describe('the demo tenant', () => {
  test('is the same for the same seed, and another for another', () => {
    assert.deepEqual(demoRecords({ end: END }), records);
    assert.notDeepEqual(demoRecords({ end: END, seed: 2 })[0], records[0]);
  });

  test('covers the days before its end, oldest first, and every id once', () => {
    const times = records.map(at);
    assert.deepEqual(times, times.toSorted((one, other) => one - other)); // prettier-ignore
    assert.ok(times[0]! >= Date.parse('2026-08-31T12:00:00Z') && times.at(-1)! < Date.parse(END));
    assert.equal(new Set(records.map(({ id }) => id)).size, records.length);
  });

  test('is read without a broken record', () => {
    const broken = records.filter((raw, index) => 'broken' in readRecord(raw, { file: null, index }));
    assert.deepEqual([broken.length, records.length > 4000], [0, true]);
  });

  test('has users, groups and contacts of two domains, three kinds of jobs and names of many scripts', () => {
    const distinct = (pick: (record: GraphRecord) => string) => [...new Set(records.map(pick))].sort();
    assert.deepEqual(distinct(({ servicePrincipal }) => servicePrincipal.displayName), ['corp.contoso.com', 'emea.contoso.com']); // prettier-ignore
    assert.deepEqual(distinct(({ jobId }) => jobId.split('.')[0]!), ['AAD2ADGroupProvisioning', 'AD2AADPasswordHash', 'AD2AADProvisioning']); // prettier-ignore
    assert.deepEqual(distinct(({ sourceIdentity }) => sourceIdentity.identityType).filter((type) => /^[a-z]/.test(type)), ['contact', 'group', 'user']); // prettier-ignore
    assert.deepEqual(distinct(statusOf), ['failure', 'skipped', 'success', 'warning']);
    const names = distinct(({ sourceIdentity }) => sourceIdentity.displayName).join();
    for (const script of ['Arabic', 'Han', 'Hangul', 'Cyrillic', 'Greek'])
      assert.match(names, new RegExp(`\\p{Script=${script}}`, 'u'));
  });

  test('changes properties with several values', () => {
    const changes = records.flatMap(({ modifiedProperties }) => modifiedProperties);
    assert.ok(
      changes.some(({ displayName, newValue }) => displayName === 'ProxyAddresses' && / \(\d\)$/.test(newValue ?? '')),
    );
  });

  test('fails steadily with these codes, one of them none', () => {
    const quiet = records.filter(
      (record) => !isWithin(incidents.outage, record) && !isWithin(incidents.newCode, record),
    );
    const codes = [...new Set(quiet.filter((record) => statusOf(record) === 'failure').map(codeOf))];
    assert.deepEqual(codes.sort(), ['ContosoEntryConflict', 'DuplicateTargetEntries', 'InvalidAnchor', null]);
    assert.ok(
      records.some(({ provisioningSteps }) =>
        provisioningSteps.some(({ details }) => details['SkipReason'] === 'AttributeValidationFailed'),
      ),
    );
  });

  test('is quieter at weekends than on working days', () => {
    const perDay = new Map<string, number>();
    for (const { activityDateTime } of records)
      perDay.set(activityDateTime.slice(0, 10), (perDay.get(activityDateTime.slice(0, 10)) ?? 0) + 1);
    const [saturday, tuesday] = [perDay.get('2026-09-05')!, perDay.get('2026-09-08')!];
    assert.ok(saturday * 2 < tuesday, `${saturday} on a Saturday, ${tuesday} on a Tuesday`);
  });
});

describe('its incidents', () => {
  test('begin with a first sync that creates nearly all objects', () => {
    const created = records.filter(
      (record) => isWithin(incidents.firstSync, record) && record.provisioningAction === 'create',
    );
    assert.ok(created.length > 1150);
  });

  test('have an outage whose codes appear in its window only', () => {
    for (const code of ['HybridIdentityServiceNoActiveAgents', 'TimeOut', 'HybridIdentityServiceAgentSignalingError']) {
      const found = records.filter((record) => codeOf(record) === code);
      assert.ok(found.length >= 10, `${code}: ${found.length}`);
      assert.ok(found.every((record) => isWithin(incidents.outage, record)));
    }
  });

  test('have more than 50 deletions in an hour, and more held back', () => {
    const spike = records.filter((record) => isWithin(incidents.deletionSpike, record));
    const count = (action: string) => spike.filter(({ provisioningAction }) => provisioningAction === action).length;
    assert.ok(count('delete') > 50 && count('stageddelete') > 100, `${count('delete')}, ${count('stageddelete')}`);
  });

  test('have a day and a half without any event, on working days', () => {
    assert.deepEqual(incidents.silence, { from: '2026-09-23T06:00:00.000Z', to: '2026-09-24T18:00:00.000Z' });
    assert.equal(records.filter((record) => isWithin(incidents.silence, record)).length, 0);
  });

  test('end with a code never seen before', () => {
    const found = records.filter((record) => codeOf(record) === 'InvalidDomain');
    assert.ok(found.length > 0 && found.every((record) => at(record) >= Date.parse(END) - HOUR));
  });

  test('are left out where a span is too short for them', () => {
    assert.deepEqual(Object.values(demoIncidents({ end: END, days: 1 })).slice(1), [null, null, null, null]);
    assert.ok(demoRecords({ end: END, days: 1, objects: 5 }).length > 5);
  });
});

describe('without incidents', () => {
  const ordinary = demoRecords({ end: END, days: 90, objects: 300, incidents: false });
  const [from, to] = [Date.parse(END) - 90 * 24 * HOUR, Date.parse(END)];

  test('there is never a day without events', () => assert.ok(longestGap(ordinary, from, to) < 24 * HOUR));

  test('every code that occurs comes back within 47 hours', () => {
    const codes = new Set(ordinary.filter((record) => statusOf(record) === 'failure').map(codeOf));
    assert.equal(codes.size, 4);
    for (const code of codes) {
      const found = ordinary.filter((record) => codeOf(record) === code);
      assert.ok(longestGap(found, from, to) < 47 * HOUR, String(code));
    }
  });
});

describe('demoSource', () => {
  test('answers about the same records, its last days ending with it', async () => {
    const source = demoSource({ end: END, objects: 100, days: 10 });
    const expected = demoRecords({ end: END, objects: 100, days: 10 });
    const { value } = await source.query({ kind: 'about', filter: { direction: 'all', range: { last: 'P1D' } } });
    assert.equal(value.events, expected.filter((record) => at(record) >= Date.parse(END) - 24 * HOUR).length);
  });

  test('gives the raw record as Graph would', async () => {
    const [first] = demoRecords({ end: END, objects: 10, days: 1 });
    const { value } = await demoSource({ end: END, objects: 10, days: 1 }).query({ kind: 'record', id: first!.id });
    assert.deepEqual(JSON.parse(value?.raw ?? ''), first);
  });

  test('refuses options that make no tenant', () => {
    assert.throws(() => demoSource({ end: 'soon' }), { reason: 'bad-query' });
    assert.throws(() => demoRecords({ days: NaN }), { reason: 'bad-query' });
    assert.throws(() => demoRecords({ objects: 0 }), { reason: 'bad-query' });
  });
});
