import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import type { SyncFilter } from '../../src/model/filter.js';
import type { Grouping, SummaryRow } from '../../src/model/question.js';
import type { SyncDataSource } from '../../src/sources/data-source.js';
import { demoRecords, fileSource, memorySource } from '../../src/sources/index.js';

const SAMPLES = ['graph-provisioning-response.json', 'loganalytics-query-response.json', 'portal-download.json'];

/** Newest first; without a direction of their own the sample events are all of AD to Entra. */
const CYCLES = ['19c3e7f5 1', '7ae4c0d8 1', '08d5e9a2 1', 'f7b3d0c1 2', 'c2a7e5b0 1'];
const TYPES = ['user 4 3', 'contact 1 1', 'group 1 1'];
const STATUSES = ['success 3 2', 'skipped 2 2', 'failure 1 1'];

for (const name of SAMPLES) {
  const text = readFileSync(join(import.meta.dirname, '../fixtures/samples', name), 'utf8');

  describe(`${name}, as it is and with its two sides exchanged`, () => {
    for (const [what, written, own, other] of [
      ['AD to Entra', text, 'ad-to-entra', 'entra-to-ad'],
      ['Entra to AD', exchanged(text), 'entra-to-ad', 'ad-to-entra'],
    ] as const) {
      const from = own === 'ad-to-entra' ? 'Active Directory' : 'Microsoft Entra ID';
      const to = own === 'ad-to-entra' ? 'Microsoft Entra ID' : 'Active Directory';

      test(`${what}: cycles and counts are those of the direction and of all, and none of the other`, async () => {
        const source = await opened(name, written);
        for (const direction of [own, 'cloud-sync', 'all'] as const) {
          assert.deepEqual((await cycles(source, { direction })).map(withoutObjects), CYCLES);
          assert.deepEqual(await counts(source, { direction }, 'type'), TYPES);
          assert.deepEqual(await counts(source, { direction }, 'status'), STATUSES);
        }
        assert.deepEqual(await cycles(source, { direction: other }), []);
        assert.deepEqual(await counts(source, { direction: other }, 'type'), []);
      });

      test(`${what}: stage and both systems filter`, async () => {
        const source = await opened(name, written);
        for (const direction of [own, 'all'] as const) {
          const events = (filter: SyncFilter) => total(source, { direction, ...filter });
          assert.deepEqual(
            [
              await events({ stage: ['EntrySynchronizationScoping'] }),
              await events({ stage: ['EntryExportDelete', 'EntrySynchronizationSkip'] }),
              await events({ sourceSystem: [from] }),
              await events({ targetSystem: [to] }),
              await events({ sourceSystem: [to] }),
              await events({ sourceSystem: [from], targetSystem: [to], stage: ['EntryExportAdd'] }),
            ],
            [3, 3, 6, 6, 0, 1],
          );
        }
      });
    }
  });
}

describe('the demo tenant, which writes groups back to AD', () => {
  const records = demoRecords({ end: '2026-09-30T12:00:00Z' });
  const source = memorySource(records);
  const back = records.filter(({ jobId }) => jobId.startsWith('AAD2AD'));

  test('has events of both directions, which together are all', async () => {
    assert.ok(back.length > 20);
    assert.equal(await total(source, { direction: 'entra-to-ad' }), back.length);
    assert.equal(await total(source, { direction: 'ad-to-entra' }), records.length - back.length);
    for (const direction of ['cloud-sync', 'all'] as const) assert.equal(await total(source, { direction }), records.length); // prettier-ignore
  });

  test('counts in tiles the groups written back as distinct objects', async () => {
    const groups = new Set(back.map(({ sourceIdentity }) => sourceIdentity.id)).size;
    assert.deepEqual(await counts(source, { direction: 'entra-to-ad' }, 'type'), [`group ${back.length} ${groups}`]);
  });

  test('lists the cycles of the job that writes back, newest first', async () => {
    const expected = [...new Set(back.toReversed().map(({ cycleId }) => cycleId.slice(0, 8)))];
    const found = await cycles(source, { direction: 'entra-to-ad' });
    assert.deepEqual(found.map((line) => line.split(' ')[0]), expected.slice(0, 50)); // prettier-ignore
  });

  test('is told apart by systems and stages just as by direction', async () => {
    const systems = { sourceSystem: ['Microsoft Entra ID'], targetSystem: ['Active Directory'] };
    assert.equal(await total(source, { direction: 'all', ...systems }), back.length);
    assert.equal(await total(source, { direction: 'ad-to-entra', ...systems }), 0);
    const exports = back.filter(({ provisioningSteps }) => provisioningSteps.some(({ name }) => name === 'EntryExportUpdate')); // prettier-ignore
    assert.ok(exports.length > 0);
    assert.equal(await total(source, { direction: 'entra-to-ad', stage: ['EntryExportUpdate'] }), exports.length);
  });
});

/** Events as another direction would write them: other jobs, and systems in each other's place. */
function exchanged(text: string): string {
  return text
    .replaceAll(/AD2AAD(Provisioning|PasswordHash)/g, 'AAD2ADGroupProvisioning')
    .replaceAll(/Active Directory|Microsoft Entra ID/g, (name) => (name === 'Active Directory' ? 'Microsoft Entra ID' : 'Active Directory')); // prettier-ignore
}

async function opened(name: string, text: string): Promise<SyncDataSource> {
  const source = fileSource([new File([text], name)]);
  for (;;) {
    const { partial } = await source.query({ kind: 'about', filter: {} });
    if (!partial) return source;
    await new Promise((resolve) => {
      const stop = source.watch!(() => resolve(stop()));
    });
  }
}

async function rows(source: SyncDataSource, filter: SyncFilter, grouping: Grouping): Promise<SummaryRow[]> {
  const { value } = await source.query({ kind: 'summary', filter, zone: 'UTC', groupings: [grouping] });
  return value.tables[0]!.rows;
}

async function cycles(source: SyncDataSource, filter: SyncFilter): Promise<string[]> {
  return (await rows(source, filter, { by: ['cycle'], order: 'last', top: 50 })).map(written);
}

async function counts(source: SyncDataSource, filter: SyncFilter, by: 'type' | 'status'): Promise<string[]> {
  return (await rows(source, filter, { by: [by] })).map(written);
}

async function total(source: SyncDataSource, filter: SyncFilter): Promise<number> {
  return (await rows(source, filter, { by: [] }))[0]?.events ?? 0;
}

function written({ key, events, objects }: SummaryRow): string {
  return `${key[0]!.slice(0, 8)} ${events} ${objects}`;
}

function withoutObjects(line: string): string {
  return line.slice(0, line.lastIndexOf(' '));
}
