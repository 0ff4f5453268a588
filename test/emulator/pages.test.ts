import { after, describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { startWorkspace } from './workspace.js';

const service = await startWorkspace();
const PORTAL = 'https://portal.test';

after(() => service.close());

function preflight(path: string, origin = PORTAL): Promise<Response> {
  const headers = {
    origin,
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'authorization',
  };
  return fetch(service.url + path, { method: 'OPTIONS', headers });
}

async function command<T>(path: string, body?: unknown): Promise<T> {
  const request = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  return (await (await fetch(`${service.url}/control/${path}`, request)).json()) as T;
}

describe('what pages may do', () => {
  it('is to send a token and a type, and nothing else unless it is set', async () => {
    const { status, headers } = await preflight('/v1/workspaces/x/query');
    assert.equal(status, 204);
    assert.equal(headers.get('access-control-allow-origin'), '*');
    assert.equal(headers.get('access-control-allow-headers'), 'authorization,content-type');
  });

  it('is to read the headers that the service shows', async () => {
    const { headers } = await fetch(`${service.url}/v1/nothing`, { headers: { origin: PORTAL } });
    const exposed = 'Retry-After,Age,WWW-Authenticate,x-resource-identities,x-ms-status-location';
    assert.equal(headers.get('access-control-expose-headers'), exposed);
  });

  it('is nothing from origins that are not allowed', async () => {
    const closed = await startWorkspace({ cors: { ...service.settings.cors, origins: [PORTAL] } });
    const headersFor = async (origin: string) => (await fetch(`${closed.url}/v1/x`, { headers: { origin } })).headers;
    assert.equal((await headersFor(PORTAL)).get('access-control-allow-origin'), PORTAL);
    assert.equal((await headersFor('https://else.test')).get('access-control-allow-origin'), null);
    await closed.close();
  });
});

describe('what pages can order', () => {
  it('a workspace, queries that fail, and the log of what was asked', async () => {
    const rows = [{ TimeGenerated: '2026-10-07T00:00:00Z', Id: 'a' }];
    const { id } = await command<{ id: string }>('workspaces', { rows, generation: 'newer', tokens: ['x'] });
    await command('faults', [{ name: 'throttled', argument: { seconds: 3 } }, { name: 'none' }]);
    const ask = (query: string) =>
      fetch(`${service.url}/v1/workspaces/${id}/query`, {
        method: 'POST',
        headers: { authorization: 'Bearer x', 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      });
    assert.equal((await ask('print 1')).headers.get('retry-after'), '3');
    assert.equal((await ask('AADProvisioningLogs | project Action')).status, 400);
    assert.equal((await ask('AADProvisioningLogs | project Id')).status, 200);
    const { requests } = await command<{ requests: { status: number }[] }>('requests');
    assert.deepEqual(
      requests.map(({ status }) => status),
      [429, 400, 200],
    );
  });
});
