import { after, afterEach, describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { monitorQuery, monitorQueryLogs } from './clients.js';
import { NEWER_COLUMNS } from './columns.js';
import { runaway } from './replies.js';
import { startWorkspace } from './workspace.js';

const NOW = Date.UTC(2026, 9, 7, 12);
const DAY = { startTime: new Date('2026-10-07T00:00:00Z'), endTime: new Date('2026-10-08T00:00:00Z') };
const TIMES = [
  '2026-10-06T23:59:59.9999999Z',
  '2026-10-07T00:00:00Z',
  '2026-10-08T00:00:00Z',
  '2026-10-08T00:00:00.0000001Z',
];

const service = await startWorkspace({ now: () => NOW });
const limits = { ...service.settings.limits };
const id = service.addWorkspace(
  TIMES.map((TimeGenerated, index) => ({ TimeGenerated, Id: `${index}`, DurationMs: index })),
);
const CLIENTS = [monitorQuery(service.url), monitorQueryLogs(service.url)];
const ALL = 'AADProvisioningLogs';

after(() => service.close());
afterEach(() => {
  service.settings.limits = { ...limits };
  service.faults.length = 0;
  service.chooseFault = null;
});

async function post(workspace: string, body: object, headers: Record<string, string> = {}) {
  const response = await fetch(`${service.url}/v1/workspaces/${workspace}/query`, {
    method: 'POST',
    headers: { authorization: 'Bearer x', 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: safely(text) };
}

interface Wire {
  tables?: { columns: unknown[]; rows: unknown[][] }[];
  error?: {
    code: string;
    correlationId?: string;
    innererror?: { code: string; innererror?: object };
    details?: object[];
  };
}

function safely(text: string): Wire | null {
  try {
    return JSON.parse(text) as Wire;
  } catch {
    return null;
  }
}

async function idsWithin(timespan: string | undefined): Promise<unknown[]> {
  const { json } = await post(id, { query: `${ALL} | project Id`, timespan });
  return (json?.tables?.[0]?.rows ?? []).map(([one]) => one);
}

describe('an answer of the workspace', () => {
  it('has every type as the service writes it', async () => {
    const query =
      'print s = "x", l = 5, r = 1.5, n = real(nan), b = true, t = datetime(2026-10-07T01:02:03.1234567Z), p = 1d, d = dynamic({"a": [1]}), e = dynamic("x"), z = long(null), y = dynamic(null)';
    const { json } = await post(id, { query });
    const row = ['x', 5, 1.5, 'NaN', true, '2026-10-07T01:02:03.1234567Z', '1.00:00:00', '{"a":[1]}', 'x', null, null];
    assert.deepEqual(json?.tables?.[0]?.rows, [row]);
    assert.deepEqual(json?.tables?.[0]?.columns[5], { name: 't', type: 'datetime' });
  });

  it('is read by both clients of Azure Monitor', async () => {
    for (const client of CLIENTS) {
      const result = await client.queryWorkspace(id, `${ALL} | project TimeGenerated, Id, DurationMs`, DAY);
      assert.equal(result.status, 'Success');
      const rows = 'tables' in result ? result.tables[0]?.rows : [];
      assert.deepEqual(rows, [
        [new Date(DAY.startTime), '1', 1],
        [new Date(DAY.endTime), '2', 2],
      ]);
    }
  });

  it('holds what lies within the timespan, both ends included', async () => {
    assert.deepEqual(await idsWithin('2026-10-07T00:00:00Z/2026-10-08T00:00:00Z'), ['1', '2']);
    assert.deepEqual(await idsWithin('2026-10-07T00:00:00Z/P1D'), ['1', '2']);
    assert.deepEqual(await idsWithin('P1D/2026-10-08T00:00:00Z'), ['1', '2']);
    assert.deepEqual(await idsWithin('PT12H'), ['1']);
    assert.deepEqual(await idsWithin(undefined), ['0', '1', '2', '3']);
  });

  it('knows now from the clock of the service', async () => {
    const { json } = await post(id, { query: 'print now()' });
    assert.deepEqual(json?.tables?.[0]?.rows, [['2026-10-07T12:00:00.0000000Z']]);
  });

  it('is over several workspaces where the body names more', async () => {
    const other = service.addWorkspace([{ TimeGenerated: TIMES[1], Id: 'other' }], { columns: NEWER_COLUMNS });
    const { json } = await post(id, { query: `${ALL} | summarize make_set(Id)`, workspaces: [other] });
    assert.deepEqual(json?.tables?.[0]?.rows, [['["0","1","2","3","other"]']]);
  });

  it('comes by the path of a resource too, also with the slash too many of a client', async () => {
    const resource = '/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/w';
    service.addWorkspace([{ TimeGenerated: TIMES[1], Id: 'by path' }], { resource });
    for (const client of CLIENTS) {
      const result = await client.queryResource(resource, `${ALL} | project Id`, DAY);
      assert.deepEqual('tables' in result && result.tables[0]?.rows, [['by path']]);
    }
  });
});

describe('a refusal of the workspace', () => {
  it('401 without a token', async () => {
    const { status, json } = await post(id, { query: ALL }, { authorization: '' });
    assert.deepEqual([status, json?.error?.code], [401, 'AuthenticationFailed']);
  });

  it('403 with a token that may not read', async () => {
    const closed = service.addWorkspace([], { tokens: ['another'] });
    const { status, json } = await post(closed, { query: ALL });
    assert.deepEqual([status, json?.error?.code], [403, 'InsufficientAccessError']);
  });

  it('404 for a workspace or path that is not there', async () => {
    const { status, json } = await post('00000000-0000-0000-0000-000000000000', { query: ALL });
    assert.deepEqual([status, json?.error?.code], [404, 'WorkspaceNotFoundError']);
    assert.equal((await fetch(`${service.url}/v2/query`)).status, 404);
  });

  it('400 where the logs were never routed to it', async () => {
    const { status, json } = await post(service.addWorkspace(null), { query: `${ALL} | where Id == "x"` });
    assert.equal(status, 400);
    assert.match(json?.error?.correlationId ?? '', /^[0-9a-f-]{36}$/);
    assert.deepEqual(json?.error?.innererror, {
      code: 'SemanticError',
      message: 'A semantic error occurred.',
      innererror: {
        code: 'SEM0100',
        message: "'where' operator: Failed to resolve table or column expression named 'AADProvisioningLogs'",
      },
    });
  });

  it('400 for what is no KQL, with line, position and token', async () => {
    const { json } = await post(id, { query: 'completely invalid syntax' });
    assert.deepEqual(json?.error?.innererror?.innererror, {
      code: 'SYN0002',
      message: "Query could not be parsed at 'invalid' on line [1,11]",
      line: 1,
      pos: 11,
      token: 'invalid',
    });
  });

  it('400 for what the emulator does not know, with its name', async () => {
    const { status, text } = await post(id, { query: `${ALL} | sample 1` });
    assert.equal(status, 400);
    assert.match(text, /EmulatorError.*the operator sample \(line 1, column 23\)/);
  });

  it('400 for a timespan that is none', async () => {
    assert.equal((await post(id, { query: ALL, timespan: 'soon' })).status, 400);
  });

  it('an empty 200 without JSON', async () => {
    const { status, text } = await post(id, { query: ALL }, { 'content-type': 'text/plain' });
    assert.deepEqual([status, text], [200, '']);
  });

  it('is a RestError of both clients', async () => {
    for (const client of CLIENTS) {
      const asked = client.queryWorkspace(id, `${ALL} | where Nothing == 1`, DAY);
      await assert.rejects(asked, { name: 'RestError', code: 'BadArgumentError', statusCode: 400 });
    }
  });
});

describe('an answer that is not whole', () => {
  it('stops at the cap of rows and says so', async () => {
    service.settings.limits.rowCap = 3;
    const { status, json } = await post(id, { query: `${ALL} | project Id` });
    assert.equal(status, 200);
    assert.deepEqual(json?.tables?.[0]?.rows, [['0'], ['1'], ['2']]);
    assert.match(
      JSON.stringify(json?.error),
      /PartialError.*-2133196797.*set limit of 3 records.*E_QUERY_RESULT_SET_TOO_LARGE/,
    );
  });

  it('is whole with as many rows as the cap', async () => {
    service.settings.limits.rowCap = 4;
    assert.equal((await post(id, { query: ALL })).json?.error, undefined);
  });

  it('stops at the cap of bytes and says so', async () => {
    service.settings.limits.byteCap = 12;
    const { json } = await post(id, { query: `${ALL} | project Id` });
    assert.deepEqual(json?.tables?.[0]?.rows, [['0'], ['1']]);
    assert.match(JSON.stringify(json?.error), /set limit of 12 bytes/);
  });

  it('has no rows where count_distinct held too many values', async () => {
    service.settings.limits.distinctLimit = 2;
    const { status, json } = await post(id, { query: `${ALL} | summarize count_distinct(Id)` });
    assert.deepEqual([status, json?.tables?.[0]?.rows], [200, []]);
    assert.deepEqual(json?.error, runaway('count_distinct() held more than 2 values.'));
    assert.equal((await post(id, { query: `${ALL} | summarize dcount(Id)` })).json?.error, undefined);
  });

  it('is a PartialFailure of both clients', async () => {
    service.settings.limits.rowCap = 1;
    for (const client of CLIENTS) {
      const result = await client.queryWorkspace(id, `${ALL} | project Id`, DAY);
      assert.equal(result.status, 'PartialFailure');
      if ('partialTables' in result) assert.deepEqual(result.partialTables[0]?.rows, [['1']]);
    }
  });
});

describe('the log of requests', () => {
  it('keeps what was asked, by whom and how it went', async () => {
    service.requests.length = 0;
    await post(id, { query: ALL, timespan: 'P1D' }, { origin: 'https://portal.test', prefer: 'wait=60' });
    const [request, ...others] = service.requests;
    assert.equal(others.length, 0);
    assert.deepEqual(
      [
        request?.workspace,
        request?.query,
        request?.timespan,
        request?.origin,
        request?.headers['prefer'],
        request?.status,
      ],
      [id, ALL, 'P1D', 'https://portal.test', 'wait=60', 200],
    );
  });
});
