import { after, before, beforeEach, describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import * as current from '@azure/monitor-query-logs';
import * as deprecated from '@azure/monitor-query';
import type { SourceError } from '../../../src/model/source-error.js';
import type { LogsClient, LogsTable } from '../../../src/sources/log-analytics/client.js';
import { logsClient } from '../../../src/sources/log-analytics/logs-client.js';
import { partialOf } from '../../../src/sources/log-analytics/partial-answer.js';
import { callClient, type CallOptions } from '../../../src/sources/log-analytics/sdk-calls.js';
import * as answers from './service-answers.js';

const MARKER = 'eyJTOKENMARKER';
const WORKSPACE = '00000000-0000-4000-8000-000000000001';
const RESOURCE = '/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/w';
const NOW = Date.parse('2026-09-10T12:00:00Z');
const span = { startTime: new Date('2026-09-01T00:00:00Z'), endTime: new Date('2026-09-02T00:00:00Z') };

interface Received {
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

type Answer = (response: ServerResponse, request: Received) => void;

const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers }).end(JSON.stringify(body)); // prettier-ignore

const html =
  (status: number, text = '<html><h1>Proxy</h1></html>'): Answer =>
  (response) =>
    response.writeHead(status, { 'content-type': 'text/html' }).end(text);

const received: Received[] = [];
let answer: Answer = json(200, { tables: answers.tables });
let whenClosed: (at: number) => void = () => undefined;
let whenReceived: () => void = () => undefined;

const server = createServer((request, response) => {
  response.on('close', () => whenClosed(performance.now()));
  let body = '';
  request.on('data', (chunk: Buffer) => (body += chunk.toString()));
  request.on('end', () => {
    const all = { path: request.url ?? '', headers: request.headers, body };
    received.push(all);
    whenReceived();
    answer(response, all);
  });
});

before(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
after(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  received.length = 0;
  answer = json(200, { tables: answers.tables });
});

const port = () => (server.address() as AddressInfo).port;

/** The one way that both packages allow to be pointed at a server without TLS. */
const retarget = () => ({
  position: 'perRetry' as const,
  policy: {
    name: 'retarget',
    sendRequest(
      request: { url: string; allowInsecureConnection: boolean },
      next: (same: typeof request) => Promise<never>,
    ) {
      request.url = request.url.replace('https://la.test', `http://127.0.0.1:${port()}`);
      request.allowInsecureConnection = true;
      return next(request);
    },
  },
});

const credential = {
  getToken: () => Promise.resolve({ token: MARKER, expiresOnTimestamp: Date.parse('2099-01-01T00:00:00Z') }),
};

const sdkOptions = () => ({
  endpoint: 'https://la.test/v1',
  additionalPolicies: [retarget() as never],
  retryOptions: { maxRetries: 2, retryDelayInMs: 1, maxRetryDelayInMs: 2 },
});

const CLIENTS: Record<string, () => LogsClient> = {
  'monitor-query 1.3.3': () => new deprecated.LogsQueryClient(credential, sdkOptions()),
  'monitor-query-logs 1.0.0': () => new current.LogsQueryClient(credential, sdkOptions()),
  'our own': () =>
    logsClient({
      token: credential,
      cloud: { endpoint: `http://127.0.0.1:${port()}/v1`, audience: 'https://api.loganalytics.io' },
      wait: () => Promise.resolve(),
      now: () => NOW,
    }),
};

const ask = (client: LogsClient, options: CallOptions = {}) =>
  callClient(client, 'queryWorkspace', WORKSPACE, 'T | count', span, options);

const failure = (client: LogsClient, options: CallOptions = {}) =>
  ask(client, options).then(
    () => assert.fail('it answered'),
    (error: SourceError) => error,
  );

const failureOf = async (name: string, answering: Answer) => {
  answer = answering;
  return failure(CLIENTS[name]!());
};

for (const name of Object.keys(CLIENTS)) {
  describe(`With ${name}`, () => {
    test('a question is sent as the service expects it, and its rows come back', async () => {
      const found = await ask(CLIENTS[name]!());
      const [{ path, headers, body }] = received as [Received];
      assert.equal(path, `/v1/workspaces/${WORKSPACE}/query`);
      assert.equal(headers.authorization, `Bearer ${MARKER}`);
      assert.deepEqual(JSON.parse(body), {
        query: 'T | count',
        timespan: '2026-09-01T00:00:00.000Z/2026-09-02T00:00:00.000Z',
      });
      assert.ok(found.status === 'Success');
      const [{ name: table, columnDescriptors, rows }] = found.tables as [LogsTable];
      assert.deepEqual([table, columnDescriptors, rows], ['PrimaryResult', answers.tables[0]!.columns, answers.tables[0]!.rows]); // prettier-ignore
    });

    test('what tells calls apart does not reach the service', async () => {
      await ask(CLIENTS[name]!());
      assert.deepEqual(
        Object.keys(received[0]!.headers).filter((header) => header.includes('cloud-sync')),
        [],
      );
    });

    test('a resource is asked by one path without a double slash', async () => {
      await callClient(CLIENTS[name]!(), 'queryResource', RESOURCE, 'T', span);
      assert.equal(received[0]!.path, `/v1${RESOURCE}/query`);
    });

    test('a resource id that leads elsewhere is refused, and nothing is sent', async () => {
      const asked = callClient(CLIENTS[name]!(), 'queryResource', '/subscriptions/s?x=', 'T', span);
      await assert.rejects(asked, { name: 'SourceError', reason: 'bad-query' });
      assert.equal(received.length, 0);
    });

    test('an abort rejects with its reason and closes the request within 100 ms', async () => {
      answer = () => undefined;
      const controller = new AbortController();
      const closed = new Promise<number>((resolve) => (whenClosed = resolve));
      const arrived = new Promise<void>((resolve) => (whenReceived = resolve));
      const asked = ask(CLIENTS[name]!(), { signal: controller.signal });
      await arrived;
      const start = performance.now();
      controller.abort(new Error('changed'));
      await assert.rejects(asked, { message: 'changed' });
      const took = (await closed) - start;
      assert.ok(took < 100, `closed after ${took} ms`);
    });

    test('an abort before anything was sent sends nothing', async () => {
      const asked = ask(CLIENTS[name]!(), { signal: AbortSignal.abort(new Error('gone')) });
      await assert.rejects(asked, { message: 'gone' });
      assert.equal(received.length, 0);
    });

    test('a 403 without any words of the service is forbidden', async () => {
      const error = await failureOf(name, json(403, { blocked: true }));
      assert.equal(error.reason, 'forbidden');
      assert.match(error.message, /Log Analytics Reader/);
    });

    test('a 403 keeps its code and correlation id in the cause', async () => {
      const { cause } = await failureOf(name, json(403, answers.noAccess));
      const { status, code, correlationId } = cause as Record<string, unknown>;
      assert.deepEqual([status, code, correlationId], [403, 'InsufficientAccessError', answers.CORRELATION]);
    });

    test('a 502 of a proxy is out of order', async () => {
      const error = await failureOf(name, html(502));
      assert.deepEqual([error.reason, error.message], ['unreachable', 'Log Analytics is out of order (status 502): retry later.']); // prettier-ignore
    });

    test('a page where a result should be is invalid data', async () => {
      assert.equal((await failureOf(name, html(200))).reason, 'invalid-data');
    });

    test('a semantic 400 is told in the innermost words', async () => {
      const words = "'extend' operator: Failed to resolve column or scalar expression named 'Foo'";
      const error = await failureOf(name, json(400, answers.badArgument('SEM0100', words)));
      assert.deepEqual([error.reason, error.message], ['bad-query', `Log Analytics does not take this query: ${words}`]); // prettier-ignore
    });

    test('a workspace without the table says so', async () => {
      assert.equal((await failureOf(name, json(400, answers.noTable))).reason, 'no-table');
    });

    test('an unknown workspace says so', async () => {
      assert.equal((await failureOf(name, json(404, answers.noPath))).reason, 'unreachable');
    });

    test('a 429 that stays says when questions are taken again', async (t) => {
      t.mock.timers.enable({ apis: ['Date'], now: NOW });
      const error = await failureOf(name, json(429, answers.throttled, { 'retry-after-ms': '1' }));
      assert.deepEqual([error.reason, error.retryAt, received.length], ['throttled', NOW + 1, 3]);
    });

    test('a partial answer keeps its tables, and the limit that was hit', async () => {
      answer = json(200, { tables: answers.tables, error: answers.tooManyRows });
      const found = await ask(CLIENTS[name]!());
      assert.ok(found.status === 'PartialFailure');
      assert.equal(found.partialTables[0]!.rows.length, 2);
      assert.deepEqual([partialOf(found.partialError).reason, partialOf(found.partialError).limit], ['rows', 500_000]);
    });

    test('a partial answer that repeats the token is rid of it', async () => {
      answer = (response, { headers }) =>
        json(200, { tables: answers.tables, error: answers.partialError('1', `of ${headers.authorization}`) })(response, received[0]!); // prettier-ignore
      const found = await ask(CLIENTS[name]!());
      assert.ok(found.status === 'PartialFailure');
      assert.equal(partialOf(found.partialError).detail, 'of Bearer …');
      assert.equal(inspect(found.partialError, { depth: 20 }).includes(MARKER), false);
    });

    test('a partial answer whose error comes first keeps the limit too', async () => {
      answer = json(200, { error: answers.tooManyBytes, tables: answers.tables });
      const found = await ask(CLIENTS[name]!());
      assert.ok(found.status === 'PartialFailure');
      assert.deepEqual([partialOf(found.partialError).reason, partialOf(found.partialError).limit], ['size', 64_000_000]); // prettier-ignore
    });

    test('a workspace without any data answers with no tables', async () => {
      answer = (response) => response.writeHead(204).end();
      assert.deepEqual(await ask(CLIENTS[name]!()), { status: 'Success', tables: [] });
    });

    test('an empty answer has no tables', async () => {
      answer = (response) => response.writeHead(200, { 'content-type': 'application/json' }).end();
      assert.deepEqual(await ask(CLIENTS[name]!()), { status: 'Success', tables: [] });
    });

    test('a lost connection is unreachable', async () => {
      const error = await failureOf(name, (response) => response.socket?.destroy());
      assert.equal(error.reason, 'unreachable');
    });

    const echo: Answer = (response, { headers }) =>
      html(502, `<pre>${JSON.stringify(headers)}</pre>`)(response, received[0]!);
    for (const [kind, answering] of [
      ['403', json(403, answers.noAccess)],
      ['lost connection', ((response) => response.socket?.destroy()) as Answer],
      ['gateway that shows the request', echo],
      ['bad query that shows the request', ((response, { headers }) => json(400, answers.badArgument('SYN0001', headers.authorization ?? ''))(response, received[0]!)) as Answer], // prettier-ignore
    ] as const) {
      test(`no token is left in the error of a ${kind}`, async () => {
        const error = await failureOf(name, answering);
        assert.ok(received.length > 0);
        assertNoMarker(error);
      });
    }

    test('many questions at once each get their own answer', async () => {
      answer = (response, { body }) => {
        const { query } = JSON.parse(body) as { query: string };
        json(400, answers.badArgument('SEM0001', query))(response, received[0]!);
      };
      const client = CLIENTS[name]!();
      const asked = ['one', 'two', 'three'].map((query) =>
        callClient(client, 'queryWorkspace', WORKSPACE, query, span).catch((error: SourceError) => error.message),
      );
      const prefix = 'Log Analytics does not take this query: ';
      assert.deepEqual(await Promise.all(asked), [`${prefix}one`, `${prefix}two`, `${prefix}three`]);
    });
  });
}

describe('Any other client', () => {
  test('that ignores the signal keeps nobody waiting', async () => {
    const controller = new AbortController();
    const asked = ask({ queryWorkspace: () => new Promise(() => undefined) }, { signal: controller.signal });
    controller.abort(new Error('changed'));
    await assert.rejects(asked, { message: 'changed' });
  });

  test('that fails while it is aborted rejects with the reason of the abort', async () => {
    const controller = new AbortController();
    const client: LogsClient = {
      queryWorkspace: () => {
        controller.abort(new Error('changed'));
        throw new Error('The operation was aborted.');
      },
    };
    await assert.rejects(ask(client, { signal: controller.signal }), { message: 'changed' });
  });

  test('that goes on although it was aborted at once rejects with the reason of the abort', async () => {
    const controller = new AbortController();
    const client: LogsClient = {
      queryWorkspace: () => {
        controller.abort(new Error('changed'));
        return new Promise(() => undefined);
      },
    };
    await assert.rejects(ask(client, { signal: controller.signal }), { message: 'changed' });
  });

  test('that throws at once fails like one that rejects', async () => {
    const client: LogsClient = {
      queryWorkspace: () => {
        throw Object.assign(new Error('no'), { statusCode: 403 });
      },
    };
    assert.equal((await failure(client)).reason, 'forbidden');
  });

  test('is given the signal, the time limit and the listener for pauses', async () => {
    const seen: unknown[] = [];
    const client: LogsClient = {
      queryWorkspace: (_id, _query, _span, options) => {
        seen.push(options?.abortSignal, options?.serverTimeoutInSeconds);
        options?.onWaiting?.(NOW);
        return Promise.resolve({ status: 'Success', tables: [] });
      },
    };
    const { signal } = new AbortController();
    const heard: number[] = [];
    await ask(client, { signal, serverTimeoutInSeconds: 60, onWaiting: (until) => heard.push(until) });
    assert.deepEqual(seen, [signal, 60]);
    assert.deepEqual(heard, [NOW]);
  });

  test('answers although the listener for pauses throws', async () => {
    const client: LogsClient = {
      queryWorkspace: (_id, _query, _span, options) => {
        options?.onWaiting?.(NOW);
        return Promise.resolve({ status: 'Success', tables: [] });
      },
    };
    const onWaiting = () => assert.fail('a mishap of the host');
    assert.deepEqual(await ask(client, { onWaiting }), { status: 'Success', tables: [] });
  });

  test('that asks for a pause is told by the real clock until when', async (t) => {
    t.mock.timers.enable({ apis: ['Date'], now: NOW });
    const thrown = Object.assign(new Error('no'), {
      statusCode: 429,
      response: { headers: new Headers({ 'retry-after': '60' }), bodyAsText: '' },
    });
    const { retryAt } = await failure({ queryWorkspace: () => Promise.reject(thrown) });
    assert.equal(retryAt, NOW + 60_000);
  });

  const table = { columnDescriptors: [{ name: 'a' }], rows: [[1]] };
  for (const [name, given] of Object.entries({
    nothing: undefined,
    null: null,
    text: 'x',
    'no status': { tables: [] },
    'another status': { status: 'Failure', tables: [] },
    'no tables': { status: 'Success' },
    'tables that are no list': { status: 'Success', tables: {} },
    'a partial answer without its own tables': { status: 'PartialFailure', tables: [] },
    'no table': { status: 'Success', tables: [null] },
    'a table of nothing': { status: 'Success', tables: [table, {}] },
    'no columns': { status: 'Success', tables: [{ ...table, columnDescriptors: null }] },
    'an empty column': { status: 'PartialFailure', partialTables: [{ ...table, columnDescriptors: [null] }] },
    'no rows': { status: 'Success', tables: [{ ...table, rows: null }] },
    'a row that is no list': { status: 'Success', tables: [{ ...table, rows: [[1], { a: 1 }] }] },
  })) {
    test(`that answers with ${name} has given invalid data, in one plain sentence`, async () => {
      const error = await failure({ queryWorkspace: () => Promise.resolve(given as never) });
      const words = 'Log Analytics answered with something that is not a result.';
      assert.deepEqual([error.name, error.reason, error.message], ['SourceError', 'invalid-data', words]);
    });
  }

  test('that returns no promise is taken as it is', async () => {
    const { signal } = new AbortController();
    assert.equal((await ask({ queryWorkspace: () => ({ status: 'Success', tables: [] }) as never }, { signal })).status, 'Success'); // prettier-ignore
    assert.match((await failure({ queryWorkspace: () => undefined as never })).message, /not a result/);
  });

  test('whose answer cannot be read has given invalid data', async () => {
    const odd = Object.defineProperty({}, 'status', { get: () => assert.fail('it was read'), enumerable: true });
    assert.equal((await failure({ queryWorkspace: () => Promise.resolve(odd as never) })).reason, 'invalid-data');
  });

  test('that cannot be asked for a resource says so', async () => {
    await assert.rejects(callClient({}, 'queryResource', RESOURCE, 'T', span), /The client has no queryResource/);
  });
});

describe('The pipeline of a client', () => {
  test('is followed once, however many questions are asked', async () => {
    const client = new current.LogsQueryClient(credential, sdkOptions());
    await Promise.all([ask(client), ask(client)]);
    const names = client.pipeline.getOrderedPolicies().map((policy) => policy.name);
    assert.equal(names.filter((one) => one.startsWith('cloud-sync-insights')).length, 1);
  });

  test('still serves questions that others ask of the client', async () => {
    const client = new current.LogsQueryClient(credential, sdkOptions());
    await ask(client);
    assert.equal((await client.queryWorkspace(WORKSPACE, 'T', span)).status, 'Success');
  });
});

function assertNoMarker(error: unknown) {
  const found = [inspect(error, { depth: 20, showHidden: true }), JSON.stringify(error)];
  for (let one = error; one instanceof Error; one = one.cause) {
    found.push(one.message, one.stack ?? '', JSON.stringify(one), inspect({ ...one }, { depth: 20 }));
    const { request, response } = one as { request?: unknown; response?: { request?: unknown } };
    const plain = { depth: 20, showHidden: true, customInspect: false };
    found.push(inspect(request, plain), inspect(response, plain));
  }
  assert.equal(found.join('\n').includes(MARKER), false);
}

/** Compiles only while the clients of both packages, and ours, are what a source takes. */
export const assignable: (clients: {
  deprecated: deprecated.LogsQueryClient;
  current: current.LogsQueryClient;
  own: ReturnType<typeof logsClient>;
}) => LogsClient[] = (clients) => [clients.deprecated, clients.current, clients.own];
