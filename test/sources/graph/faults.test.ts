import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { SyncProgress } from '../../../src/sources/index.js';
import { graphFailure, type GraphQuirks } from '../../emulator/graph.js';
import { countLoaded, countNow, eventBefore, eventsEvery, setUp, totals } from './events.js';

const HOUR = 60;
const whole = { events: 200, partial: undefined };

/** Answers requests of these numbers, counted from 1, in place of the service. */
const failing = (numbers: readonly number[], answer: () => Response | Error): GraphQuirks => ({
  fault: (_, count) => (numbers.includes(count) ? answer() : null),
});

describe('pace and pauses', () => {
  test('never are more than five requests sent in ten seconds', async () => {
    const { graph, source } = setUp(eventsEvery(5, 3000), { pageSize: 50 });
    assert.deepEqual(await countLoaded(source), { events: 3000, partial: undefined });
    assert.ok(graph.requests.length > 60);
    assert.equal(graph.mostInTenSeconds, 5);
  });

  test('a pause that is asked for is kept to', async () => {
    const { graph, source } = setUp(
      eventsEvery(HOUR, 200),
      failing([2], () => graphFailure(429, 'TooManyRequests', { 'Retry-After': '42' })),
    );
    assert.deepEqual(await countLoaded(source), whole);
    assert.equal(graph.requests[2]!.at - graph.requests[1]!.at, 42_300);
  });

  test('who waits from the beginning hears until when', async () => {
    const { clock, source } = setUp(
      eventsEvery(HOUR, 200),
      failing([1], () => graphFailure(503, 'ServiceUnavailable', { 'Retry-After': 'Mon, 09 Nov 2026 12:00:30 GMT' })),
    );
    const seen: SyncProgress[] = [];
    await source.query(totals(), { onProgress: (progress) => seen.push(progress) });
    assert.deepEqual(seen[0], { records: 0, fraction: 0, waitingUntil: Date.parse('2026-11-09T12:00:30Z') });
    assert.ok(clock.now() >= Date.parse('2026-11-09T12:00:30Z'));
    assert.deepEqual(await countLoaded(source), whole);
  });

  test('without Retry-After pauses double, and the next slices are shorter', async () => {
    const { graph, source } = setUp(
      eventsEvery(HOUR, 200),
      failing([2, 3, 4], () => graphFailure(429, 'TooManyRequests')),
    );
    assert.deepEqual(await countLoaded(source), whole);
    const pauses = graph.requests.slice(1, 5).map(({ at }, index) => at - graph.requests[index]!.at);
    assert.deepEqual(pauses, [300, 1300, 2300, 4300]);
    const { after, before } = graph.requests[5]!;
    assert.equal(Date.parse(before) - Date.parse(after), 30 * 60_000 + 1000);
  });

  test('throttling that does not end is a failure that names its end', async () => {
    const { clock, source } = setUp(eventsEvery(HOUR, 10), {
      fault: () => graphFailure(429, 'TooManyRequests', { 'Retry-After': '3600' }),
    });
    const start = clock.now();
    await assert.rejects(source.query(totals()), { reason: 'throttled', retryAt: start + 3_600_900 });
  });
});

describe('failures', () => {
  test('a server error, a lost connection and a broken body are asked again', async () => {
    for (const answer of [() => graphFailure(502, 'BadGateway'), () => new TypeError('fetch failed')]) {
      const { source } = setUp(eventsEvery(HOUR, 200), failing([2, 3], answer));
      assert.deepEqual(await countLoaded(source), whole);
    }
  });

  test('what takes too long is asked for in shorter slices', async () => {
    const { graph, source } = setUp(eventsEvery(HOUR, 200), {
      fault: ({ after, before }) =>
        Date.parse(before) - Date.parse(after) > 48 * HOUR * 60_000 ? graphFailure(504, 'GatewayTimeout') : null,
    });
    assert.deepEqual(await countLoaded(source), whole);
    assert.ok(graph.requests.length < 30);
  });

  test('a service that hangs is asked again after two minutes', async () => {
    const { clock, graph, source } = setUp(eventsEvery(HOUR, 200), { latency: 10_000_000 });
    const start = clock.now();
    const loaded = countLoaded(source);
    while (graph.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
    graph.quirks = {};
    assert.deepEqual(await loaded, whole);
    assert.ok(clock.now() - start >= 120_000);
  });

  test('a slice that fails leaves the others, says which time is missing, and is read by a refresh', async () => {
    const { graph, source } = setUp(eventsEvery(HOUR, 200), {
      fault: ({ before }) => (before === '2026-11-09T11:00:00Z' ? graphFailure(501, 'NotImplemented') : null),
    });
    const { events, partial } = await countLoaded(source);
    assert.deepEqual([events, partial?.reason], [196, 'unread']);
    assert.match(partial?.detail ?? '', /status 501.*Missing: 2026-11-09 07:00:00 UTC to 2026-11-09 11:00:00 UTC\.$/);
    const requests = graph.requests.length;
    assert.deepEqual((await countNow(source)).partial, partial);
    assert.equal(graph.requests.length, requests);
    graph.quirks = {};
    source.refresh();
    assert.deepEqual(await countLoaded(source), whole);
  });

  test('a range of which nothing could be read fails, and the next question tries again', async () => {
    const { graph, source } = setUp(eventsEvery(HOUR, 200), { fault: () => graphFailure(500, 'InternalServerError') });
    await assert.rejects(source.query(totals()), { name: 'SourceError', reason: 'unreachable', message: /status 500/ });
    graph.quirks = {};
    assert.deepEqual(await countLoaded(source), whole);
  });

  test('a service that is down is asked nine times, not for every slice', async () => {
    const { graph, source } = setUp(eventsEvery(HOUR, 200), { fault: () => new TypeError('fetch failed') });
    await assert.rejects(source.query(totals()), { reason: 'unreachable' });
    assert.equal(graph.requests.length, 9);
  });

  test('a page of a proxy is no page without events', async () => {
    const { source } = setUp(eventsEvery(HOUR, 200), { fault: () => new Response('<html>Sign in</html>') });
    await assert.rejects(source.query(totals()), { reason: 'invalid-data' });
  });
});

describe('rights', () => {
  const refusing = (answer: () => Response) => setUp(eventsEvery(HOUR, 10), { fault: answer });

  test('a missing permission is named, once', async () => {
    const { graph, source } = refusing(() => graphFailure(403, 'Authorization_RequestDenied'));
    await assert.rejects(source.query(totals()), {
      reason: 'forbidden',
      message: /AuditLog\.Read\.All.*Reports Reader/,
    });
    assert.equal(graph.requests.length, 1);
  });

  test('a missing licence is told apart from a missing permission', async () => {
    const { source } = refusing(() => graphFailure(403, 'Authentication_RequestFromNonPremiumTenantOrB2CTenant'));
    await assert.rejects(source.query(totals()), { reason: 'forbidden', message: /Entra ID P1 or P2/ });
  });

  test('a refused token is replaced once, then whoever asks has to sign in', async () => {
    let given = 0;
    const token = () => Promise.resolve(`token-${++given}`);
    const good = setUp(eventsEvery(HOUR, 200), { fault: (seen) => (seen.token === 'token-1' ? graphFailure(401, 'InvalidAuthenticationToken') : null) }, { token }); // prettier-ignore
    assert.deepEqual(await countLoaded(good.source), whole);
    const bad = refusing(() => graphFailure(401, 'InvalidAuthenticationToken'));
    await assert.rejects(bad.source.query(totals()), { reason: 'unauthorised', message: /sign in again/ });
    assert.equal(bad.graph.requests.length, 2);
  });

  test('claims that a policy asks for are handed on', async () => {
    const asked: unknown[] = [];
    const token = (scope: string, { claims }: { claims?: string }) => {
      asked.push([scope, claims]);
      return Promise.resolve(claims ?? 'weak');
    };
    const challenge = { 'WWW-Authenticate': `Bearer error="insufficient_claims", claims="${btoa('{"strong":1}')}"` };
    const { source } = setUp(eventsEvery(HOUR, 200), { fault: (seen) => (seen.token === 'weak' ? graphFailure(401, 'InvalidAuthenticationToken', challenge) : null) }, { token }); // prettier-ignore
    assert.deepEqual(await countLoaded(source), whole);
    const scope = 'https://graph.microsoft.com/.default';
    assert.deepEqual(asked, [
      [scope, undefined],
      [scope, '{"strong":1}'],
    ]);
  });

  test('no error shows the token', async () => {
    const token = () => Promise.resolve('eyJhbGciOiJub25lIn0.secret.secret');
    const { source } = setUp([], { fault: (seen) => graphFailure(400, `Bearer ${seen.token}`) }, { token });
    await assert.rejects(source.query(totals()), (thrown: Error) => {
      const cause = thrown.cause as Error;
      return thrown.name === 'SourceError' && !`${thrown.stack}${cause.stack}`.includes('secret');
    });
  });

  test('who is not signed in is told of Microsoft Graph', async () => {
    const token = () => Promise.reject(new Error('no account'));
    const { source } = setUp([], {}, { token });
    await assert.rejects(source.query(totals()), { reason: 'unauthorised', message: /Microsoft Graph/ });
  });
});

describe('links', () => {
  const spread = eventsEvery(7, 1000);
  const all = { events: 1000, partial: undefined };

  test('a link that is missing behind a full page is noticed', async () => {
    const { source } = setUp(spread, { pageSize: 33, link: (link, { isLink }) => (isLink ? null : link) });
    assert.deepEqual(await countLoaded(source), all);
  });

  test('all links missing behind pages of a round size are noticed', async () => {
    const { source } = setUp(spread, { pageSize: 100, link: () => null });
    assert.deepEqual(await countLoaded(source), all);
  });

  test('a link that was cut, that leads back or that leads elsewhere is not the end', async () => {
    const links = [
      (link: string) => link.slice(0, -6),
      (link: string) => link.slice(0, 30),
      (_: string, { address }: { address: string }) => address,
      () => 'https://attacker.example/v1.0/auditLogs/provisioning?$skiptoken=abc',
    ];
    for (const link of links) {
      const { graph, source } = setUp(spread, { pageSize: 33, link });
      assert.deepEqual(await countLoaded(source), all);
      assert.ok(graph.requests.every(({ address }) => address.startsWith('https://graph.microsoft.com/')));
    }
  });

  test('a service that always gives the same page is given up, and said to be incomplete', async () => {
    let number = 0;
    const { graph, source } = setUp(spread, {
      fault: ({ address }) => Response.json({ value: [eventBefore(2)], '@odata.nextLink': `${address}&$skiptoken=${++number}` }), // prettier-ignore
    });
    await assert.rejects(source.query(totals()), { reason: 'invalid-data', message: /there may be more events/ });
    assert.ok(graph.requests.length < 100);
  });

  test('events of one second that do not fit a page are never taken for all', async () => {
    const burst = Array.from({ length: 90 }, (_, index) => eventBefore(30, `burst-${index}`));
    const { source } = setUp([...burst, ...spread], { pageSize: 60, link: () => null });
    const { partial } = await countLoaded(source);
    assert.equal(partial?.reason, 'unread');
  });
});
