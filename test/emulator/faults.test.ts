import { after, afterEach, describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { monitorQuery, monitorQueryLogs } from './clients.js';
import * as faults from './faults.js';
import type { Fault } from './faults.js';
import { startWorkspace } from './workspace.js';

const service = await startWorkspace();
const id = service.addWorkspace([{ TimeGenerated: '2026-10-07T00:00:00Z', Id: 'a' }]);
const QUERY = 'AADProvisioningLogs | project Id';

after(() => service.close());
afterEach(() => {
  service.faults.length = 0;
  service.chooseFault = null;
  service.settings.delay = 0;
});

function ask(signal?: AbortSignal): Promise<Response> {
  return fetch(`${service.url}/v1/workspaces/${id}/query`, {
    method: 'POST',
    headers: { authorization: 'Bearer x', 'content-type': 'application/json' },
    body: JSON.stringify({ query: QUERY }),
    ...(signal && { signal }),
  });
}

async function askWith(fault: Fault): Promise<Response> {
  service.faults.push(fault);
  return ask();
}

describe('faults', () => {
  it('are taken one by one, then answers come', async () => {
    service.faults.push(faults.serverError(), null, faults.gatewayTimeout());
    const statuses = [await ask(), await ask(), await ask(), await ask()].map(({ status }) => status);
    assert.deepEqual(statuses, [500, 200, 504, 200]);
  });

  it('are chosen by the request', async () => {
    service.chooseFault = ({ query }) => (query === QUERY ? faults.requestTimeout() : null);
    assert.equal((await ask()).status, 408);
  });

  it('throttle with seconds, a date, milliseconds or nothing', async () => {
    const date = new Date('2026-10-07T08:30:00Z');
    const pauses = [{ seconds: 30 }, { date }, { milliseconds: 5 }, {}];
    const answers = await Promise.all(pauses.map((pause) => askWith(faults.throttled(pause))));
    assert.deepEqual(
      answers.map(({ status, headers }) => [status, headers.get('retry-after'), headers.get('retry-after-ms')]),
      [
        [429, '30', null],
        [429, 'Wed, 07 Oct 2026 08:30:00 GMT', null],
        [429, null, '5'],
        [429, null, null],
      ],
    );
  });

  it('are gateways in HTML, pauses of the service and proxies without an error', async () => {
    assert.match(await (await askWith(faults.badGateway())).text(), /^<html>/);
    assert.equal((await askWith(faults.unavailable(7))).headers.get('retry-after'), '7');
    const forbidden = await askWith(faults.forbiddenWithoutError());
    assert.deepEqual([forbidden.status, Object.hasOwn((await forbidden.json()) as object, 'error')], [403, false]);
  });

  it('ask for claims', async () => {
    const { status, headers } = await askWith(faults.claimsChallenge({ access_token: { nbf: { value: '1' } } }));
    const claims = /claims="([^"]+)"/.exec(headers.get('www-authenticate') ?? '')?.[1] ?? '';
    assert.equal(status, 401);
    assert.equal(Buffer.from(claims, 'base64').toString(), '{"access_token":{"nbf":{"value":"1"}}}');
  });

  it('break the connection before or in the answer', async () => {
    await assert.rejects(askWith(faults.reset()), TypeError);
    const half = await askWith(faults.cut());
    assert.equal(half.status, 200);
    await assert.rejects(half.text(), TypeError);
  });

  it('never answer, and tell when the one who asked has gone', async () => {
    const slow = [faults.slow(), faults.slow()];
    const aborter = new AbortController();
    service.faults.push(...slow);
    const asked = Promise.allSettled([ask(aborter.signal), ask(aborter.signal)]);
    await Promise.all(slow.map(({ arrived }) => arrived));
    assert.equal(service.running, 2);
    aborter.abort();
    await Promise.all([...slow.map(({ gone }) => gone), asked]);
    assert.deepEqual([service.running, service.peak, service.requests.at(-1)?.gone], [0, 2, true]);
  });

  it('cut an answer to its first rows, with a reason', async () => {
    const answer = await askWith(faults.partial('-2133196793', 'Low memory condition', 0));
    const body = (await answer.json()) as { tables: { rows: unknown[] }[]; error: { code: string } };
    assert.deepEqual([answer.status, body.tables[0]?.rows, body.error.code], [200, [], 'PartialError']);
  });

  it('are tried again by both clients where there is a pause', async () => {
    const day = { startTime: new Date('2026-10-07'), endTime: new Date('2026-10-08') };
    for (const client of [monitorQuery(service.url), monitorQueryLogs(service.url)]) {
      service.faults.push(faults.throttled({ milliseconds: 1 }));
      assert.equal((await client.queryWorkspace(id, QUERY, day)).status, 'Success');
    }
  });

  it('are answers after a while', async () => {
    service.settings.delay = 20;
    const start = performance.now();
    assert.equal((await ask()).status, 200);
    assert.ok(performance.now() - start >= 19);
  });
});
