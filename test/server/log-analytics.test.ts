import { after, beforeEach, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import type { SyncFilter } from '../../src/model/filter.js';
import type { SourceError } from '../../src/model/source-error.js';
import { httpSource } from '../../src/sources/http/http-source.js';
import { logAnalyticsSource, logsClient, type SyncDataSource } from '../../src/sources/index.js';
import { contractFixture } from '../../src/testing/index.js';
import { checkKql } from '../emulator/kusto.js';
import { tableRows } from '../emulator/table-rows.js';
import { startWorkspace } from '../emulator/workspace.js';
import { handlerOver } from '../support/handler.js';

const TOKEN = 'eyJ0eXAi-token-of-the-server';
const service = await startWorkspace();
const own = service.addWorkspace(tableRows(contractFixture.records));
const other = service.addWorkspace(tableRows(contractFixture.records));
after(() => service.close());
const range = { from: '2026-09-01', to: '2026-11-30' };

/** A handler over the workspace, and the addresses that its client asks. */
function overWorkspace(forced?: SyncFilter) {
  const addresses: string[] = [];
  const client = logsClient({
    token: () => Promise.resolve(TOKEN),
    cloud: { endpoint: `${service.url}/v1`, audience: 'https://api.loganalytics.io' },
    fetch: (url, init) => {
      addresses.push(url instanceof Request ? url.url : String(url));
      return fetch(url, init);
    },
    wait: () => Promise.resolve(),
  });
  const source = logAnalyticsSource({ client, workspaceId: own });
  const { handler, ask, errors } = handlerOver(source, {
    questionsPerMinute: null,
    authorize: () => (forced ? { filter: forced } : {}),
  });
  const page: SyncDataSource = httpSource('http://localhost/api/sync', {
    fetch: (url, init) => handler(new Request(url, init)),
  });
  return { page, source, handler, ask, errors, addresses };
}

beforeEach(() => {
  service.requests.length = 0;
  service.faults.length = 0;
});

describe('a page, a server of your own and a Log Analytics workspace', () => {
  test('bins of one width are held once, however many groupings have them', async () => {
    const { source } = overWorkspace();
    const groupings = [{ by: [], bin: '5min' }, { by: ['action'], bin: '5min' }, { by: [], bin: 'day' }] as const; // prettier-ignore
    const day = { from: '2026-10-05', to: '2026-10-06' };
    const { tables } = (await source.query({ kind: 'summary', filter: { range: day }, zone: 'UTC', groupings })).value;
    assert.deepEqual(tables.map(({ bins }) => bins?.starts.length), [288, 288, 1]); // prettier-ignore
    assert.equal(tables[0]!.bins!.starts, tables[1]!.bins!.starts);
  });

  test('a forced filter holds for every kind of question', async () => {
    const { page } = overWorkspace({ status: ['failure'] });
    const open = overWorkspace().page;
    const filter: SyncFilter = { range, direction: 'all' };
    const totals = { kind: 'summary', filter, zone: 'UTC', groupings: [{ by: ['status'], ignoreOwn: true }] } as const;
    const rows = (await page.query(totals)).value.tables[0]!.rows;
    assert.deepEqual(rows.map(({ key }) => key), [['failure']]); // prettier-ignore
    const events = rows[0]!.events;
    assert.ok(events < (await open.query({ kind: 'about', filter })).value.events!);
    assert.equal((await page.query({ kind: 'about', filter })).value.events, events);
    const { value: records } = await page.query({ kind: 'records', filter, page: { limit: 1000 } });
    assert.deepEqual([records.rows.length, new Set(records.rows.map(({ status }) => status))], [events, new Set(['failure'])]); // prettier-ignore
    const { value: objects } = await page.query({ kind: 'objects', filter, page: { limit: 1000 } });
    // One of the failures is of no object.
    assert.equal(objects.rows.reduce((sum, row) => sum + row.events, 0), events - 1); // prettier-ignore
    assert.ok(
      objects.rows.every(({ last }) => last.status === 'failure'),
      "nor does an object's state tell more",
    );
    const { value: all } = await open.query({ kind: 'records', filter, page: { limit: 1000 } });
    const hidden = all.rows.find(({ status }) => status === 'success')!;
    const asked = { kind: 'record', id: hidden.id, time: hidden.time, filter: { range, direction: 'all' } } as const;
    assert.deepEqual([(await page.query(asked)).value, (await open.query(asked)).value?.id], [null, hidden.id]);
  });

  test('a thousand viewers of twelve panels cost the workspace what one costs', async () => {
    const { page } = overWorkspace();
    const ask = () =>
      Promise.all(
        Array.from({ length: 12 }, (_, panel) =>
          page.query({
            kind: 'summary',
            filter: { range },
            zone: 'UTC',
            groupings: [{ by: panel % 2 ? ['action'] : ['status'] }],
          }),
        ),
      );
    await ask();
    const once = service.requests.length;
    for (let viewer = 0; viewer < 999; viewer++) await ask();
    assert.deepEqual([once, service.requests.length], [2, 2]);
    assert.ok(service.peak <= 4);
  });

  test('what the service says of a failure, and its token, reach the host only', async () => {
    const { page, errors } = overWorkspace();
    const leak = `Failed to resolve AADProvisioningLogs of ${own} at line 7, Bearer ${TOKEN}`;
    const body = { error: { code: 'BadArgumentError', message: leak, innererror: { code: 'SEM0001', message: leak } } };
    for (const status of [400, 401, 403, 404, 500, 502, 504, 429]) {
      const reply = { status, body: JSON.stringify(body) };
      service.chooseFault = () => ({ kind: 'reply', reply }) as never;
      await assert.rejects(page.query({ kind: 'record', id: `${status}` }), ({ message, reason }: SourceError) => {
        assert.doesNotMatch(message, new RegExp(`AADProv|${own}|line 7|eyJ0|SEM|Bearer`), `${status}`);
        assert.notEqual(reason, 'unauthorised', 'it is not the viewer who has to sign in');
        return true;
      });
    }
    service.chooseFault = null;
    assert.equal(errors.length, 8);
  });
});

describe('nothing in a question or request reaches an address (row 19)', () => {
  const hostile = [
    'http://169.254.169.254/metadata/identity',
    `../../workspaces/${other}/query`,
    `..%2f..%2fworkspaces%2f${other}`,
    `@evil.example/v1/workspaces/${other}`,
    'https://evil.example#@',
    '[::1]:22',
    '\\\\evil.example\\share',
    `x\r\nHost: evil.example\r\n\r\n`,
    `") | union workspace("${other}").AADProvisioningLogs //`,
    `"; externaldata(x:string)["https://evil.example/"] //`,
    other,
  ];
  const questions = (text: string): unknown[] => [
    {
      kind: 'about',
      filter: {
        range,
        ...Object.fromEntries(
          ['action', 'job', 'app', 'object', 'targetName', 'stage', 'identity', 'error', 'cycle'].map((part) => [
            part,
            [text],
          ]),
        ),
      },
    },
    { kind: 'about', filter: { range, search: text.slice(0, 200) } },
    { kind: 'summary', filter: { range }, zone: text, groupings: [{ by: [] }] },
    { kind: 'summary', filter: { range }, zone: 'UTC', groupings: [{ by: ['app'], after: text, top: 5 }] },
    { kind: 'objects', filter: { range }, page: { after: text } },
    { kind: 'records', filter: { range }, page: { after: { time: '2026-10-01', id: text } } },
    { kind: 'record', id: text, time: '2026-10-01' },
    { kind: 'about', filter: { range }, workspaceId: text },
    { kind: 'about', filter: { range: { from: text, to: text } } },
  ];

  test('whatever text stands in whatever part, one constant address is asked, with one query', async () => {
    const { ask, addresses } = overWorkspace();
    let answered = 0;
    for (const text of hostile) {
      for (const question of questions(text)) {
        const { status } = await ask(question);
        assert.ok(status === 200 || status === 400, `${status}: ${JSON.stringify(question)}`);
        if (status === 200) answered++;
      }
    }
    assert.ok(answered > 50, `${answered} were answered`);
    assert.deepEqual([...new Set(addresses)], [`${service.url}/v1/workspaces/${own}/query`]);
    assert.deepEqual([...new Set(service.requests.map(({ workspace }) => workspace))], [own]);
    for (const query of new Set(service.requests.map((request) => request.query))) {
      assert.deepEqual(checkKql(query).diagnostics, [], query);
    }
  });

  test('nor does an address, header or method of the request', async () => {
    const { handler, addresses } = overWorkspace();
    const headers = {
      'Content-Type': 'application/json', 'Sync-Insights-Version': '1', Host: 'evil.example',
      'X-Forwarded-Host': 'evil.example', Forwarded: 'host=evil.example', 'X-Workspace-Id': other,
    }; // prettier-ignore
    for (const [index, url] of [
      'http://evil.example/',
      `http://a/?workspaceId=${other}`,
      `http://a/${other}`,
    ].entries()) {
      const body = JSON.stringify({ kind: 'about', filter: { range, search: `number ${index}` } });
      assert.equal((await handler(new Request(url, { method: 'POST', headers, body }))).status, 200);
    }
    assert.equal(addresses.length > 0, true);
    assert.deepEqual([...new Set(addresses)], [`${service.url}/v1/workspaces/${own}/query`]);
  });

  test('a redirect of the service is not followed', async () => {
    const { ask, addresses } = overWorkspace();
    const reply = { status: 307, headers: { Location: `${service.url}/v1/workspaces/${other}/query` }, body: '' };
    service.chooseFault = () => ({ kind: 'reply', reply }) as never;
    const { status, body } = await ask({ kind: 'about', filter: { range, search: 'redirected' } });
    service.chooseFault = null;
    assert.deepEqual([status, body.error?.reason], [502, 'unreachable']);
    assert.ok(addresses.every((address) => address.includes(own)));
    assert.ok(service.requests.every(({ workspace }) => workspace === own));
  });
});
