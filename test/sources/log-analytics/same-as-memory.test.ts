import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { SyncFilter } from '../../../src/model/filter.js';
import type { Grouping, SummaryQuestion } from '../../../src/model/question.js';
import type { SyncDataSource } from '../../../src/sources/data-source.js';
import { logAnalyticsSource, logsClient, memorySource } from '../../../src/sources/index.js';
import { OLDER_COLUMNS } from '../../emulator/columns.js';
import type { TableRow, WorkspaceOptions } from '../../emulator/store.js';
import { startWorkspace } from '../../emulator/workspace.js';

const workspace = await startWorkspace();
after(() => workspace.close());

const client = logsClient({
  token: () => Promise.resolve('a-token'),
  cloud: { endpoint: `${workspace.url}/v1`, audience: 'https://api.loganalytics.io' },
});

describe('rows that a workspace may hold', () => {
  it('of the older columns count as the newer ones do', async () => {
    const rows = [
      { ...row(1), ProvisioningAction: undefined, Action: 'Create', StatusInfo: '{"Status":1}', ResultType: '' },
    ];
    await same(rows, { by: ['action', 'status'] }, {}, { columns: OLDER_COLUMNS });
  });

  it('with steps that are none, or texts, stand in the same stages', async () => {
    const steps = ['[null,{"name":"A"}]', '["A"]', '[null]', '[]', '', 'no JSON', '[{"Name":" ","name":"B"}]'];
    const rows = steps.map((ProvisioningSteps, index) => ({ ...row(index), ProvisioningSteps }));
    await same(rows, { by: ['stage'] });
    await sameRecords(rows);
  });

  it('with capital GUIDs as only names are found by what their records say', async () => {
    const guid = '41B7D0AA-5E2F-4C93-9B6D-0F8E7A6C5D42';
    const rows = [{ ...row(1), ServicePrincipal: `{"Id":"${guid}"}`, SourceSystem: `{"Id":"${guid}"}` }];
    await same(rows, { by: ['app', 'sourceSystem'] }, { app: [guid], sourceSystem: [guid] });
  });

  it('of another category are not counted', async () => {
    await same([row(1), { ...row(2), Category: 'SignInLogs' }, { ...row(3), Category: 'provisioninglogs' }], {
      by: [],
    });
  });

  it('with letters written as escapes are found', async () => {
    const rows = [
      { ...row(1), SourceIdentity: String.raw`{"Id":"\u0041b"}` },
      { ...row(2), SourceIdentity: String.raw`{"Id":"x","Name":"M\u0061x"}` },
    ];
    await same(rows, { by: [] }, { object: ['Ab'] });
    await same(rows, { by: [] }, { search: 'max' });
  });

  it('with an object called unknown have no object', async () => {
    await same([{ ...row(1), SourceIdentity: '{"Id":"unknown"}' }, row(2)], { by: ['object'] });
  });

  it('without any id, at one instant, are all reached page by page', async () => {
    const rows = [1, 2, 3].map((index) => ({ ...row(index), Id: '', ChangeId: '', TimeGenerated: TIME }));
    const ids = new Set<string>();
    let page = await pageOf(sourceOf(rows));
    while (ids.size < 3 && page.rows.length > 0) {
      page.rows.forEach(({ id }) => ids.add(id));
      if (!page.next) break;
      page = await pageOf(sourceOf(rows), page.next);
    }
    assert.equal(ids.size, 3);
  });

  it('with names of thousands of letters are paged by name to the end', async () => {
    const name = 'n'.repeat(3000);
    const rows = [1, 2, 3].map((index) => ({
      ...row(index),
      SourceIdentity: JSON.stringify({ Id: `o${index}`, Name: name + index }),
    }));
    const source = sourceOf(rows);
    const question = { kind: 'objects', filter: {}, sort: { by: 'name', descending: false } } as const;
    const first = await source.query({ ...question, page: { limit: 2 } });
    const second = await source.query({ ...question, page: { limit: 2, after: first.value.next! } });
    assert.deepEqual(
      [...first.value.rows, ...second.value.rows].map(({ key }) => key),
      ['o1', 'o2', 'o3'],
    );
  });
});

const TIME = '2026-10-10T10:00:00.1234567Z';

function row(index: number): TableRow {
  return {
    TimeGenerated: `2026-10-10T10:0${index}:00.1234567Z`,
    Id: `id-${index}`,
    ChangeId: `change-${index}`,
    JobId: 'AD2AADProvisioning.x.y',
    ProvisioningAction: 'update',
    ResultType: 'Success',
    SourceIdentity: JSON.stringify({ Id: `object-${index}`, Name: `Name ${index}`, identityType: 'user' }),
    ProvisioningSteps: '[]',
  };
}

function sourceOf(rows: readonly TableRow[], options: WorkspaceOptions = {}): SyncDataSource {
  return logAnalyticsSource({ client, workspaceId: workspace.addWorkspace(rows, options), defaultRange: 'all' });
}

async function same(
  rows: readonly TableRow[],
  grouping: Grouping,
  filter: SyncFilter = {},
  options: WorkspaceOptions = {},
) {
  const question: SummaryQuestion = { kind: 'summary', filter, zone: 'UTC', groupings: [grouping] };
  const expected = await memorySource(rows).query(question);
  assert.notEqual(expected.value.tables[0]!.rows.length, 0);
  assert.deepEqual(await sourceOf(rows, options).query(question), expected);
}

async function sameRecords(rows: readonly TableRow[]) {
  const question = { kind: 'records', filter: {} } as const;
  const expected = await memorySource(rows).query(question);
  assert.deepEqual((await sourceOf(rows).query(question)).value.rows, expected.value.rows);
}

async function pageOf(source: SyncDataSource, after?: { time: string; id: string }) {
  return (await source.query({ kind: 'records', filter: {}, page: { limit: 1, ...(after && { after }) } })).value;
}
